"""One deadline laid out for a terminal: its dates, what is left open, and how it was counted."""

from collections.abc import Iterator

from corpus.days.dates import WEEKDAYS, in_words, short
from corpus.rules.readings import Deadline, Reading


def deadline_page(counted: Deadline, with_steps: bool) -> Iterator[str]:
    """Yield the lines that tell a deadline, each reading by itself, the earliest first."""
    yield counted.sentence[0].upper() + counted.sentence[1:]
    yield from counted.notes
    readings = sorted(counted.readings, key=lambda reading: reading.due)
    for number, reading in enumerate(readings, start=1):
        yield ""
        yield f"Due: {reading.window_in_words}"
        if len(readings) > 1:
            yield f"  Reading {number} of {len(readings)}: {reading.label}"
        yield from _reading(reading, with_steps)
    if counted.conventions:
        yield ""
        yield "How it was counted"
    for sentence in counted.conventions:
        yield f"  {sentence}"


def _reading(reading: Reading, with_steps: bool) -> Iterator[str]:
    for note in reading.notes:
        yield f"  {note}"
    if reading.then:
        yield f"  If each is held on its last day, the next are {' and '.join(in_words(day) for day in reading.then)}."
    if with_steps:
        yield "  Counted"
        for step in reading.steps:
            yield f"    {step.number:>4}  {in_words(step.date)}"
    if reading.skipped:
        yield f"  Not counted ({len(reading.skipped)})"
        for day in reading.skipped:
            weekday = WEEKDAYS[day.date.weekday()]
            yield f"    {short(day.date)}: {weekday}{'' if day.why == weekday else f', {day.why}'}"
