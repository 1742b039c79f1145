"""Structure: lines become headings, prose, items and footnotes; torn lines are rejoined."""

import re
from collections import deque
from dataclasses import replace

from corpus.paragraph import Kind
from ingest.block import Block, Shape
from ingest.lines import Line, Reading
from ingest.notes import Role
from ingest.traced import Traced, joined

_NUMBER_ALONE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)(\.?)")
_NUMBERED = re.compile(r"(\d{1,2}\.\d{1,2})\s+(?=\S)")
_NUMBERED_HEADING = re.compile(r"(\d{1,2})\.\s+(?=[A-Z])")
_FOOTNOTE = re.compile(r"\[(\d{1,2})\] ")
_BULLET = re.compile(r"(?:[•·➤▪◦]|[-–](?:\s*[>➤])?|\.(?= ))\s+")
_BULLET_READ_AS_E = re.compile(r"e\s+(?=[A-Z])")
_MARK = re.compile(r"(?:\((\d{1,2}|[a-z]{1,4})\)|(\d{1,2})\.|([a-z])\)|(\d)\))\s+")
_LEAD_IN = re.compile(r"\b(?:to|that|if|as|include|includes|including|so|when|whether|about)\s*:$", re.I)
_MANY = 5  # lines that begin with a lone "e" before that is read as a bullet
_WRAPPED = 110  # characters: lines no longer than this were wrapped by the export
_FULL = 60  # characters: a wrapped line this long was broken by the margin, not by its author


