"""Blocks: the paragraphs and tables of one story (the body, a footnote, a box) in reading order."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.readers.docx.counters import BULLET, Counters
from ingest.readers.docx.numbering import Numbering
from ingest.readers.docx.runs import PROMPT, Gathered, Mark, Runs, Span
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.xml import Element, attribute, branch, child, is_on, local, value, whole

_SKIPPED = {"sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr"}

_COLUMNS = 63  # of a table: Word makes no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph as the file has it."""

    spans: tuple[Span, ...]
    style: str = ""  # its id
    number: str = ""  # as Word counts it
    listed: bool = False  # it belongs to a list, even where nothing is printed before it
    level: int = 0  # within its list, from 0
    indent: int = 0  # twentieths of a point
    outline: int | None = None  # the heading level that it gives itself; 0 for "none"
    contents: bool = False  # it stands in a contents list
    marks: tuple[Mark, ...] = ()
    boxes: tuple[Element, ...] = ()
    diagrams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table."""

    blocks: tuple["Paragraph | Table", ...]
    span: int = 1  # columns
    merge: str = ""  # "restart" where a cell goes on down the rows, "continue" in the rows below
    fill: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    header: bool = False
    deleted: bool = False
    before: int = 0  # columns left empty before the first cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table as the file has it."""

    rows: tuple[Row, ...]
    first_row_stands_out: bool = False  # by its style
    contents: bool = False


