"""Units: paragraphs in the making, and what they become: labelled, with their text and items."""

import re
from collections import Counter
from dataclasses import dataclass, field

from corpus.catalogue import Document
from corpus.paragraph import Item, Kind, LabelStatus, Paragraph
from corpus.refs import ParagraphRef
from ingest.block import Block, Shape
from ingest.editions import edition_at
from ingest.lines import Reading
from ingest.traced import Traced, joined

_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split()
_STRENGTH = re.compile(r"(Practice Guidance):")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading above a unit."""

    level: int
    text: str  # in full
    name: str  # as labels say it
    slug: str
    number: str


@dataclass(slots=True)
class Unit:
    """A paragraph in the making."""

    headings: tuple[Heading, ...]
    kind: Kind
    line: int
    number: str = ""  # the printed or reconstructed number
    under: str = ""  # the number whose territory an unnumbered sub-heading stands in
    torn: bool = False
    bullet: bool = False  # it is itself an item of a list of long items
    parts: list[Block] = field(default_factory=list)  # prose and items, in order
    lead: Block | None = None  # a heading that begins the list's sentence


def deeper(block: Block, first: Block) -> bool:
    """Whether an item stands inside the items that the first of a list is one of."""
    other = bool(block.glyph and first.glyph) and block.glyph != first.glyph
    lettered = bool(block.mark) and not first.mark
    return block.depth > max(first.depth, 1) or (not block.depth and (block.indent > first.indent or other or lettered))


def paragraph_of(document: Document, reading: Reading, unit: Unit, seen: Counter[str]) -> Paragraph:
    """Return a unit as a paragraph; `seen` counts the labels given so far, so that each is given once."""
    path = _path(unit.headings)
    shown = " > ".join(h.name for h in unit.headings) or "front page"
    if unit.number.startswith("footnote"):
        name, human, status = unit.number.replace(" ", "-"), unit.number, LabelStatus.PRINTED
    elif unit.number:
        name, human = unit.number, f"para {unit.number}"
        status = LabelStatus.RECONSTRUCTED if unit.torn else LabelStatus.PRINTED
    else:
        status = LabelStatus.HEADING
        last = unit.headings[-1] if unit.headings else None
        if unit.under and last:
            name, human = f"{unit.under}.{last.slug}", f"{_para(unit)} > {last.name}"
        else:
            name, human = path, shown
    if unit.number and seen[name]:  # the number stands twice: its heading tells which is meant
        name, human = f"{path}.{name}", f"{shown} > {human}"
    seen[name] += 1
    if seen[name] > 1:
        word = "bullet" if unit.bullet else "paragraph"
        human = f"{human}, {word} {seen[name]}"
        name = _free(f"{name}.{seen[name]}", seen)
    elif unit.bullet:
        human = f"{human}, bullet 1"
    text, items = _text(unit, human, shown)
    ref = ParagraphRef(document.id, document.edition, name)
    return Paragraph(
        ref=ref,
        label=human,
        label_status=status,
        headings=tuple(h.text for h in unit.headings),
        text=text.text,
        segments=text.segments(),
        items=items,
        kind=unit.kind,
        edition=edition_at(document, reading, unit.line),
        page=unit.parts[0].page,
        recognised=any(part.recognised for part in unit.parts),
        strength=tuple(_STRENGTH.findall(text.text)),
        places=unit.parts[0].places,
    )


def _path(headings: tuple[Heading, ...]) -> str:
    """Return the headings' short names, from the last one whose number says where it stands: 4.2, not 4.4.2."""
    first = max((n for n, heading in enumerate(headings) if "." in heading.slug), default=0)
    return ".".join(heading.slug for heading in headings[first:]) or "front-page"


def _free(name: str, seen: Counter[str]) -> str:
    """Return a name that nothing has yet: a printed number may look like a counted one."""
    while seen[name]:
        name = f"{name}.2"
    seen[name] += 1
    return name


def _para(unit: Unit) -> str:
    section = next((h for h in unit.headings if h.number == unit.under), None)
    return section.name if section else f"para {unit.under}"


def _text(unit: Unit, human: str, path: str) -> tuple[Traced, tuple[Item, ...]]:
    """Return the reading text, each block on a line of its own, and the items in it."""
    pieces = [unit.lead.text] if unit.lead else []
    items: list[Item] = []
    at = len(pieces[0]) + 1 if pieces else 0
    counts = [0, 0]
    first = next((b for b in unit.parts if b.shape is Shape.ITEM), None)
    if unit.bullet:  # the first item is the paragraph itself
        first = next((b for b in unit.parts[1:] if b.shape is Shape.ITEM), None)
    for n, block in enumerate(unit.parts):
        pieces.append(block.text)
        if block.shape is Shape.ITEM and first and not (unit.bullet and n == 0):
            deep = deeper(block, first) or _goes_on_inside(items, block)
            counts = [counts[0], counts[1] + 1] if deep and counts[0] else [counts[0] + 1, 0]
            last = block.mark or str(counts[1] if counts[1] else counts[0])
            parent = items[-1].mark.partition(".")[0] if counts[1] else ""
            mark = f"{parent}.{last}" if parent else last
            if any(item.mark == mark for item in items):
                mark = f"{mark}.{counts[0]}"
            base = path if unit.bullet else human
            lettered = f"({last.replace('.', ')(')})"
            if parent and not parent.isdigit() and block.mark:
                lettered = f"({parent}){lettered}"
            label = f"{base} {lettered}" if block.mark else f"{human}, bullet {mark}"
            items.append(Item(mark, label, at, at + len(block.text)))
        at += len(block.text) + 1
    return joined(pieces, "\n"), tuple(items)


def _goes_on_inside(items: list[Item], block: Block) -> bool:
    """Whether a block's numeral follows that of an item inside another: "ii" after "a.i"."""
    outer, _, inner = items[-1].mark.rpartition(".") if items else ("", "", "")
    return bool(outer) and inner in _ROMAN[:-1] and _ROMAN[_ROMAN.index(inner) + 1] == block.mark


def slug(text: str) -> str:
    """Return a text as the part of a label that it makes."""
    words = re.sub(r"[’'‘]", "", text.casefold()).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "section"
