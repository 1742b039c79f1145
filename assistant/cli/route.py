"""The `verse route` command: whom to turn to, one question at a time. It loads no model and no index.

Its words are those of the shipped route files, which the tests prove against the shipped documents;
everything it imports is light, so that it answers in well under half a second.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NoReturn

from assistant.cli.layout import Layout
from assistant.cli.route_layout import outcome_page, question_page
from assistant.shapes.routes import area_shape, step_shape, whom_to_ring
from corpus.days.dates import read_moment
from corpus.days.uk_clock import local
from corpus.errors import CalendarError, RefError, VerseError
from corpus.routes.nodes import Outcome, Question
from corpus.routes.routes import ROUTES, WHICH_AREA, Routes, which_area
from corpus.settings import Settings
from corpus.shelf import Shelf

ABOUT = "Show whom to contact, step by step."
USAGE = 2  # exit status when the command cannot be carried out as it was written


class _Parser(argparse.ArgumentParser):
    """Tells in one line what it cannot understand; `cli_words.Parser` would load too much."""

    def error(self, message: str) -> NoReturn:
        sys.exit(_refuse(f"{message[0].upper()}{message[1:]}. Run {self.prog} --help to see how it is written."))


def route(argv: Sequence[str]) -> int:
    """Run the command with the words that follow `verse route`; return the exit status."""
    parser = _Parser(prog="verse route", description=ABOUT, allow_abbrev=False)
    parser.add_argument("--area", help="the area, by id or as people call it")
    parser.add_argument(
        "--answer", metavar="ID=VALUE", action="append", default=[], help="an answer given already; may be repeated"
    )
    parser.add_argument("--at", metavar="TIME", help="say whom to ring at this time: 2026-11-24T22:00")
    parser.add_argument("--json", action="store_true", help="print the next question, or the outcome, as JSON")
    args = parser.parse_args(argv)
    try:
        answers = dict(_answer(text) for text in args.answer)
        named = args.area or answers.pop(WHICH_AREA, None)
        at = _moment(args.at)
        shelf = Shelf.of(Settings.from_environment())
        if args.json:
            return _print_json(shelf, named, answers, at)
        return _converse(shelf, named, answers, at)
    except VerseError as exc:
        return _refuse(str(exc))


def _refuse(sentence: str) -> int:
    print("verse:", sentence, file=sys.stderr)
    return USAGE


def _answer(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals and value):
        raise RefError(f"“{text}” is not an answer; write the question’s id, = and the answer’s id: danger=no.")
    return name, value


def _moment(at: str | None) -> datetime:
    if at is None:
        return local(datetime.now(UTC))
    moment = read_moment(at)
    if not isinstance(moment, datetime):
        raise CalendarError("Give the time of day as well, for example 2026-11-24T22:00.")
    return moment


def _areas(shelf: Shelf) -> dict[str, str]:
    return {area.id: area.name for area in shelf.areas}


def _routes(shelf: Shelf, area: str) -> Routes:
    return Routes.read(shelf, only=area if (ROUTES / f"{area}.yaml").exists() else None)


def _print_json(shelf: Shelf, named: str | None, answers: dict[str, str], at: datetime) -> int:
    if named is None:
        step = area_shape(_areas(shelf), shelf)
    else:
        area = shelf.area(named).id
        step = step_shape(_routes(shelf, area), area, answers, at)
    print(json.dumps(step, ensure_ascii=False, indent=2))
    return 0


def _converse(shelf: Shelf, named: str | None, answers: dict[str, str], at: datetime) -> int:
    """Ask until an outcome is reached; stop quietly where nobody answers."""
    layout = Layout.of_terminal()
    if named is None:
        named = _ask(which_area(_areas(shelf)), shelf, layout)
        if named is None:
            return 0
    area = shelf.area(named).id
    routes = _routes(shelf, area)
    while True:
        node = routes.next(area, answers)
        if isinstance(node, Outcome):
            now = whom_to_ring(routes.contacts, area, at) if node.front_door else None
            print(outcome_page(node, now, shelf, layout))
            return 0
        chosen = _ask(node, shelf, layout)
        if chosen is None:
            return 0
        answers[node.id] = chosen


def _ask(question: Question, shelf: Shelf, layout: Layout) -> str | None:
    """Show a question and return the id of the answer chosen; None at the end of the input."""
    print(question_page(question, shelf, layout))
    last = len(question.choices)
    while True:
        try:
            typed = input(f"Your answer (1 to {last}): ").strip()
        except EOFError:
            print()
            return None
        for n, choice in enumerate(question.choices, start=1):
            if typed.casefold() in (str(n), choice.id, choice.says.casefold()):
                return choice.id
        print(f"Type a number from 1 to {last}.")


if __name__ == "__main__":
    sys.exit(route(sys.argv[1:]))
