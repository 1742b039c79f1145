"""Answers laid out for a terminal: danger, lead, points, other alerts, then chapter and verse."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Alert, AlertKind, Answer, Citation
from assistant.api.wording import (
    ALERT_HEADINGS,
    above,
    below,
    plainer,
    rule_words,
    rules_beyond,
    status_words,
    whose_words,
)

_WIDEST = 100  # characters a line may have, however wide the terminal
_NARROWEST = 30

_BOLD, _RED, _DIM = "1", "1;31", "2"


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the terminal is, and whether it shows colour."""

    width: int
    colour: bool

    @classmethod
    def of_terminal(cls) -> "Layout":
        """Return the layout that suits standard output as it is now."""
        width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns - 1))
        return cls(width, sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def answer(self, answer: Answer) -> str:
        """Return the whole answer as text."""
        return "\n".join(self._answer(answer)).strip("\n")

    def _answer(self, answer: Answer) -> Iterator[str]:
        for kind, alerts in above(answer.alerts).items():
            yield from self._alerts(kind, alerts)
        if answer.answer.lead:
            yield ""
            lead = answer.answer.lead + plainer(answer.answer.lead_wording)
            yield self.paragraph(lead + _marks(answer.answer.lead_citations))
        for point in answer.answer.points:
            yield ""
            text = point.text + plainer(point.wording) + _marks(point.citations)
            yield self.paragraph(text, first="  • ", rest="    ")
        for kind, alerts in below(answer.alerts).items():
            yield from self._alerts(kind, alerts)
        rules = rules_beyond(answer)
        if rules:
            yield from self._heading("The rules behind it")
        for rule in rules:
            yield self.paragraph(rule_words(rule) + _marks(rule.citations), first="  • ", rest="    ")
        if answer.citations:
            yield ""
            yield self.styled(self.paragraph(whose_words(answer)), _DIM)
            yield from self._heading("Chapter and verse")
        for citation in answer.citations:
            yield from self._citation(citation)
        if answer.nearest:
            yield from self._heading("The nearest passages in these documents")
        for citation in answer.nearest:
            yield from self._citation(citation)
        if answer.choices:
            yield from self._heading("Choose an area")
        for choice in answer.choices:
            yield self.paragraph(f"{choice.label}: {choice.area}", first="  • ", rest="    ")
        if answer.suggestions:
            yield from self._heading("You could ask next")
        for suggestion in answer.suggestions:
            yield self.paragraph(suggestion, first="  • ", rest="    ")

    def _alerts(self, kind: AlertKind, alerts: Sequence[Alert]) -> Iterator[str]:
        yield ""
        yield self.styled(f"! {ALERT_HEADINGS[kind]}", _RED if kind is AlertKind.DANGER else _BOLD)
        for alert in alerts:
            yield self.paragraph(alert.text + _marks(alert.citations), first="  ", rest="  ")

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        yield self.styled(text, _BOLD)

    def _citation(self, citation: Citation) -> Iterator[str]:
        number = f"  [{citation.n}] "
        indent = " " * len(number)
        page = f", page {citation.page}" if citation.page else ""
        place = f"{citation.title}, {citation.label}{page}"
        yield self.paragraph(place, first=number, rest=indent)
        yield self.styled(
            self.paragraph(f"Edition: {citation.edition} ({status_words(citation.status)})", first=indent, rest=indent),
            _DIM,
        )
        yield self.paragraph(f"“{citation.quote}”", first=indent, rest=indent)

    def paragraph(self, text: str, first: str = "", rest: str = "") -> str:
        """Return text wrapped to the terminal; its own line breaks are kept."""
        lines = text.split("\n")
        return "\n".join(
            textwrap.fill(line, self.width, initial_indent=rest if n else first, subsequent_indent=rest)
            for n, line in enumerate(lines)
        )

    def styled(self, text: str, style: str) -> str:
        """Return text in a style, where the terminal shows one."""
        return f"\x1b[{style}m{text}\x1b[0m" if self.colour else text


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f" [{n}]" for n in numbers)