class _Builder:
    """Reads lines one by one and keeps what must be remembered between them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.blocks: list[Block] = []
        self.orphans: deque[tuple[str, Traced]] = deque()  # numbers whose paragraphs follow
        self.columns = False  # some page's numbers were read as a column, before its text
        self.alone: set[int] = set()  # lines whose number stood on a line of its own
        texts = [line.text.text for line in reading.lines if "\t" not in line.text.text]
        widths = sorted(map(len, texts))
        self.wrapped = bool(widths) and widths[len(widths) * 95 // 100] <= _WRAPPED
        self.e_bullets = sum(1 for text in texts if _BULLET_READ_AS_E.match(text)) >= _MANY
        self.spaced = any(text.startswith("- ") for text in texts)  # then a lone space is a lost bullet
        self.contents = {
            folded.casefold()
            for note in reading.notes.leave_out
            if note.because == "contents list"
            for folded in _contents(reading.source, note.lines)
        }

    def read(self, line: Line, following: Line | None) -> None:
        text = line.text.strip()
        role = self.reading.notes.roles.get(line.number)
        if role is not None:
            self.by_note(line, text, role)
            return
        alone = _NUMBER_ALONE.fullmatch(text.text)
        if alone and self.queue(text, alone, following):
            return
        footnote = _FOOTNOTE.match(text.text)
        if footnote:
            self.add(Shape.FOOTNOTE, line, text[footnote.end() :], number=footnote[1], cut=text[: footnote.end()])
            return
        numbered = _NUMBERED.match(text.text)
        if numbered:
            self.orphans.clear()
            self.add(Shape.PROSE, line, text[numbered.end() :], number=numbered[1], cut=text[: numbered.end()])
            return
        numbered_heading = _NUMBERED_HEADING.match(text.text)
        if numbered_heading and _short(text.text):
            self.add(Shape.HEADING, line, text, number=numbered_heading[1], level=1)
            return
        bullet = _BULLET.match(text.text) or (self.e_bullets and _BULLET_READ_AS_E.match(text.text))
        if bullet:
            self.item(line, text, bullet.end())
        elif self.goes_on(line, text):
            self.extend(line, text)
        elif _MARK.match(text.text):
            self.item(line, text, 0)
        elif self.spaced and line.indent and text.text[0].isupper() and not self.is_heading(line, following):
            self.item(replace(line, text=text), text, 0)  # its bullet was lost, and left a space
        elif self.is_heading(line, following):
            self.heading(line, text)
        else:
            self.prose(line, text)

    def by_note(self, line: Line, text: Traced, role: Role) -> None:
        if role.goes_on:
            self.extend(line, text)
        elif role.caption:
            self.reading.accounts.claim([text.span()], "caption")
        elif role.heading is not None:
            self.heading(line, text, role.heading, role.name or "")
        elif role.item is not None or role.apart:
            bullet = _BULLET.match(text.text) or (self.e_bullets and _BULLET_READ_AS_E.match(text.text))
            self.item(line, text, bullet.end() if bullet else 0, role.item or "", role.depth)
            self.blocks[-1] = replace(self.blocks[-1], apart=role.apart, listed=not role.apart)
        elif role.number is not None:
            number = self.orphans.popleft()[1] if self.orphans else Traced()
            self.add(Shape.PROSE, line, text, number=role.number, torn=True, cut=number)
        else:
            self.prose(line, text, new=True)

    def queue(self, text: Traced, match: re.Match[str], following: Line | None) -> bool:
        """Keep a number that stands alone for the paragraph that follows it."""
        number = match[1]
        if self.orphans:
            self.columns = True
            before = self.orphans[-1][0]
            if "." not in number and len(number) > 1 and number[0] == before.split(".")[0]:
                number = f"{number[0]}.{number[1:]}"  # "1.1" was read as "11"
        self.orphans.append((number, text))
        self.reading.accounts.claim([text.span()], "paragraph number")
        return following is not None

    def item(self, line: Line, text: Traced, start: int, mark: str = "", depth: int = 0) -> None:
        printed = _MARK.match(text.text, start)
        end = printed.end() if printed else start
        mark = mark or (next(group for group in printed.groups() if group) if printed else "")
        self.add(
            Shape.ITEM,
            line,
            text[end:],
            mark=mark.lower(),
            indent=line.indent,
            glyph=text.text[: min(start, 1)],
            depth=depth,
            cut=text[:end],
        )

    def heading(self, line: Line, text: Traced, level: int | None = None, name: str = "") -> None:
        number = ""
        if len(self.orphans) > 1 and "." not in self.orphans[0][0]:
            number = self.orphans.popleft()[0]
        bullet = _BULLET.match(text.text)
        if bullet:
            self.reading.accounts.claim(text.spans[: bullet.end()], "list mark")
            text = text[bullet.end() :]
        lead_in = level is None and text.text.endswith(":")
        if level is None:
            above = [b.level for b in self.blocks if b.shape is Shape.HEADING and not b.lead_in]
            level = above[-1] + 1 if lead_in and above else 1
        self.add(Shape.HEADING, line, text, number=number, level=level, name=name, lead_in=lead_in)

    def prose(self, line: Line, text: Traced, *, new: bool = False) -> None:
        number, cut = self.orphans.popleft() if self.orphans and not new else ("", Traced())
        if number:
            self.alone.add(line.number)
        self.add(Shape.PROSE, line, text, number=number, cut=cut)

    def add(self, shape: Shape, line: Line, text: Traced, *, cut: Traced | None = None, **more: object) -> None:
        if cut:
            fate = {Shape.ITEM: "list mark", Shape.FOOTNOTE: "footnote marker"}.get(shape, "paragraph number")
            self.reading.accounts.claim(cut.spans, fate)
        kind = Kind.BODY
        for note in self.reading.notes.kinds:
            if note.lines[0] <= line.number <= note.lines[1]:
                kind = note.kind
        block = Block(shape, text.strip(), line.number, line.number, kind=kind, last_width=len(line.text))
        self.blocks.append(replace(block, **more))  # type: ignore[arg-type]

    def extend(self, line: Line, text: Traced) -> None:
        """Put a line after the block before it: page breaks and margins cut sentences in two."""
        last = self.blocks[-1]
        cut_word = re.search(r"\w-$", last.text.text) and text.text[:1].islower()
        glued = joined((last.text, text.strip()), "" if cut_word else " ")
        self.blocks[-1] = replace(last, text=glued, last_line=line.number, last_width=len(line.text))

    def goes_on(self, line: Line, text: Traced) -> bool:
        """Whether the line continues the block before it."""
        if not self.blocks or (self.orphans and line.gap) or _MARK.match(text.text):
            return False
        last = self.blocks[-1]
        if last.shape is Shape.HEADING:
            return False
        lower = text.text[0].islower()
        ended = last.text.text.rstrip("”’\"' ")[-1:] in ".:!?;"
        if line.gap:
            return lower and not ended
        if last.kind is Kind.FLOW_CHART:
            return not ended
        return lower or (self.wrapped and last.last_width >= _FULL)

    def is_heading(self, line: Line, following: Line | None) -> bool:
        """Whether a line looks like a heading: short, unpunctuated, on its own."""
        text = line.text.text.strip()
        if len(self.orphans) == 1:
            return False  # its number stands just above it
        if not _short(text) or not (text[0].isupper() or text[0] in "‘'“\""):
            return False
        if text.endswith(":"):
            return len(text.split()) <= 7 and not _LEAD_IN.search(text) and not self.wrapped
        if text.casefold() in self.contents:
            return True
        if (self.wrapped and len(text) >= _FULL) or any(
            note.kind is Kind.FLOW_CHART and note.lines[0] <= line.number <= note.lines[1]
            for note in self.reading.notes.kinds
        ):
            return False
        alone = (line.gap or line.page_turn or line.number == 1) and (following is None or following.gap)
        return bool(alone) and not text.endswith((".", ",", ";"))


def structure(reading: Reading) -> tuple[Block, ...]:
    """Return the blocks of a reading, in order."""
    builder = _Builder(reading)
    for line, following in zip(reading.lines, (*reading.lines[1:], None), strict=True):
        builder.read(line, following)
    if not builder.columns:
        return tuple(builder.blocks)
    return tuple(replace(b, torn=True) if b.line in builder.alone else b for b in builder.blocks)


def _short(text: str) -> bool:
    return len(text.split()) <= 12 and not text.endswith((".", ";", ","))


def _contents(source: str, lines: tuple[int, int]) -> list[str]:
    """Return the entries of a contents list, without page numbers and tags."""
    found = []
    for text in source.splitlines()[lines[0] - 1 : lines[1]]:
        entry = re.sub(r"<[^<>]+>", "", text.split("\t")[0]).strip()
        if len(entry) > 3:
            found.append(entry)
    return found
