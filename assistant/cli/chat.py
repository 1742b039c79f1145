"""`verse chat`: one question after another; the conversation is kept in memory alone."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from assistant.api.conversation import KEPT, Exchange, exchange_of, messages
from assistant.api.port import Assistant
from assistant.cli.layout import Layout
from assistant.cli.open import open_assistant
from assistant.cli.words import checked
from corpus.errors import UsageError, VerseError
from corpus.known.called import area_called
from corpus.options import Parser

_HELP = "/area NAME chooses an area, /area alone lists them, /new starts again, /quit ends."


def chat(argv: Sequence[str]) -> int:
    """Answer questions until there are no more."""
    parser = Parser(prog="verse chat", description=f"Ask one question after another. {_HELP}")
    parser.add_argument("--area", help="whose local policy applies, as people call it: worcestershire, Worcs")
    args = parser.parse_args(argv)
    talk = Conversation(open_assistant())
    if args.area:
        print(talk.choose(args.area))
    if sys.stdin.isatty():
        with suppress(ImportError):
            import readline  # noqa: F401 - lets a line be edited and recalled
        print(f"Type a question. {_HELP}")
    while True:
        try:
            line = input(talk.prompt if sys.stdin.isatty() else "").strip()
        except EOFError:
            return 0
        if line == "/quit":
            return 0
        if line:
            talk.hear(line)


class Conversation:
    """What has been said so far, and the area it is about."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._area: str | None = None
        self._exchanges: tuple[Exchange, ...] = ()

    @property
    def prompt(self) -> str:
        """What stands before the next question."""
        return f"\n{self._area or 'any area'}> "

    def hear(self, line: str) -> None:
        """Print what there is to say to one line; a failure ends the turn, not the conversation."""
        command, _, rest = line.partition(" ")
        if command == "/area":
            print(self.choose(rest.strip()))
        elif command == "/new":
            self._exchanges = ()
            print("A new conversation.")
        elif line.startswith("/"):
            print(_HELP)
        else:
            try:
                print("\n" + self._answer(line))
            except VerseError as exc:
                print("verse:", exc, file=sys.stderr)

    def choose(self, words: str) -> str:
        """Choose the area that people call this; return what to say about it."""
        catalogue = self._assistant.snapshot.catalogue
        if not words:
            return "The areas are: " + ", ".join(f"{area.id} ({area.name})" for area in catalogue.areas) + "."
        try:
            area = area_called(catalogue.areas, words)
        except UsageError as exc:
            return str(exc)
        self._area = area.id
        return f"The area is {area.name}."

    def _answer(self, question: str) -> str:
        asking = checked({"question": question, "area": self._area})
        answer = self._assistant.ask(replace(asking, history=messages(self._exchanges)))
        self._exchanges = (*self._exchanges, exchange_of(question, answer))[-KEPT:]
        return Layout.of_terminal().answer(answer)
