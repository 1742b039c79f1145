"""Read: a text export as lines that know where they stand."""

from dataclasses import dataclass, replace

from ingest.accounts import Accounts
from ingest.notes import Notes
from ingest.traced import Traced


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source; white space at its start is kept, for it shows depth."""

    number: int  # from 1
    text: Traced
    gap: int  # blank lines before it
    page_turn: bool = False  # a running header or footer stood before it

    @property
    def indent(self) -> int:
        """White space before the first character."""
        return len(self.text.text) - len(self.text.text.lstrip())


@dataclass(frozen=True, slots=True)
class Reading:
    """What the steps of reading work on: the lines so far, and the accounts they keep."""

    source: str
    notes: Notes
    accounts: Accounts
    lines: tuple[Line, ...] = ()
    table: tuple[Line, ...] = ()  # lines of a table with rows named by their first cell, kept apart
    rows: tuple[Line, ...] = ()  # lines of a plain table, kept apart

    def between(self, lines: tuple[int, int] | None) -> tuple[Line, ...]:
        """Return the lines from the first number to the last."""
        first, last = lines or (0, 0)
        return tuple(line for line in self.lines if first <= line.number <= last)

    def keeping(self, lines: list[Line]) -> "Reading":
        """Return the reading with these lines; blank ones go and count as gaps."""
        kept: list[Line] = []
        before, turned = 0, False
        for line in lines:
            turned = turned or line.page_turn
            if line.text.text.strip():
                kept.append(replace(line, gap=line.number - before - 1, page_turn=turned))
                before, turned = line.number, False
        return replace(self, lines=tuple(kept))


def read_lines(source: str, notes: Notes) -> Reading:
    """Return a source as a reading whose lines are all there."""
    lines, start = [], 0
    for number, text in enumerate(source.splitlines(keepends=True), 1):
        lines.append(Line(number, Traced.read(source, start, start + len(text.rstrip("\r\n"))), 0))
        start += len(text)
    reading = Reading(source, notes, Accounts(source)).keeping(lines)
    table, rows = reading.between(notes.table), reading.between(notes.rows)
    rest = tuple(line for line in reading.lines if line not in (*table, *rows))
    return replace(reading, lines=rest, table=table, rows=rows)
