"""The body of an answer, read from its JSON as a user of the API gets it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.refs import ParagraphRef

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that an answer says, with the numbers of its citations."""

    part: str  # "lead", "point" or "alert"
    text: str
    citations: tuple[int, ...]
    kind: str = ""  # of an alert


def told(body: Body) -> Iterator[Told]:
    """Yield lead, points and alerts, each with its citations."""
    answer = body["answer"]
    if answer["lead"]:
        yield Told("lead", answer["lead"], tuple(answer["lead_citations"]))
    for point in answer["points"]:
        yield Told("point", point["text"], tuple(point["citations"]))
    for alert in body["alerts"]:
        yield Told("alert", alert["text"], tuple(alert["citations"]), alert["kind"])


def text_of(body: Body) -> str:
    """Return everything the answer says: lead, points and alerts, a line each."""
    return "\n".join(one.text for one in told(body))


def length_of(body: Body) -> int:
    """Return the characters of lead and points."""
    return sum(len(one.text) for one in told(body) if one.part != "alert")


def alert_kinds(body: Body) -> frozenset[str]:
    """Return the kinds of alert shown."""
    return frozenset(alert["kind"] for alert in body["alerts"])


def citations(body: Body) -> dict[int, dict[str, Any]]:
    """Return the citations by number."""
    return {one["n"]: one for one in body["citations"]}


def cited_by(body: Body, *parts: str) -> tuple[ParagraphRef, ...]:
    """Return the paragraphs that these parts of the answer cite, items left out, in order and each once."""
    by_number = citations(body)
    numbers = [n for one in told(body) if one.part in parts for n in one.citations]
    refs = (ParagraphRef.parse(by_number[n]["ref"]).paragraph for n in numbers if n in by_number)
    return tuple(dict.fromkeys(refs))
