"""Answers laid out as markdown: danger, lead, points, other alerts, then chapter and verse."""

import re
from collections.abc import Iterator, Sequence

from assistant import words
from assistant.answer import Alert, AlertKind, Answer, Citation, Wording
from assistant.api.wording import ALERT_HEADINGS, above, below, plainer, rule_words, rules_beyond, status_words

_ACTIVE = re.compile(r"[\\`*_\[\]<~|$]|&(?=#?\w+;)")  # what would format, link or load a picture
_OPENS = re.compile(r"^(\s*)([>#+=-])")  # what makes a heading or a list at the start of a line,
_COUNTS = re.compile(r"^(\s*\d+)([.)])")  # and a number that does
_ESCAPED = re.compile(r"\\([^\w\s])")
_MARKS = re.compile(rf"(?: \({words.PLAINER}\))?(?: \[\d+\])+$")


def blocks(answer: Answer, site: str = "") -> Iterator[str]:
    """Yield the parts of an answer from top to bottom; an empty line belongs between two of them.

    `site` is the address of the service, where the passages can be read; without it nothing is linked.
    """
    for kind, alerts in above(answer.alerts).items():
        yield _alerts(kind, alerts)
    if answer.answer.lead:
        lead = verbatim(answer.answer.lead) + plainer(answer.answer.lead_wording)
        yield lead + _marks(answer.answer.lead_citations)
    if answer.answer.points:
        yield "\n".join(
            f"- {verbatim(one.text)}{plainer(one.wording)}{_marks(one.citations)}" for one in answer.answer.points
        )
    for kind, alerts in below(answer.alerts).items():
        yield _alerts(kind, alerts)
    rules = rules_beyond(answer)
    if rules:
        said = (f"- {verbatim(rule_words(rule))}{_marks(rule.citations)}" for rule in rules)
        yield "\n".join(["**The rules behind it**", "", *said])
    if answer.citations:
        yield "**Chapter and verse**"
    if answer.wording is Wording.REPHRASED:
        yield words.REPHRASED
    for citation in answer.citations:
        yield f"[{citation.n}] {_place(citation, site)}"
    if answer.nearest:
        yield "**The nearest passages in these documents**"
    for citation in answer.nearest:
        yield _place(citation, site)
    if answer.choices:
        yield _list("Choose an area", [f"{choice.label} ({choice.area})" for choice in answer.choices])
    if answer.suggestions:
        yield _list("You could ask next", answer.suggestions)


def told(markdown: str) -> str:
    """Return the lead and the points of an answer that was laid out here, as they were before."""
    lines: list[str] = []
    for block in markdown.split("\n\n"):
        if block.startswith("**"):  # the headings of what follows the answer
            break
        if not block.startswith(">"):
            lines += block.split("\n")
    return "\n".join(_ESCAPED.sub(r"\1", _MARKS.sub("", line.removeprefix("- "))) for line in lines)


def verbatim(text: str) -> str:
    """Return words so that markdown shows them as they are, on one line."""
    escaped = _ACTIVE.sub(lambda match: "\\" + match.group(), " ".join(text.split()))
    return _COUNTS.sub(r"\1\\\2", _OPENS.sub(r"\1\\\2", escaped))


def _alerts(kind: AlertKind, alerts: Sequence[Alert]) -> str:
    said = []
    for alert in alerts:
        lines = [verbatim(line) for line in alert.text.split("\n")]
        said += [*lines[:-1], lines[-1] + _marks(alert.citations)]
    return "\n>\n".join(f"> {line}" for line in (f"**{ALERT_HEADINGS[kind]}**", *said))


def _place(citation: Citation, site: str) -> str:
    page = f", page {citation.page}" if citation.page else ""
    place = verbatim(f"{citation.title}, {citation.label}{page}")
    if site:
        place = f"[{place}]({site.rstrip('/')}{citation.url})"
    edition = verbatim(f"Edition: {citation.edition} ({status_words(citation.status)})")
    return f"{place}  \n{edition}  \n“{verbatim(citation.quote)}”"


def _list(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([f"**{heading}**", "", *(f"- {verbatim(line)}" for line in lines)])


def _marks(numbers: Sequence[int]) -> str:
    return "".join(f" [{n}]" for n in numbers)
