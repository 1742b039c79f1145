"""Clean: what exports do to a text is taken off, step by step, and every loss is entered."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from ingest.lines import Line, Reading
from ingest.traced import Traced

_MARKUP = re.compile(
    r"\[bookmark: _Toc\d+\] ?|</?[a-z]+(?: [^<>]*)?>|\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)"
)
_SPACES = re.compile("[\t\u00a0\u2007\u202f\u2009\ufeff]")
_DOUBLE = re.compile(r"(?<=\S) {2,}")
_LETTER_TWICE = re.compile(r"(\w)\t+\1")
_CUT_WORD = re.compile(r"(?<=\w)\t+(?=\w)")
_GONE = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
_MARKERS = re.compile(r" ?\[\d{1,2}\](?:,? ?\[\d{1,2}\])*")
_FOOTNOTE = re.compile(r"\[(\d{1,2})\] ")
_PIPE_FOR_I = re.compile(r"(?<!\S)\|(?=[a-z])")
_MONTH = re.compile(r"\b(january|february|march|april|may|june|july|august|september|october|november|december)\b")


def leave_out(reading: Reading) -> Reading:
    """Take off the lines that the notes say hold no guidance."""
    reasons: dict[int, str] = {}
    for note in reading.notes.leave_out:
        reasons |= dict.fromkeys(range(note.lines[0], note.lines[1] + 1), note.because)
    return _without(reading, lambda line: reasons.get(line.number))


def markup(reading: Reading) -> Reading:
    """Take off bookmarks and tags, wherever they stand in a line."""
    return _each(reading, lambda text: _cut(reading, text, _MARKUP, "markup"))


def cut_words(reading: Reading) -> Reading:
    """Rejoin words that the rules of a table cut in two, some with a letter twice."""
    first, last = reading.notes.cut_words or (0, 0)

    def whole(line: Line) -> Line:
        if not first <= line.number <= last:
            return line
        return replace(line, text=line.text.sub(_LETTER_TWICE, r"\1").sub(_CUT_WORD, ""))

    return reading.keeping([whole(line) for line in reading.lines])


def characters(reading: Reading) -> Reading:
    """Give odd spaces, soft hyphens and ligatures their plain form."""

    def plain(text: Traced) -> Traced:
        text = _cut(reading, text.sub(_SPACES, " "), _GONE, "invisible character").sub(_DOUBLE, " ")
        for ligature, letters in _LIGATURES.items():
            if ligature in text.text:
                text = text.sub(re.compile(ligature), letters)
        return text

    return _each(reading, plain)


def running_lines(reading: Reading) -> Reading:
    """Take off headers, footers and links that every page repeats, and mark that a page turned there.

    A line is such when its shape (numbers and months aside) stands three times or more and holds
    a number, or ten times or more.
    """

    def shape(line: Line) -> str:
        words = _MONTH.sub("month", line.text.text.casefold().lstrip(" -•·"))
        return re.sub(r"\d+", "0", re.sub(r"[–—]", "-", words)).strip()

    shapes = Counter(shape(line) for line in reading.lines)

    def reason(line: Line) -> str | None:
        form = shape(line)
        if "\t" in line.text.text or form.endswith(":") or len(form.split()) < 2:
            return None
        repeats = shapes[form] >= 10 or (shapes[form] >= 3 and "0" in form)
        return "running header or footer" if repeats else None

    return _without(reading, reason, turns_page=True)


def margin_notes(reading: Reading) -> Reading:
    """Take off notes that stood in the margin and were read as lines of the text."""
    notes, numbers = set(reading.notes.margin_notes), set(reading.notes.margin_lines)
    return _without(
        reading,
        lambda line: "margin note" if line.number in numbers or line.text.text.strip() in notes else None,
        turns_page=True,
    )


def footnote_markers(reading: Reading) -> Reading:
    """Take off the footnote markers in the text of a document that has footnotes."""
    if not any(_FOOTNOTE.match(line.text.text) for line in reading.lines):
        return reading

    def without(text: Traced) -> Traced:
        head = _FOOTNOTE.match(text.text)
        start = head.end() if head else 0
        return text[:start] + _cut(reading, text[start:], _MARKERS, "footnote marker")

    return _each(reading, without)


def slips(reading: Reading) -> Reading:
    """Mend what character recognition and exports got wrong; the source keeps what is printed."""
    repairs: dict[int, list[tuple[str, str]]] = {}
    for repair in reading.notes.repairs:
        repairs.setdefault(repair.line, []).append((repair.printed, repair.read))

    def mended(line: Line) -> Line:
        text = line.text.sub(_PIPE_FOR_I, "I")
        for printed, read in repairs.get(line.number, ()):
            at = text.text.index(printed)
            if not read:
                reading.accounts.claim([text.span(at, at + len(printed))], "slip of the export")
            text = text[:at] + text.replaced(at, at + len(printed), read) + text[at + len(printed) :]
        return replace(line, text=text)

    return reading.keeping([mended(line) for line in reading.lines])


STEPS: tuple[Callable[[Reading], Reading], ...] = (
    leave_out,
    markup,
    cut_words,
    characters,
    running_lines,
    margin_notes,
    footnote_markers,
    slips,
)


def clean(reading: Reading) -> Reading:
    """Return the reading with every cleaning step taken, in order."""
    for step in STEPS:
        reading = step(reading)
    return reading


def _each(reading: Reading, change: Callable[[Traced], Traced]) -> Reading:
    return reading.keeping([replace(line, text=change(line.text)) for line in reading.lines])


def _cut(reading: Reading, text: Traced, pattern: re.Pattern[str], fate: str) -> Traced:
    for match in pattern.finditer(text.text):
        reading.accounts.claim(text.spans[match.start() : match.end()], fate)
    return text.sub(pattern, "")


def _without(reading: Reading, reason: Callable[[Line], str | None], *, turns_page: bool = False) -> Reading:
    kept = []
    turned = False
    for line in reading.lines:
        because = reason(line)
        if because:
            reading.accounts.claim([line.text.span()], because)
            turned = turned or turns_page
        else:
            kept.append(replace(line, page_turn=line.page_turn or turned))
            turned = False
    return reading.keeping(kept)
