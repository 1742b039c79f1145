"""Runs: a paragraph's words in order, each with its look, and what hangs on them (notes, boxes)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.readers.docx.styles import Look, Styles
from ingest.readers.docx.xml import Element, R, W, attribute, branch, child, is_on, local, value
from ingest.readers.invisible import seen
from ingest.readers.symbols import plain, symbol

DELETED = "tracked deletion"
HIDDEN = "hidden text"
PROMPT = "empty form field"
PAGE = "\f"  # a break that begins a new page or column

_WORDLESS = {"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "numberingChange", "smartTagPr"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_TINY = 2.0  # points
_WHITE = 0xF5  # of 255, in each of red, green and blue


@dataclass(frozen=True, slots=True)
class Span:
    """Words that look alike; tab, line break and page break are "\\t", "\\n" and "\\f"."""

    text: str
    look: Look
    aside: str = ""  # why the words are not part of the text; "" when they are


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a footnote or endnote is referred to."""

    kind: str  # "footnote" or "endnote"
    id: str
    sign: str = ""  # the author's own sign ("*"), "" where Word counts
    deleted: bool = False


@dataclass(slots=True)
class Gathered:
    """What one paragraph holds besides its words."""

    marks: list[Mark] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # w:txbxContent, in order
    diagrams: list[str] = field(default_factory=list)  # relationship ids of SmartArt
    fields: list[str] = field(default_factory=list)  # names of the fields that begin in it


class Runs:
    """Reads the runs of one story; fields may run on from one paragraph to the next."""

    def __init__(self, styles: Styles, unseen: Counter[str], backdrop: bool) -> None:
        self._styles = styles
        self._unseen_characters = unseen  # counted here, by kind
        self._backdrop = backdrop  # pictures stand behind the text, so white words may well be seen
        self._fields: list[tuple[str, bool]] = []  # (instruction so far, its result has begun)
        self.changes = 0

    @property
    def in_contents(self) -> bool:
        """Tell whether a table-of-contents field is open."""
        return any(result and instruction.split()[:1] == ["TOC"] for instruction, result in self._fields)

    def close_fields(self, contents: bool = False) -> None:
        """Forget fields whose code never ended; with `contents`, those of contents lists too."""
        self._fields = [f for f in self._fields if f[1] and not (contents and f[0].split()[:1] == ["TOC"])]

    def spans(self, paragraph: Element, style: str, behind: str, gathered: Gathered) -> list[Span]:
        """Return the paragraph's words; `behind` is the fill of what it stands in."""
        return list(self._inside(paragraph, style, behind, gathered, ""))

    def _inside(self, parent: Element, style: str, behind: str, gathered: Gathered, aside: str) -> Iterator[Span]:
        for element in parent:
            name = local(element)
            if name in _WORDLESS:
                continue
            if name == "r":
                yield from self._run(element, style, behind, gathered, aside)
                continue
            if name in ("ins", "del", "moveFrom") and len(element):
                self.changes += 1
            inner = DELETED if name in ("del", "moveFrom") else aside
            if name == "sdt" and is_on(element, "sdtPr/showingPlcHdr"):
                inner = inner or PROMPT
            if name == "AlternateContent":
                for shown in branch(element):
                    yield from self._inside(shown, style, behind, gathered, inner)
            elif name == "oMath":
                yield Span("".join(e.text or "" for e in element.iter() if local(e) == "t"), Look(), inner)
            else:
                if name == "fldSimple":
                    gathered.fields += (attribute(element, "instr") or "").split()[:1]
                yield from self._inside(element, style, behind, gathered, inner)

    def _run(self, run: Element, style: str, behind: str, gathered: Gathered, aside: str) -> Iterator[Span]:
        look = self._styles.look(style, child(run, "rPr"), behind)
        text = ""
        for element in run:
            name = local(element)
            if name in ("fldChar", "instrText", "delInstrText"):
                self._field(element, name, gathered)
            elif any(not result for _, result in self._fields):
                continue
            elif name in ("footnoteReference", "endnoteReference"):
                own = bool(attribute(element, "customMarkFollows") in ("1", "true", "on"))
                sign = "".join(e.text or "" for e in run.iter(f"{W}t")) if own else ""
                kind = name.removesuffix("Reference")
                gathered.marks.append(Mark(kind, attribute(element, "id") or "", sign, aside == DELETED))
                if own:
                    break
            elif name == "ruby":
                base = child(element, "rubyBase")
                if base is not None:
                    yield from self._inside(base, style, behind, gathered, aside)
            elif name in ("drawing", "pict", "object", "AlternateContent"):
                _hang(element, gathered)
                text += _words_beside(element)
            else:
                text += _printed(element, name)
        text = seen(plain(text), self._unseen_characters)
        if text:
            if look.raised and text.strip().isdecimal():
                text = text.translate(_RAISED)  # "10" with a raised 1 is not 101
            yield Span(text, look, aside or (HIDDEN if self._unseen(look) and text.strip() else ""))

    def _field(self, element: Element, name: str, gathered: Gathered) -> None:
        kind = attribute(element, "fldCharType")
        if name != "fldChar":
            if self._fields and not self._fields[-1][1]:
                self._fields[-1] = (self._fields[-1][0] + (element.text or ""), False)
        elif kind == "begin":
            self._fields.append(("", False))
        elif self._fields and kind == "separate":
            self._fields[-1] = (self._fields[-1][0], True)
            gathered.fields += self._fields[-1][0].split()[:1]
        elif self._fields and kind == "end":
            self._fields.pop()

    def _unseen(self, look: Look) -> bool:
        if look.hidden or look.size <= _TINY:
            return True
        if not look.colour:
            return False
        if look.fill:
            return look.colour == look.fill or (_white(look.colour) and _white(look.fill))
        return _white(look.colour) and not self._backdrop


def _white(colour: str) -> bool:
    try:
        return min(bytes.fromhex(colour)) >= _WHITE
    except ValueError:
        return colour == "WHITE"


def _printed(element: Element, name: str) -> str:
    if name in ("t", "delText"):
        return element.text or ""
    if name == "br":
        return PAGE if attribute(element, "type") in ("page", "column") else "\n"
    if name == "sym":
        return symbol(attribute(element, "font") or "", attribute(element, "char") or "")
    return {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}.get(name, "")


def _hang(element: Element, gathered: Gathered) -> None:
    """Gather the text boxes and diagrams in a drawing, each once, in order."""
    name = local(element)
    if name == "AlternateContent":
        for shown in branch(element):
            _hang(shown, gathered)
    elif name == "txbxContent":
        gathered.boxes.append(element)
    elif name == "relIds":
        gathered.diagrams.append(element.get(f"{R}dm") or "")
    else:
        for each in element:
            _hang(each, gathered)


def _words_beside(element: Element) -> str:
    """Return the words of lettering drawn as a picture, such as a watermark."""
    paths = [each for each in element.iter() if local(each) == "textpath" and each.get("string")]
    return paths[0].get("string") or "" if paths else ""


def note_signs(settings: Element | None, kind: str) -> tuple[str, int]:
    """Return the number format and the first number of a file's footnotes or endnotes."""
    form = value(settings, f"{kind}Pr/numFmt") or ("lowerRoman" if kind == "endnote" else "decimal")
    start = value(settings, f"{kind}Pr/numStart")
    return form, int(start) if start and start.isdecimal() else 1
