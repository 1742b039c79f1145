"""Decisions about candidate rules: read from a form, checked, and written as the command takes them."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.web.owner.candidates import Candidate
from corpus.rules.rule import CHILD_AT_RISK, RuleKind

_SHORTEST = 5  # letters of a reason
_EDITED = ("kind", "topic", "duty", "unit", "bound", "counts_from", "strength", "word", "says")
_LINES = "asked_as"
_NUMBERS = ("amount", "amount_to")
_OWN_EMPTY = ("word",)  # fields that say something by being empty

NONE = "Choose “approve” or “dismiss” for at least one of them."
WHY = "Say in a few words why “{words}” is no rule."
GONE = "One of these does not wait any more: somebody decided about it meanwhile. The list is as it is now."
NUMBER = "“{said}” is no number. Write figures only, such as 45."


_FILE = re.compile(r"^\S+\.(?:json, entry (?P<entry>\d+)|yaml): ")


class Choice(StrEnum):
    """What a person can decide."""

    APPROVE = "approve"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was chosen for one candidate, as it was typed."""

    candidate: Candidate
    choice: Choice | None
    why: str = ""
    at_risk: bool = False  # the number to ring when a child may be at risk
    edited: Mapping[str, str] | None = None  # fields of the rule that a person mended

    @property
    def rule(self) -> dict[str, Any]:
        """The rule to be approved."""
        rule = dict(self.candidate.rule)
        for name, said in (self.edited or {}).items():
            rule.update(_field(name, said))
            if not said.strip() and name not in _OWN_EMPTY:
                rule.pop(name, None)
        if self.at_risk and rule.get("kind") == RuleKind.CONTACT:
            rule["topic"] = CHILD_AT_RISK
        return rule


def read(form: Mapping[str, Any], waiting: Iterable[Candidate]) -> tuple[Decision, ...]:
    """Return what a form says of each candidate that it shows."""
    by_id = {one.id: one for one in waiting}
    shown = [by_id[name] for name in _ids(form) if name in by_id]
    return tuple(_decision(form, one) for one in shown)


def faults(form: Mapping[str, Any], decisions: Sequence[Decision]) -> dict[str, str]:
    """Return what is wrong with a form, by field; nothing when it can be followed."""
    found = {
        f"why_{one.candidate.id}": WHY.format(words=one.candidate.words)
        for one in decisions
        if one.choice is Choice.DISMISS and len(one.why) < _SHORTEST
    }
    for one in decisions:
        for name in _NUMBERS:
            said = (one.edited or {}).get(name, "").strip()
            if said and one.choice is Choice.APPROVE and not said.replace(".", "", 1).isdecimal():
                found[name] = NUMBER.format(said=said)
    if len(decisions) < len(_ids(form)):
        found.setdefault("candidates", GONE)
    elif not found and all(one.choice is None for one in decisions):
        found["candidates"] = NONE
    return found


def written(decisions: Iterable[Decision]) -> str:
    """Return decisions as “verse rules review --decided” reads them."""
    entries = [
        {
            "candidate": one.candidate.id,
            "decision": str(one.choice),
            "rule": one.rule if one.choice is Choice.APPROVE else {},
            "why": one.why,
        }
        for one in decisions
        if one.choice is not None
    ]
    return json.dumps({"waiting": entries}, ensure_ascii=False)


def about(sentence: str, decisions: Sequence[Decision]) -> str:
    """Return the field of the decision that a command's sentence is about; that of all when it names none."""
    approved = [one for one in decisions if one.choice is Choice.APPROVE]
    named = [one for one in approved if str(one.rule["id"]) in sentence]
    numbered = _FILE.match(sentence)
    if numbered and numbered["entry"]:
        named = [one for one in decisions if one.choice is not None][int(numbered["entry"]) - 1 :][:1]
    longest = max(named, key=lambda one: len(str(one.rule["id"])), default=None)
    return f"decision_{longest.candidate.id}" if longest else "candidates"


def said_to_people(sentence: str) -> str:
    """Return a command's sentence without the name of the file that it was given, or would have written."""
    return _FILE.sub("", sentence)


def _ids(form: Mapping[str, Any]) -> list[str]:
    return [str(name).removeprefix("why_") for name in form if str(name).startswith("why_")]


def _decision(form: Mapping[str, Any], one: Candidate) -> Decision:
    said = str(form.get(f"decision_{one.id}", ""))
    edited = {name: str(form[name]) for name in (*_EDITED, *_NUMBERS, _LINES) if name in form}
    return Decision(
        one,
        Choice(said) if said in set(Choice) else None,
        " ".join(str(form.get(f"why_{one.id}", "")).split()),
        bool(form.get(f"risk_{one.id}")),
        edited or None,
    )


def _field(name: str, said: str) -> dict[str, Any]:
    """Return a mended field as a rule's file has it."""
    if name in _NUMBERS:
        number = said.strip()
        return {name: float(number) if "." in number else int(number)} if number else {}
    if name == _LINES:
        return {name: [line.strip() for line in said.splitlines() if line.strip()]}
    return {name: " ".join(said.split())}
