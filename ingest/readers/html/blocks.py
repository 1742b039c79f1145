"""Blocks of a page: headings, prose, items, footnotes and rows, in the order of the page."""

import re
from dataclasses import dataclass, field, replace

from corpus.errors import SourceError
from ingest.readers.html.chrome import CHROME, CONTENTS
from ingest.readers.html.marks import Mark, drawn, heading_number, marks
from ingest.readers.html.notes import Notes
from ingest.readers.html.panels import HEADINGS, stands_before
from ingest.readers.html.paragraphs import Gatherer, Paragraph, Place
from ingest.readers.html.pieces import piece_of
from ingest.readers.html.rows import pieces_of
from ingest.readers.html.table import is_layout, rows_of
from ingest.readers.html.text import Spelling, lowered, raised, signs
from ingest.readers.html.tree import COMMENT, Element
from ingest.readers.html.word import font_of_signs, indent_of, listed_by_word
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Piece, Sort

_SILENT = frozenset(
    """head title style script template svg math canvas object audio video iframe select textarea option datalist
    input meta link base map area col colgroup""".split()
)
_BLOCKS = frozenset(
    """address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption
    figure footer form header hgroup label legend li main nav noscript ol p pre search section summary table tbody td
    tfoot th thead tr ul dir menu""".split()
)
_LISTS = frozenset(("ul", "ol", "dir", "menu"))
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table(?!-cell))", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_DOCS_DEPTH = re.compile(r"\blst-kix_\w+-(\d)\b")
_MORE = re.compile(r"(?:read|show|see|view|find out|learn|click)?\s*(?:more|less|details|here)\b.*", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page, and what is known about its parts before they are read."""

    body: Element
    name: str
    reasons: dict[Element, str]  # why a part is left out
    notes: Notes
    panels: dict[Element, Element]  # and what opens each


@dataclass(slots=True)
class Blocks:
    """Reads a page from its beginning to its end, and keeps what must be remembered between its parts."""

    page: Page
    limits: Limits
    spelling: Spelling = field(default_factory=Spelling)
    pieces: list[Piece] = field(default_factory=list)
    bold: set[int] = field(default_factory=set)  # places of pieces that are all in bold
    titles: set[int] = field(default_factory=set)  # places of headings that the page calls its title
    pictures: int = 0
    frames: int = 0
    rows: int = 0
    _text: Gatherer = field(default_factory=Gatherer)
    _level: int = 0  # of the last heading that is marked as one
    _skipped: set[Element] = field(default_factory=set)
    _entered: set[Element] = field(default_factory=set)  # panels
    _opens: dict[Element, Element] = field(default_factory=dict)

    def read(self) -> None:
        """Read the whole page."""
        self._opens = {opener: panel for panel, opener in self.page.panels.items()}
        self._walk(self.page.body, Place())
        self._flush()

    def _walk(self, one: Element, place: Place) -> None:
        font = font_of_signs(one)
        for child in one.children:
            if isinstance(child, str):
                text = child if place.tag == "pre" else child.replace("\n", " ")
                self._text.say(signs(text, font) if font else text, place)
            else:
                self._element(child, place)

    def _element(self, one: Element, place: Place) -> None:
        reason = self.page.reasons.get(one, "")
        if one.tag in _SILENT or one in self.page.notes.marks or one in self._skipped:
            self.frames += one.tag == "iframe" and not place.left_out
            return
        if one.tag == COMMENT:
            if reason:
                self._add(Piece(sort=Sort.PROSE, text=self._plain(one), left_out=place.left_out or reason))
            return
        if reason and not place.left_out:
            place = replace(place, left_out=reason)
        if one.tag in ("b", "strong", "th") or _BOLD_STYLE.search(one.get("style")):
            place = replace(place, bold=True)
        if one in self.page.notes.numbers and not place.note:
            self._apart(one, replace(place, note=Mark(self.page.notes.numbers[one], 0), mark=None, tag="p"))
        elif one.tag == "br":
            self._text.say("\n", place)
        elif one.tag == "img":
            self.pictures += not place.left_out and one.get("role") != "presentation" and bool(one.get("alt"))
        elif one.tag == "hr":
            self._flush()
        elif one.tag == "q":
            self._text.say("“", place)
            self._walk(one, place)
            self._text.say("”", place)
        elif one.tag in ("sup", "sub"):
            self._raised(one, place)
        elif place.heading:
            self._walk(one, place)
        else:
            self._block(one, place)

    def _block(self, one: Element, place: Place) -> None:
        if one in self.page.panels and one not in self._entered:
            self._panel(one, place)
        elif one in self._opens and not any(below.tag in HEADINGS for below in one):
            self._opener(one, place)
        elif one.tag in HEADINGS or (one.get("role") == "heading" and one.get("aria-level").isdecimal()):
            level = int(one.tag[1]) if one.tag in HEADINGS else int(one.get("aria-level"))
            self._level = self._level if place.left_out else level
            self._heading(one, place, level)
        elif {"MsoTitle", "Title"} & set(one.tokens) and one.tag == "p":
            self._heading(one, place, 0)
        elif one.tag == "table" and not place.cell and not place.left_out and not place.note and not is_layout(one):
            self._table(one, place)
        elif one.tag in _LISTS:
            self._list(one, place)
        elif one.tag in ("dt", "dd"):
            mark = Mark("", place.depth + 1) if one.tag == "dd" else None
            self._apart(one, replace(place, tag=one.tag, mark=mark, depth=place.depth + (one.tag == "dd")))
        elif one.tag == "summary" and not any(below.tag in HEADINGS for below in one) and _in_a_row(one):
            self._heading(one, place, self._level + 1)
        elif one.tag == "blockquote" and _goes_on_a_list(one):
            self._apart(one, replace(place, depth=place.depth + 1))
        elif one.tag in _BLOCKS or _BLOCK_STYLE.search(one.get("style")):
            self._apart(one, self._listed(one, replace(place, tag=one.tag)))
        else:
            self._walk(one, place)

    def _apart(self, one: Element, place: Place) -> None:
        self._flush()
        self._walk(one, place)
        self._flush()

    def _panel(self, one: Element, place: Place) -> None:
        """Read a panel; a tab's name is printed apart from it, and is its heading."""
        level = self._level
        opener = self.page.panels[one]
        first = next((below for below in one if below.tag in HEADINGS), None)
        if not stands_before(opener, one) and (first is None or first.text != opener.text):
            self._flush()
            text = self.spelling.plain(opener.text)
            self._add(Piece(sort=Sort.HEADING, text=text, level=level + 1, left_out=place.left_out))
        self._entered.add(one)
        self._element(one, place)
        self._level = level

    def _opener(self, one: Element, place: Place) -> None:
        if not stands_before(one, self._opens[one]):
            self._apart(one, replace(place, left_out=place.left_out or CONTENTS))
        elif _MORE.fullmatch(one.text):
            self._apart(one, replace(place, left_out=place.left_out or CHROME))
        else:
            self._heading(one, place, self._level + 1)

    def _heading(self, one: Element, place: Place, level: int) -> None:
        self._flush()
        place = self._listed(one, place)
        mark, place = place.mark, replace(place, heading=True, mark=None, bold=False)
        self._walk(one, place)
        for paragraph in self._text.paragraphs():
            text = self.spelling.plain(paragraph.text)
            if not text or not paragraph.place.heading:
                self._say(paragraph)
                continue
            number, text = heading_number(text)
            if (
                mark is not None
                and not mark.said
                and mark.number
                and mark.number[0].isalnum() | (mark.number[0] == "(")
            ):
                number = number or mark.number
            if mark is not None and not mark.said:
                mark.headed = True
            if level == 0 or (one.tag == "h1" and "title" in one.tokens):
                self.titles.add(len(self.pieces))
            left_out = paragraph.place.left_out
            self._add(Piece(sort=Sort.HEADING, text=text, number=number, level=level, left_out=left_out))

    def _list(self, one: Element, place: Place) -> None:
        self._flush()
        docs = _DOCS_DEPTH.search(one.get("class"))
        depth = int(docs[1]) + 1 if docs else place.depth + 1
        numbers = marks(one)
        for child in one.elements:
            mark = Mark(next(numbers), depth) if child.tag == "li" else None
            self._element(child, replace(place, depth=depth, tag="li", mark=mark))
        self._flush()

    def _table(self, table: Element, place: Place) -> None:
        """Add a table's caption and rows; what is left out in a cell, and footnotes there, stand after its row."""
        self._flush()
        for caption in (one for one in table.elements if one.tag == "caption"):
            self._element(caption, replace(place, mark=None))
        rows = rows_of(table)
        texts: dict[Element, str] = {}
        asides: dict[Element, list[Piece]] = {}
        for cell in (cell for row in rows for cell in row.cells if cell.element not in texts):
            texts[cell.element], asides[cell.element] = self._cell(cell.element)
        for row, made in zip(rows, pieces_of(rows, texts), strict=True):
            for piece in (*made, *(aside for cell in row.cells for aside in asides.pop(cell.element, ()))):
                self._add(piece)
        self.rows += len(rows)
        if self.rows > self.limits.rows:
            raise SourceError(f"{self.page.name} has more than {self.limits.rows:,} rows in tables. Split it.")

    def _cell(self, cell: Element) -> tuple[str, list[Piece]]:
        before, bold, level = self.pieces, self.bold, self._level
        self.pieces, self.bold = [], set()
        self._element(cell, Place(cell=True, tag="td"))
        self._flush()
        made, self.pieces, self.bold, self._level = self.pieces, before, bold, level
        asides = [piece for piece in made if piece.left_out or piece.sort is Sort.FOOTNOTE]
        lines = [f"{piece.number} {piece.text}".strip() for piece in made if piece not in asides]
        return "\n".join(lines), asides

    def _raised(self, one: Element, place: Place) -> None:
        if all(isinstance(child, str) for child in one.children):
            change = raised if one.tag == "sup" else lowered
            self._text.say(change("".join(child for child in one.children if isinstance(child, str))), place)
        else:
            self._walk(one, place)

    def _listed(self, one: Element, place: Place) -> Place:
        """Return the place of a block that Word listed, its mark known; the mark itself is then no text."""
        listed = listed_by_word(one)
        if listed is None:
            called = any(name.startswith("MsoList") for name in one.tokens)
            return replace(place, indent=indent_of(one), listed=called)
        self._skipped.add(listed.element)
        return replace(place, mark=Mark(drawn(listed.element.text), listed.depth))

    def _flush(self) -> None:
        for paragraph in self._text.paragraphs():
            self._say(paragraph)

    def _say(self, paragraph: Paragraph) -> None:
        place, text = paragraph.place, self.spelling.plain(paragraph.text)
        if not text:
            return
        if paragraph.bold and not place.left_out and place.mark is None and place.tag != "dt":
            self.bold.add(len(self.pieces))
        self._add(piece_of(text, place))

    def _add(self, piece: Piece) -> None:
        self.pieces.append(piece)
        if len(self.pieces) > self.limits.pieces:
            raise SourceError(f"{self.page.name} has more than {self.limits.pieces:,} paragraphs. Split it into parts.")

    def _plain(self, comment: Element) -> str:
        return self.spelling.plain("".join(part for part in comment.children if isinstance(part, str)))


def _in_a_row(summary: Element) -> bool:
    """Return whether a summary is one of several with nothing else after them, as chapters are."""
    details = summary.parent
    if details is None or details.parent is None:
        return False
    beside = details.parent.elements
    after = [one for one in beside if one.place > details.place and one.letters]
    chapters = {"details", *HEADINGS}
    return sum(one.tag == "details" for one in beside) > 1 and all(one.tag in chapters for one in after)


def _goes_on_a_list(quote: Element) -> bool:
    before = quote.neighbour(-1)
    return before is not None and before.tag in _LISTS and all(one.tag in _LISTS for one in quote.elements)
