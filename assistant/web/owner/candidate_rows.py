"""Candidate rules as a person reads them, and what came of the decisions about them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.api.port import Snapshot
from assistant.web.owner.candidates import Candidate
from assistant.web.owner.decisions import Decision, said_to_people
from assistant.web.owner.errand import Outcome
from corpus.days.uk_clock import local
from corpus.rules.rule import RuleKind


def row_of(one: Candidate, snapshot: Snapshot, decision: Decision | None) -> dict[str, Any]:
    """Return what a page shows of a candidate, with what was chosen for it."""
    document = snapshot.catalogue.document(one.book)
    label = one.ref.partition("#")[2]
    return {
        "id": one.id,
        "label": one.label,
        "words": one.words,
        "rule": one.rule,
        "url": f"/documents/{snapshot.catalogue.address(document)}#{label}",
        "contact": one.rule.get("kind") == RuleKind.CONTACT,
        "says": list(_suggested(one.rule)),
        "choice": str(decision.choice or "") if decision else "",
        "why": decision.why if decision else "",
        "at_risk": decision.at_risk if decision else False,
    }


def _suggested(rule: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what a rule would say, name and value, as a person reads it."""
    amount = f"{rule['amount']:g}" if "amount" in rule else ""
    if "amount_to" in rule:
        amount += f" to {rule['amount_to']:g}"
    figure = " ".join(
        filter(None, (str(rule.get("bound", "")), amount, str(rule.get("value", "")), rule.get("unit", "")))
    )
    yield "Sort", str(rule["kind"]).replace("_", " ")
    if figure:
        yield "Figure", figure
    if rule.get("counts_from"):
        yield "Counts from", str(rule["counts_from"])
    yield "Duty word", str(rule.get("word") or "none")
    yield "Matter", str(rule["topic"]).replace("-", " ")


def told(outcome: Outcome) -> dict[str, Any]:
    """Return what came of a change, in a sentence."""
    at = local(outcome.at)
    says = said_to_people(outcome.says)
    if outcome.done:
        said = json.loads(outcome.says)
        says = "The documents were read in again."
        if "approved" in said:
            says = f"{said['approved']} approved, {said['dismissed']} dismissed, {said['waiting']} still waiting."
        version = said.get("index") or said.get("version")
        says += f" The index {version} is live." if version else ""
    return {"done": outcome.done, "says": says, "at": f"{at:%H:%M}"}
