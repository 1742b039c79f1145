"""Councils that do not exist, with policies made up of sentences of the shipped documents: for measuring great size."""

import random
from collections.abc import Iterator, Sequence

from corpus.catalogue import Area, Catalogue, Document, Status
from corpus.paragraph import LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef
from corpus.sentences import sentences
from eval.library import shipped_library
from index.build import Documents

OF_EACH = 500  # paragraphs of a council's policy
_UNDER_ONE_HEADING = 5
_FIRST = "Ald Birk Cald Dun Elm Farn Gorse Hazel Ivel Jarn Kest Lark Mell Nether Ock Pend Quern Rud Sel Thorn".split()
_LAST = "beck borough bridge burn cote dale field ford gate ham hope hurst ley low mere ness shaw stead thorpe wick"


def councils(paragraphs: int) -> tuple[Catalogue, Documents]:
    """Return so many made-up paragraphs, and the areas and documents that they belong to."""
    rng = random.Random(paragraphs)  # noqa: S311 - made-up text, not a secret
    said = _shipped_sentences()
    areas = list(_areas(-(-paragraphs // OF_EACH)))
    entries = [_entry(area) for area in areas]
    sizes = [min(OF_EACH, paragraphs - at) for at in range(0, paragraphs, OF_EACH)]
    documents = {entry.book: _policy(entry, rng, said, size) for entry, size in zip(entries, sizes, strict=True)}
    return Catalogue(areas=tuple(areas), documents=tuple(entries)), documents


def _areas(count: int) -> Iterator[Area]:
    last = _LAST.split()
    for n in range(count):
        again, place = divmod(n, len(_FIRST) * len(last))
        name = _FIRST[place // len(last)] + last[place % len(last)]
        if again:
            name = f"{_FIRST[again // len(last)]}{last[again % len(last)]} and {name}"
        yield Area(id=name.casefold().replace(" ", "-"), name=name, names=(name,))


def _entry(area: Area) -> Document:
    title = f"{area.name}: working with children in need"
    return Document(
        id=f"{area.id}-cin",
        title=title,
        short_title=title,
        publisher=area.name,
        area=area.id,
        kind="added document",
        edition="2026",
        edition_name="2026",
        published="2026",
        status=Status.IN_FORCE,
        status_note="Made up.",
        licence="Nobody's.",
        file=f"{area.id}.txt",
        sha256="",
        added=True,
    )


def _policy(entry: Document, rng: random.Random, said: Sequence[str], size: int) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text of a policy and its paragraphs, of two to four sentences each and numbered under headings."""
    paragraphs, texts, at = [], [], 0
    for n in range(size):
        section, place = divmod(n, _UNDER_ONE_HEADING)
        number, text = f"{section + 1}.{place + 1}", " ".join(rng.sample(said, rng.randint(2, 4)))
        paragraphs.append(
            Paragraph(
                ref=ParagraphRef.parse(f"{entry.book}#{number}"),
                label=f"para {number}",
                label_status=LabelStatus.PRINTED,
                headings=(f"Part {section + 1}",),
                text=text,
                segments=(Segment(0, len(text), at, at + len(text)),),
            )
        )
        texts.append(text)
        at += len(text) + 1
    return "\n".join(texts), tuple(paragraphs)


def _shipped_sentences() -> list[str]:
    return [
        " ".join(paragraph.text[start:end].split())
        for volume in shipped_library().values()
        for paragraph in volume.paragraphs
        for start, end in sentences(paragraph.text)
    ]
