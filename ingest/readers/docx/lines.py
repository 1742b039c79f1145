"""Lines: a paragraph as it is seen, with its number, its look, and what was set aside from it."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from corpus.text import folded, normal
from ingest.readers.docx.blocks import Paragraph
from ingest.readers.docx.runs import PAGE, Span
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.typed import typed_number
from ingest.readers.manuscript import Piece, Sort

_BREAK = re.compile(f"([\n{PAGE}])")
_HEAD = 100  # characters of a first line that may head the rest
_RUNS = 40  # of the same
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed paragraph, or the part of one that stands by itself."""

    text: str
    number: str = ""
    counted: bool = False  # Word counts the number; else it was typed
    depth: int = 0  # level within its list, from 0
    indent: int = 0  # twentieths of a point
    size: float = 10.0  # points, of most of its letters
    bold: bool = False  # all of it; so the next two
    capitals: bool = False
    underlined: bool = False
    level: int = 0  # the heading level that its style gives
    style: str = ""  # the name of its style, in small letters
    boxed: bool = False  # it stands in a text box
    tabbed: str = ""  # what follows its last tab
    left_out: str = ""


class Lines:
    """Makes lines of paragraphs."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def of(self, paragraph: Paragraph, boxed: bool = False) -> list[Line | Piece]:
        """Return a paragraph's lines, then what was set aside from it."""
        parts = _parts(tuple(span for span in paragraph.spans if not span.aside))
        names = self._styles.names(paragraph.style)
        level = self._styles.level(paragraph.style) if paragraph.outline is None else paragraph.outline
        made: list[Line | Piece] = []
        number = paragraph.number
        for spans in parts:
            line = self._line(spans)
            if not line.text:
                continue
            counted = bool(number)
            if not counted:
                typed, rest = typed_number(self._words(spans))
                if typed and rest.strip():
                    line = replace(line, number=typed, text=folded(rest))
            made.append(
                replace(
                    line,
                    number=number or line.number,
                    counted=counted,
                    depth=paragraph.level,
                    indent=paragraph.indent,
                    level=level or 0,
                    style=names[0] if names else "",
                    boxed=boxed,
                    left_out="contents list" if paragraph.contents or _is_contents(names) else "",
                )
            )
            number = ""
        return [*made, *self.asides(paragraph)]

    def asides(self, paragraph: Paragraph) -> list[Piece]:
        """Return what was set aside from a paragraph, each run of it as one piece."""
        runs: list[tuple[str, list[Span]]] = []
        for span in paragraph.spans:
            if runs and (span.aside == runs[-1][0] or not span.text.strip()):
                runs[-1][1].append(span)
            else:
                runs.append((span.aside, [span]))
        told = [(aside, self.words(tuple(spans))) for aside, spans in runs if aside]
        return [Piece(sort=Sort.PROSE, text=text, left_out=aside) for aside, text in told if text]

    def words(self, spans: tuple[Span, ...]) -> str:
        """Return the words of spans on one line."""
        return folded(self._words(spans))

    def _words(self, spans: tuple[Span, ...]) -> str:
        return normal("".join(span.text for span in spans))

    def _line(self, spans: tuple[Span, ...]) -> Line:
        raw = self._words(spans)
        inked = [span for span in spans if span.text.strip()]
        sizes: Counter[float] = Counter()
        for span in inked:
            sizes[span.look.size] += len(span.text.strip())
        letters = "".join(_LETTER.findall(raw))
        return Line(
            text=folded(raw),
            size=sizes.most_common(1)[0][0] if sizes else 10.0,
            bold=bool(inked) and all(span.look.bold for span in inked),
            capitals=len(letters) > 3
            and (letters.isupper() or all(span.look.capitals for span in inked if _LETTER.search(span.text))),
            underlined=bool(inked) and all(span.look.underlined for span in inked),
            tabbed=folded(raw.rpartition("\t")[2]) if "\t" in raw.strip() else "",
        )


def _parts(spans: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Part a paragraph where a reader sees a new one begin: at a gap, a new page, a change of look, a new item."""
    lines: list[list[Span]] = [[]]
    firm: list[bool] = []  # between each line and the next: a page begins
    for span in spans:
        for piece in _BREAK.split(span.text):
            if piece in ("\n", PAGE):
                lines.append([])
                firm.append(piece == PAGE)
            elif piece:
                lines[-1].append(replace(span, text=piece))
    parts: list[list[Span]] = []
    gap = True
    for at, line in enumerate(lines):
        empty = not "".join(span.text for span in line).strip()
        gap = gap or (at > 0 and firm[at - 1])
        if empty:
            gap = True
        elif gap or not parts or _parted(parts[-1], line):
            parts.append(line)
            gap = False
        else:
            parts[-1] += [Span("\n", line[0].look), *line]
    return [tuple(part) for part in parts]


def _parted(above: list[Span], below: list[Span]) -> bool:
    words = "".join(span.text for span in below)
    if typed_number(words)[0]:
        return True
    if len(above) > _RUNS or not _stands_out(above) or _stands_out(below):
        return False
    head = "".join(span.text for span in above).strip()
    return len(head) <= _HEAD and head[-1] not in ".,;"


def _stands_out(spans: list[Span]) -> bool:
    return all(span.look.bold or span.look.underlined for span in spans if span.text.strip())


def _is_contents(names: list[str]) -> bool:
    return any(
        name.startswith(("toc ", "table of figures", "contents ")) or name == "toc heading" for name in names[:2]
    )