class Story:
    """Reads the blocks of one story, counting its lists as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, unseen: Counter[str], backdrop: bool = False) -> None:
        self._styles = styles
        self._numbering = numbering
        self._counters = Counters()
        self._held: tuple[Span, ...] = ()  # words of a paragraph whose mark was deleted
        self._pending = Gathered()  # what hangs on them
        self.runs = Runs(styles, unseen, backdrop)
        self.embedded = 0  # whole files inserted in the text

    def blocks(self, container: Element, behind: str = "", contents: bool = False) -> Iterator[Paragraph | Table]:
        """Give the blocks of an element in order; `behind` is the fill they stand on."""
        for element in container:
            name = local(element)
            if name in _SKIPPED:
                continue
            if name == "p":
                paragraph = self._paragraph(element, behind, contents)
                if paragraph is not None:
                    yield paragraph
            elif name == "tbl":
                yield self._table(element, behind, contents)
            elif name == "AlternateContent":
                for shown in branch(element):
                    yield from self.blocks(shown, behind, contents)
            elif name in ("altChunk", "subDoc"):
                self.embedded += 1
            else:
                gallery = value(element, "sdtPr/docPartObj/docPartGallery") or ""
                inner = self.blocks(element, behind, contents or gallery == "Table of Contents")
                yield from map(_prompt, inner) if is_on(element, "sdtPr/showingPlcHdr") else inner

    def _paragraph(self, element: Element, behind: str, contents: bool) -> Paragraph | None:
        own = child(element, "pPr")
        style = value(own, "pStyle") or self._styles.default
        fill = attribute(child(own, "shd"), "fill") or attribute(self._styles.first(style, "pPr/shd"), "fill")
        if fill and fill.lower() != "auto":
            behind = fill.upper()
        if self._styles.level(style) is not None and not contents:
            self.runs.close_fields(contents=True)  # a heading is in no contents list: its field was never ended
        before = self.runs.in_contents
        gathered = self._pending
        spans = (*self._held, *self.runs.spans(element, style, behind, gathered))
        contents = contents or before or self.runs.in_contents or "TOC" in gathered.fields
        self.runs.close_fields()
        gone = child(own, "rPr/del") is not None or child(own, "rPr/moveFrom") is not None
        drop_cap = attribute(child(own, "framePr"), "dropCap") in ("drop", "margin")
        if gone or drop_cap:
            self._held, self._pending = spans, gathered
            return None
        self._held, self._pending = (), Gathered()
        number, level, indent, listed = self._number(own, style, spans)
        return Paragraph(
            spans=spans,
            style=style,
            number=number,
            listed=listed,
            level=level,
            indent=indent,
            outline=self._outline(own),
            contents=contents,
            marks=tuple(gathered.marks),
            boxes=tuple(gathered.boxes),
            diagrams=tuple(gathered.diagrams),
        )

    def rest(self) -> Paragraph | None:
        """Return what is left of a last paragraph whose mark was deleted."""
        held, self._held = self._held, ()
        return Paragraph(spans=held) if held else None

    def _number(self, own: Element | None, style: str, spans: tuple[Span, ...]) -> tuple[str, int, int, bool]:
        place = self._numbering.place(own, style)
        direct = child(own, "ind")
        by_style = self._styles.first(style, "pPr/ind")
        indents = [_left(direct), _left(by_style)]
        if place is None:
            bulleted = any(name.startswith("list bullet") for name in self._styles.names(style)[:1])
            without = value(own, "numPr/numId") == "0"  # numbering taken off by hand
            number = BULLET if bulleted and not without else ""
            return number, 0, next((i for i in indents if i is not None), 0), bool(number)
        of, level = place
        if child(own, "numPr") is not None:
            indents.insert(1, of.levels[level].indent if level in of.levels else None)
        else:
            indents.append(of.levels[level].indent if level in of.levels else None)
        indent = next((i for i in indents if i is not None), 360 * (level + 1))
        hidden = bool(is_on(own, "rPr/vanish")) and not is_on(own, "rPr/specVanish")
        if hidden and all(span.aside or not span.text.strip() for span in spans):
            return "", level, indent, True  # a paragraph that is not seen is not counted
        return self._counters.next(of, level), level, indent, True

    def _outline(self, own: Element | None) -> int | None:
        outline = whole(value(own, "outlineLvl"))
        if outline is None:
            return None
        return outline + 1 if 0 <= outline < 9 else 0

    def _table(self, element: Element, behind: str, contents: bool) -> Table:
        style = value(element, "tblPr/tblStyle") or ""
        chain = self._styles.chain(style)
        parts = [part for each in chain for part in each if local(part) == "tblStylePr"]
        filled = any(_fill(part, "tcPr") for part in (*parts, *chain))
        first = [part for part in parts if attribute(part, "type") == "firstRow"]
        look = child(element, "tblPr/tblLook")
        shown = attribute(look, "firstRow") in ("1", "true", "on") or _has_first_row(attribute(look) or "")
        stands_out = shown and any(is_on(part, "rPr/b") or _fill(part, "tcPr") for part in first)
        inner = behind or ("STYLED" if filled else "")
        rows = tuple(self._row(row, inner, contents) for row in _inside(element, "tr"))
        return Table(rows=rows, first_row_stands_out=stands_out, contents=contents)

    def _row(self, element: Element, behind: str, contents: bool) -> Row:
        own = child(element, "trPr")
        deleted = child(own, "del") is not None
        self.runs.changes += deleted or child(own, "ins") is not None
        cells: list[Cell] = []
        for each in _inside(element, "tc"):
            cell = self._cell(each, behind, contents)
            if value(each, "tcPr/hMerge") == "continue" and cells:
                cells[-1] = replace(cells[-1], span=cells[-1].span + 1)
            else:
                cells.append(cell)
        return Row(
            cells=tuple(cells),
            header=bool(is_on(own, "tblHeader")),
            deleted=deleted,
            before=_columns(value(own, "gridBefore"), least=0),
        )

    def _cell(self, element: Element, behind: str, contents: bool) -> Cell:
        merged = child(element, "tcPr/vMerge")
        merge = "" if merged is None else attribute(merged) or "continue"
        fill = _fill(element, "tcPr")
        gone = child(element, "tcPr/cellDel") is not None
        return Cell(
            # What stands in a cell that another covers is not seen.
            blocks=() if merge == "continue" or gone else tuple(self.blocks(element, fill or behind, contents)),
            span=_columns(value(element, "tcPr/gridSpan"), least=1),
            merge=merge,
            fill=fill,
        )


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Give the rows of a table or the cells of a row, also those inside content controls."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) not in _SKIPPED and local(each) not in ("tbl", "p"):
            yield from _inside(each, name)


def _prompt(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Table):
        return block
    return replace(block, spans=tuple(replace(span, aside=span.aside or PROMPT) for span in block.spans))


def _fill(element: Element, path: str) -> str:
    fill = attribute(child(element, f"{path}/shd"), "fill") or ""
    return "" if fill.lower() == "auto" else fill.upper()


def _has_first_row(look: str) -> bool:
    """Read the older way of saying that a table's style sets its first row apart: a bit of a number."""
    try:
        return bool(int(look, 16) & 0x20)
    except ValueError:
        return False


def _columns(text: str | None, least: int) -> int:
    return min(max(whole(text) or 0, least), _COLUMNS)


def _left(indent: Element | None) -> int | None:
    return whole(attribute(indent, "left") or attribute(indent, "start"))
