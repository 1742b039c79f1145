"""Label: blocks become paragraphs that can be named, by number or by heading path."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.catalogue import Document
from corpus.paragraph import Item, Kind, LabelStatus, Paragraph
from corpus.refs import ParagraphRef
from ingest.block import Block, Shape
from ingest.editions import edition_at
from ingest.lines import Reading
from ingest.notes import Section
from ingest.traced import Traced, joined

_LONG = 15  # words: items this long on average are paragraphs in their own right,
_LONG_IN_NUMBERED = 40  # and this long where a printed number could name their list
_FEW = 4  # words: prose this short introduces the list after it
_STRENGTH = re.compile(r"(Practice Guidance):")


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    text: str  # in full
    name: str  # as labels say it
    slug: str
    number: str


@dataclass(slots=True)
class _Unit:
    """A paragraph in the making."""

    headings: tuple[_Heading, ...]
    kind: Kind
    line: int
    number: str = ""  # the printed or reconstructed number
    under: str = ""  # the number whose territory an unnumbered sub-heading stands in
    torn: bool = False
    bullet: bool = False  # it is itself an item of a list of long items
    parts: list[Block] = field(default_factory=list)  # prose and items, in order
    lead: Block | None = None  # a heading that begins the list's sentence


class _Labeller:
    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.headings: list[_Heading] = []
        self.number = ""
        self.units: list[_Unit] = []
        self.open: _Unit | None = None
        self.lead: Block | None = None
        self.bare: Block | None = None  # a heading that nothing stands under yet
        self.loose: list[Block] = []  # items that stand directly under a heading

    def read(self, block: Block, sections: dict[int, Section]) -> None:
        for line in sorted(sections):
            if line <= block.line:
                section = sections.pop(line)
                self.close()
                self.number = ""
                self.headings = [_Heading(0, section.title, section.name, section.slug, "")]
        match block.shape:
            case Shape.HEADING:
                self.heading(block)
            case Shape.FOOTNOTE:
                self.footnote(block)
            case Shape.PROSE:
                self.prose(block)
            case Shape.ITEM:
                self.item(block)

    def heading(self, block: Block) -> None:
        if self.bare and self.bare.level >= block.level:
            self.begin(self.bare)  # nothing stands under it: it says all there is
        self.close()
        self.bare = block
        self.headings = [h for h in self.headings if h.level < block.level]
        text = block.text.text.rstrip(":").rstrip(" -–—")
        name = block.name or text
        parent = self.headings[-1].text if self.headings else ""
        if not block.name and parent and name.casefold().startswith(parent.casefold() + " "):
            name = name[len(parent) + 1 :]
        slug = block.number if block.number and not block.name else _slug(name)
        shown = text
        if block.number and not text.startswith(block.number):
            shown = f"{block.number} {text}" if "." in block.number else f"{block.number}. {text}"
        self.headings.append(_Heading(block.level, shown, block.name or shown, slug, block.number))
        if block.level <= 1:
            self.number = ""
        self.lead = block if block.text.text.endswith(":") else None
        if self.lead is None:
            self.reading.accounts.claim(block.text.spans, "heading")

    def prose(self, block: Block) -> None:
        self.settle()
        self.bare = None
        if block.number:
            self.close()
            self.drop_used()
            self.number = block.number
            self.begin(block, number=block.number, torn=block.torn)
        elif (
            self.open
            and not block.apart
            and self.open.number
            and self.open.number == self.number
            and self.open.headings == tuple(self.headings)
        ):
            self.open.parts.append(block)
        else:
            self.close()
            self.begin(block)

    def item(self, block: Block) -> None:
        self.bare = None
        if self.open and not self.loose and (block.apart or _breaks_off(self.open, block)):
            self.close()
        owner = self.open
        if owner and (owner.number or owner.lead or block.listed or (not owner.bullet and _introduces(owner))):
            owner.parts.append(block)
        elif self.lead:
            self.begin(block)
        else:
            self.open = None
            self.loose.append(block)

    def begin(self, block: Block, *, number: str = "", torn: bool = False) -> None:
        under = "" if number else self.territory()
        lead = self.lead if block.shape is Shape.ITEM else None
        if self.lead and lead is None:
            self.reading.accounts.claim(self.lead.text.spans, "heading")
        self.lead = None
        self.open = _Unit(tuple(self.headings), block.kind, block.line, number, under, torn, lead=lead)
        self.open.parts.append(block)
        self.units.append(self.open)

    def territory(self) -> str:
        """Return the number of the section or paragraph that an unnumbered sub-heading stands in."""
        last = self.headings[-1] if self.headings else None
        section = next((h.number for h in self.headings if h.number), "")
        if last is None or last.level < 2:
            return ""
        return section if last.level == 2 and section else self.number

    def footnote(self, block: Block) -> None:
        self.settle()
        unit = _Unit((), block.kind, block.line, number=f"footnote {block.number}")
        unit.parts.append(block)
        self.units.append(unit)

    def settle(self) -> None:
        """Make paragraphs of the items that stood directly under a heading."""
        loose, self.loose = self.loose, []
        if not loose:
            return
        tops = [block for block in loose if not self.deeper(block, loose[0])]
        words = sum(len(block.text.text.split()) for block in tops) / len(tops)
        own = words >= (_LONG_IN_NUMBERED if self.territory() else _LONG) or self.sublists(loose)
        unit: _Unit | None = None
        for block in loose:
            top = not self.deeper(block, loose[0])
            if unit is None or (top and own):
                under = self.territory()
                unit = _Unit(tuple(self.headings), block.kind, block.line, under=under, bullet=own)
                self.units.append(unit)
            unit.parts.append(block)

    def sublists(self, loose: list[Block]) -> bool:
        return not self.territory() and any(self.deeper(block, loose[0]) for block in loose)

    @staticmethod
    def deeper(block: Block, first: Block) -> bool:
        other = bool(block.glyph and first.glyph) and block.glyph != first.glyph
        lettered = bool(block.mark) and not first.mark
        return block.depth > max(first.depth, 1) or (
            not block.depth and (block.indent > first.indent or other or lettered)
        )

    def close(self) -> None:
        self.settle()
        if self.lead:
            self.reading.accounts.claim(self.lead.text.spans, "heading")
        self.open = self.lead = None

    def drop_used(self) -> None:
        """Leave the sub-headings that already named unnumbered text of the paragraph before."""
        used = {unit.headings for unit in self.units if unit.under}
        while tuple(self.headings) in used:
            self.headings.pop()


def label(document: Document, reading: Reading, blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return the labelled paragraphs of a document, in order."""
    labeller = _Labeller(document, reading)
    sections = {section.line: section for section in reading.notes.sections}
    for block in blocks:
        labeller.read(block, sections)
    labeller.close()
    seen: Counter[str] = Counter()
    return tuple(_paragraph(document, reading, unit, seen) for unit in labeller.units)


