"""Label: blocks become paragraphs that can be named, by number or by heading path."""

from collections import Counter
from collections.abc import Iterable

from corpus.catalogue import Document
from corpus.paragraph import Kind, Paragraph
from ingest.block import Block, Shape
from ingest.lines import Reading
from ingest.notes import Section
from ingest.units import Heading, Unit, deeper, paragraph_of, slug

_LONG = 15  # words: items this long on average are paragraphs in their own right,
_LONG_IN_NUMBERED = 40  # and this long where a printed number could name their list
_FEW = 4  # words: prose this short introduces the list after it


class _Labeller:
    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.reading = reading
        self.headings: list[Heading] = []
        self.number = ""
        self.units: list[Unit] = []
        self.open: Unit | None = None
        self.lead: Block | None = None
        self.bare: Block | None = None  # a heading that nothing stands under yet
        self.loose: list[Block] = []  # items that stand directly under a heading

    def read(self, block: Block, sections: dict[int, Section]) -> None:
        for line in sorted(sections):
            if line <= block.line:
                section = sections.pop(line)
                self.close()
                self.number = ""
                self.headings = [Heading(0, section.title, section.name, section.slug, "")]
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
        label = block.number if block.number and not block.name else slug(name)
        shown = text
        if block.number and not text.startswith(block.number):
            shown = f"{block.number} {text}" if "." in block.number else f"{block.number}. {text}"
        self.headings.append(Heading(block.level, shown, block.name or shown, label, block.number))
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
        self.open = Unit(tuple(self.headings), block.kind, block.line, number, under, torn, lead=lead)
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
        unit = Unit((), block.kind, block.line, number=f"footnote {block.number}".strip())
        unit.parts.append(block)
        self.units.append(unit)

    def settle(self) -> None:
        """Make paragraphs of the items that stood directly under a heading."""
        loose, self.loose = self.loose, []
        if not loose:
            return
        tops = [block for block in loose if not deeper(block, loose[0])]
        words = sum(len(block.text.text.split()) for block in tops) / len(tops)
        own = words >= (_LONG_IN_NUMBERED if self.territory() else _LONG) or self.sublists(loose)
        unit: Unit | None = None
        for block in loose:
            top = not deeper(block, loose[0])
            if unit is None or (top and own):
                under = self.territory()
                unit = Unit(tuple(self.headings), block.kind, block.line, under=under, bullet=own)
                self.units.append(unit)
            unit.parts.append(block)

    def sublists(self, loose: list[Block]) -> bool:
        return not self.territory() and any(deeper(block, loose[0]) for block in loose)

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
    return tuple(paragraph_of(document, reading, unit, seen) for unit in labeller.units)


def _breaks_off(unit: Unit, block: Block) -> bool:
    """Whether an item without a letter ends a lettered list, and stands for itself."""
    before = unit.parts[-1]
    return bool(before.mark) and not block.mark and block.indent <= before.indent and not unit.number


def _introduces(unit: Unit) -> bool:
    prose = [block for block in unit.parts if block.shape is Shape.PROSE]
    if unit.kind is Kind.CELL:
        return True
    said = prose[-1].text.text if prose else ""
    return said.endswith((":", ":-")) or 0 < len(said.split()) <= _FEW or len(unit.parts) > len(prose)
