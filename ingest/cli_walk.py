"""A walk through the candidates at the keyboard: each is shown, and what a person decides is kept at once."""

import sys
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from corpus.errors import RuleError, UsageError
from corpus.holding import Holding
from corpus.rules.rule import CHILD_AT_RISK, RuleKind
from corpus.settings import Settings
from ingest.approved import Decided, counted_from, keep
from ingest.review import Waiting

_WIDTH = 100  # characters of a line
_CHOICES = "approve (a), edit (e), dismiss (d), skip (s) or quit (q)? "
_EDITED = ("kind", "topic", "duty", "counts_from", "strength", "word", "says")  # fields a person is asked for
_EVENT = "What sets the clock running: an event’s id, or nothing [{event}]: "
_AT_RISK = "Is it whom to ring when a child may be at risk (y/n)? "

Ask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Walk:
    """What is asked about, where it is kept, and who answers."""

    settings: Settings
    holding: Holding
    by: str = ""  # who decides
    events: Mapping[str, str] = field(default_factory=dict)  # that a rule may count from, with their names
    event: str = ""  # that it counts from unless another is said
    ask: Ask = input

    def through(self, found: Sequence[Waiting]) -> list[Decided]:
        """Ask about one candidate after the other; return what was decided."""
        decided: list[Decided] = []
        if found and not sys.stdin.isatty() and self.ask is input:
            raise UsageError(
                "Nobody is at the keyboard. Use --json, edit what it prints, and give it back with --decided."
            )
        for number, one in enumerate(found, 1):
            print("\n".join(_page(one, number, len(found))))
            answer = ""
            while answer not in {"s", "q"}:
                answer = self.ask(_CHOICES).strip().casefold()[:1]
                try:
                    made = self._decided(answer, one)
                    if made is not None:
                        keep(self.settings, self.holding, [made], self.by)
                        decided.append(made)
                        break
                except RuleError as exc:
                    print(f"Not kept: {exc}")
            if answer == "q":
                break
        return decided

    def _decided(self, answer: str, one: Waiting) -> Decided | None:
        """Return what is decided; of a rule that says by when, with the event it counts from."""
        made = self._decision(answer, one)
        if made is None or made.rule is None or not RuleKind(made.rule["kind"]).runs:
            return made
        event = self.ask(_EVENT.format(event=self.event)).strip() or self.event
        if event and event not in self.events:
            raise RuleError(f"There is no event “{event}”. The events are: {', '.join(sorted(self.events))}.")
        return counted_from(made, event)

    def _decision(self, answer: str, one: Waiting) -> Decided | None:
        if answer == "a":
            return Decided(one, rule=self._for_whom(dict(one.proposed)))
        if answer == "e":
            return Decided(one, rule=self._edited(one))
        if answer == "d":
            return Decided(one, why=self.ask("Why is it no rule? "))
        return None

    def _edited(self, one: Waiting) -> dict[str, Any]:
        rule = dict(one.proposed)
        for name in _EDITED:
            said = self.ask(f"{name} [{rule.get(name, '')}]: ").strip()
            if said:
                rule[name] = said
        questions = []
        while said := self.ask("How would people ask for it? (an empty line ends) ").strip():
            questions.append(said)
        return self._for_whom({**rule, "asked_as": questions or rule["asked_as"]})

    def _for_whom(self, rule: dict[str, Any]) -> dict[str, Any]:
        """Return a rule; one of a number is marked when it is the one to ring for a child at risk."""
        if rule["kind"] == RuleKind.CONTACT and self.ask(_AT_RISK).strip().casefold().startswith("y"):
            return {**rule, "topic": CHILD_AT_RISK}
        return rule


def _page(one: Waiting, number: int, of: int) -> list[str]:
    wrapped = textwrap.fill(f"“{one.draft.quote}”", _WIDTH, initial_indent="  ", subsequent_indent="  ")
    fields = [f"  {name}: {value}" for name, value in one.proposed.items() if name not in ("quote", "says", "duty")]
    return ["", f"{number} of {of}: {one.candidate.ref.book}, {one.label}", wrapped, *fields]
