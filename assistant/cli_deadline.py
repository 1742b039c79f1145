"""The `verse deadline` command: a date, and how it was counted. It loads no model and no index.

Everything it imports is light, so that the whole process answers in well under half a second.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from assistant.ics import calendar_file, diary_entries
from corpus.bank_holidays import load_working_days
from corpus.counting import Counting
from corpus.dates import WEEKDAYS, in_words, read_moment, short
from corpus.deadlines import deadline
from corpus.durations import Duration, Pattern
from corpus.errors import CalendarError, VerseError
from corpus.readings import Deadline, Reading

ABOUT = "Count a deadline from the day of an event."
USAGE = 2  # exit status when the deadline cannot be counted as it was asked for


class _Parser(argparse.ArgumentParser):
    """Tells in one line what it cannot understand; `cli_words.Parser` would load too much."""

    def error(self, message: str) -> NoReturn:
        sys.exit(_refuse(f"{message[0].upper()}{message[1:]}. Run {self.prog} --help to see how it is written."))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with the words that follow `verse deadline`; return the exit status."""
    parser = _Parser(prog="verse deadline", description=ABOUT, allow_abbrev=False)
    add_arguments(parser)
    return run(parser.parse_args(argv))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what the command takes."""
    parser.add_argument(
        "duration", nargs="+", help="how long: 45 working days, four to six weeks, every 6 months, same day"
    )
    parser.add_argument("--from", dest="start", metavar="DAY", help="the event: 2026-11-02, or 2026-11-02T14:30")
    parser.add_argument("--before", action="store_true", help="count back from the event")
    parser.add_argument("--every", action="store_true", help="the duration is a frequency")
    parser.add_argument("--day-one", action="store_true", help="count the day of the event as day 1, not day 0")
    parser.add_argument(
        "--closed", metavar="DAY", action="append", default=[], help="a day the office is closed; may be repeated"
    )
    parser.add_argument("--steps", action="store_true", help="list every step of the counting")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--ics", metavar="FILE", type=Path, help="write the date to a calendar file")


def run(args: argparse.Namespace) -> int:
    """Print the deadline that was asked for; a refusal is one sentence and exit status 2."""
    try:
        counted = _count(args)
        if args.ics:
            _write(args.ics, counted)
    except VerseError as exc:
        return _refuse(str(exc))
    if args.json:
        print(json.dumps(counted.as_dict(), ensure_ascii=False, indent=2))
        return 0
    print("\n".join(_page(counted, args.steps)))
    if args.ics:
        print(f"\nWritten to {args.ics}.")
    return 0


def _refuse(sentence: str) -> int:
    print("verse:", sentence, file=sys.stderr)
    return USAGE


def _count(args: argparse.Namespace) -> Deadline:
    words = " ".join(args.duration).split()
    every = args.every or words[:1] == ["every"]
    if words[:1] in (["every"], ["within"]):
        words = words[1:]
    if every and args.before:
        raise CalendarError("“every” counts forward from the event and “before” back from it; ask for one of them.")
    if not args.start:
        raise CalendarError("The day of the event is needed; give it with --from, for example --from 2026-11-02.")
    asked = Duration.parse(" ".join(words))  # the place to understand a rule's id as well
    return deadline(
        asked.amount,
        asked.unit,
        read_moment(args.start),
        calendar=load_working_days().with_closures({_day(text): "office closed" for text in args.closed}),
        counting=Counting.EVENT_IS_DAY_1 if args.day_one else Counting.EVENT_IS_DAY_0,
        pattern=Pattern.BEFORE if args.before else Pattern.EVERY if every else Pattern.WITHIN,
    )


def _day(text: str) -> date:
    day = read_moment(text)
    return day.date() if isinstance(day, datetime) else day


def _write(path: Path, counted: Deadline) -> None:
    name = f"{counted.pattern} {counted.duration}"
    try:
        path.write_bytes(calendar_file(diary_entries(counted, name, name), datetime.now(UTC)).encode())
    except OSError as exc:
        raise VerseError(f"The calendar file {path} cannot be written: {exc.strerror}. Choose another place.") from exc


def _page(counted: Deadline, with_steps: bool) -> Iterator[str]:
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


if __name__ == "__main__":
    sys.exit(main())
