"""Proof of golden quotes: each stands in its document, and in these paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.errors import QuoteError
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from eval.golden import Gold, Item
from eval.library import Library, Volume
from eval.printing import plain

# For each golden quote, the paragraphs that hold it; none when ingest left those words out.
GoldRefs = tuple[frozenset[ParagraphRef], ...]

_SAME = 0.8  # share of a quote's words that a passage kept once, for several places, must hold


@dataclass(frozen=True, slots=True)
class Unproved:
    """A golden quote that does not stand where it is said to; it repeats no words of the item."""

    item: str
    quote: int  # which of the item's, from 1
    why: str

    def __str__(self) -> str:
        return f"{self.item}, golden quote {self.quote}: {self.why}"


def gold_refs(item: Item, library: Library) -> GoldRefs:
    """Return the paragraphs that hold each golden quote; QuoteError when its source does not print one."""
    found = []
    for number, gold in enumerate(item.gold, start=1):
        refs, why = _refs(gold, library)
        if why:
            raise QuoteError(f"{Unproved(item.id, number, why)}. Mend the golden file.")
        found.append(refs)
    return tuple(found)


def unproved(items: Iterable[Item], library: Library) -> list[Unproved]:
    """Return every golden quote that its source does not print, or not in the paragraph named."""
    return [
        Unproved(item.id, number, why)
        for item in items
        for number, gold in enumerate(item.gold, start=1)
        if (why := _refs(gold, library)[1])
    ]


def unreachable(items: Iterable[Item], library: Library) -> list[str]:
    """Return the items that no citation can prove, because ingest left their golden words out."""
    held = ((item, gold_refs(item, library)) for item in items if item.gold)
    return [item.id for item, refs in held if not any(refs) or (item.needs_all_gold and not all(refs))]


def _refs(gold: Gold, library: Library) -> tuple[frozenset[ParagraphRef], str]:
    volume = library.get(gold.document)
    if volume is None:
        return frozenset(), f"there is no document {gold.document}"
    places = volume.print.find(plain(gold.quote))
    if not places:
        return frozenset(), f"{gold.document} does not print it"
    held = volume.at(places) or _kept_once(volume, gold.quote) or _beneath(volume, gold.quote)
    labelled = [p for p in held if gold.label is None or gold.label == p.ref.label]
    if held and not labelled:
        return frozenset(), f"it stands in {held[0].label} of {gold.document}, not in para {gold.label}"
    return frozenset(p.ref.paragraph for p in labelled), ""


def _kept_once(volume: Volume, words: str) -> list[Paragraph]:
    """Return the paragraphs that stand for a passage printed, with small differences, in several places."""
    wanted = set(plain(words).split())
    held = [p for p in volume.paragraphs if p.places]
    return [p for p in held if len(wanted & set(plain(p.text).split())) >= _SAME * len(wanted)]


def _beneath(volume: Volume, words: str) -> list[Paragraph]:
    """Return the paragraphs under a heading that these words are part of."""
    return [p for p in volume.paragraphs if any(plain(words) in plain(heading) for heading in p.headings)]
