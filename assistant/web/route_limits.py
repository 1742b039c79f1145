"""The rules behind the time limits of a route: they can be counted from a day, or are in the table of rules."""

from collections.abc import Iterable, Mapping
from typing import Any

from corpus.days.due import why_undated
from corpus.numbers import states
from corpus.rules.rule import Rule


def with_limit(line: Mapping[str, Any], rules: Iterable[Rule]) -> dict[str, Any]:
    """Return a line of a route with the address of the rule that gives its time limit; empty where there is none."""
    rule = rule_behind(line, rules) if line["limit"] else None
    if rule is None:
        return {**line, "count": "", "listed": ""}
    runs = not why_undated(rule)
    return {
        **line,
        "count": f"/timescales/calculator?rule={rule.id}" if runs else "",
        "listed": "" if runs else f"/timescales?topic={rule.topic}#{rule.id}",
    }


def rule_behind(line: Mapping[str, Any], rules: Iterable[Rule]) -> Rule | None:
    """Return the rule that rests on the same words as a line and gives the same limit."""
    for rule in rules:
        if _gives(rule, line["limit"]) and any(_same_words(rule, cited) for cited in line["citations"]):
            return rule
    return None


def _gives(rule: Rule, limit: str) -> bool:
    if rule.amount is None:
        return bool(rule.unit) and rule.unit in limit.casefold()
    return states(limit, rule.amount, rule.amount_to or rule.amount, rule.unit)


def _same_words(rule: Rule, cited: Mapping[str, Any]) -> bool:
    """Whether the words of a citation and those that state a rule overlap in their source."""
    quote = rule.proofs[0].quote
    book = str(cited["ref"]).partition("#")[0]
    return book == rule.book and any(start < quote.end and quote.start < end for start, end in cited["spans"])
