"""The `verse deadline` command: a date, and how it was counted. It loads no model and opens no index.

Everything it imports is light, so that the whole process answers in well under half a second.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NoReturn

from assistant import words
from assistant.cli.deadline_layout import deadline_page
from assistant.cli.timeline import How, Told, events, of_event, of_rule
from assistant.shapes.ics import calendar_file, diary_entries
from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.dates import read_moment
from corpus.days.deadlines import deadline
from corpus.days.durations import Duration, Pattern
from corpus.errors import CalendarError, VerseError
from corpus.settings import Settings

ABOUT = "Count a deadline, or every deadline of an area, from the day of an event."
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
        "duration", nargs="*", help="how long: 45 working days, four to six weeks, every 6 months, same day"
    )
    parser.add_argument("--rule", metavar="ID", help="or the id of a rule, as in verse rules")
    parser.add_argument("--event", help="or an event, such as referral: all that it sets running, in order")
    parser.add_argument("--events", action="store_true", help="or list the events there are")
    parser.add_argument("--area", help="with --event and --events: the area, by id or as people call it")
    parser.add_argument("--from", dest="start", metavar="DAY", help="the event: 2026-11-02, or 2026-11-02T14:30")
    parser.add_argument("--before", action="store_true", help="count back from the event")
    parser.add_argument("--every", action="store_true", help="the duration is a frequency")
    parser.add_argument("--day-one", action="store_true", help="count the day of the event as day 1, not day 0")
    parser.add_argument(
        "--closed", metavar="DAY", action="append", default=[], help="a day the office is closed; may be repeated"
    )
    parser.add_argument("--steps", action="store_true", help="list every step of the counting")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--ics", metavar="FILE", type=Path, help="write the dates to a calendar file")


def run(args: argparse.Namespace) -> int:
    """Print the deadline that was asked for; a refusal is one sentence and exit status 2."""
    try:
        found = _found(args)
        if args.ics:
            _write(args.ics, found.diary)
    except VerseError as exc:
        return _refuse(str(exc))
    if args.json:
        print(json.dumps(found.shape, ensure_ascii=False, indent=2))
        return 0
    print("\n".join(found.page))
    if args.ics:
        print(f"\nWritten to {args.ics}.")
    return 0


def _refuse(sentence: str) -> int:
    print("verse:", sentence, file=sys.stderr)
    return USAGE


def _found(args: argparse.Namespace) -> Told:
    """Return what was asked for, counted and ready to be shown."""
    asked = [args.duration, args.rule, args.event, args.events]
    if sum(map(bool, asked)) > 1:
        raise CalendarError(words.ONE_OF_THEM)
    if any(asked[1:]) and (args.before or args.every):
        raise CalendarError(words.ONLY_FOR_LENGTHS)
    if args.area and not (args.event or args.events):
        raise CalendarError(words.ONLY_FOR_EVENTS)
    settings = Settings.from_environment()
    if args.events:
        return events(args.area, settings)
    if not any(asked):
        raise CalendarError(words.ONE_OF_THEM)
    if not args.start:
        raise CalendarError(words.EVENT_NEEDED)
    calendar = load_working_days().with_closures({_day(text): "office closed" for text in args.closed})
    counting = Counting.EVENT_IS_DAY_1 if args.day_one else settings.counting
    how = How(read_moment(args.start), calendar, counting, args.steps)
    if args.rule:
        return of_rule(args.rule, how, settings)
    if args.event:
        return of_event(args.event, args.area, how, settings)
    return _of_duration(args, how)


def _of_duration(args: argparse.Namespace, how: How) -> Told:
    said = " ".join(args.duration).split()
    every = args.every or said[:1] == ["every"]
    if said[:1] in (["every"], ["within"]):
        said = said[1:]
    if every and args.before:
        raise CalendarError("“every” counts forward from the event and “before” back from it; ask for one of them.")
    asked = Duration.parse(" ".join(said))
    pattern = Pattern.BEFORE if args.before else Pattern.EVERY if every else Pattern.WITHIN
    counted = deadline(
        asked.amount, asked.unit, how.start, calendar=how.calendar, counting=how.counting, pattern=pattern
    )
    name = f"{counted.pattern} {counted.duration}"
    diary = calendar_file(diary_entries(counted, name, name), datetime.now(UTC)).encode()
    return Told(counted.as_dict(), tuple(deadline_page(counted, how.steps)), diary)


def _day(text: str) -> date:
    day = read_moment(text)
    return day.date() if isinstance(day, datetime) else day


def _write(path: Path, diary: bytes) -> None:
    try:
        path.write_bytes(diary)
    except OSError as exc:
        raise VerseError(f"The calendar file {path} cannot be written: {exc.strerror}. Choose another place.") from exc


if __name__ == "__main__":
    sys.exit(main())