def _breaks_off(unit: _Unit, block: Block) -> bool:
    """Whether an item without a letter ends a lettered list, and stands for itself."""
    before = unit.parts[-1]
    return bool(before.mark) and not block.mark and block.indent <= before.indent and not unit.number


def _introduces(unit: _Unit) -> bool:
    prose = [block for block in unit.parts if block.shape is Shape.PROSE]
    if unit.kind is Kind.CELL:
        return True
    said = prose[-1].text.text if prose else ""
    return said.endswith((":", ":-")) or 0 < len(said.split()) <= _FEW or len(unit.parts) > len(prose)


def _paragraph(document: Document, reading: Reading, unit: _Unit, seen: Counter[str]) -> Paragraph:
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


def _path(headings: tuple[_Heading, ...]) -> str:
    """Return the headings' short names, from the last one whose number says where it stands: 4.2, not 4.4.2."""
    first = max((n for n, heading in enumerate(headings) if "." in heading.slug), default=0)
    return ".".join(heading.slug for heading in headings[first:]) or "front-page"


def _free(name: str, seen: Counter[str]) -> str:
    """Return a name that nothing has yet: a printed number may look like a counted one."""
    while seen[name]:
        name = f"{name}.2"
    seen[name] += 1
    return name


def _para(unit: _Unit) -> str:
    section = next((h for h in unit.headings if h.number == unit.under), None)
    return section.name if section else f"para {unit.under}"


def _text(unit: _Unit, human: str, path: str) -> tuple[Traced, tuple[Item, ...]]:
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
            deep = _Labeller.deeper(block, first)
            counts = [counts[0], counts[1] + 1] if deep and counts[0] else [counts[0] + 1, 0]
            last = block.mark or str(counts[1] if counts[1] else counts[0])
            parent = next((i.mark for i in reversed(items) if "." not in i.mark), "") if counts[1] else ""
            mark = f"{parent}.{last}" if parent else last
            if any(item.mark == mark for item in items):
                mark = f"{mark}.{counts[0]}"
            base = path if unit.bullet else human
            label = f"{base} ({last})" if block.mark else f"{human}, bullet {mark}"
            items.append(Item(mark, label, at, at + len(block.text)))
        at += len(block.text) + 1
    return joined(pieces, "\n"), tuple(items)


def _slug(text: str) -> str:
    words = re.sub(r"[’'‘]", "", text.casefold()).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "section"
