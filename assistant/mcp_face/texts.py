"""Texts: what a tool found, in words that carry their citations."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from assistant import words
from assistant.api.wording import status_words

Shape = Mapping[str, Any]


class Cited:
    """Numbers what is cited in the order in which it is first used, and lists it at the end."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def marks(self, citations: Iterable[Shape]) -> str:
        """Return the marks of some citations, to stand after what rests on them."""
        numbers = [self._places.setdefault(_place(cited), len(self._places) + 1) for cited in citations]
        return "".join(f" [{n}]" for n in dict.fromkeys(numbers))

    def listed(self) -> Iterator[str]:
        """Yield the citations under a heading, where there are any."""
        if self._places:
            yield "\nChapter and verse"
        for place, n in self._places.items():
            yield f"[{n}] {place}"


def found_text(shape: Shape) -> str:
    """Return what a search found, best first."""
    lines = [
        f"[{n}] {found['title']} ({found['edition']}; status: {found['status']}), {found['label']}: {found['ref']}\n"
        f"“{found['text']}”"
        for n, found in enumerate(shape["results"], start=1)
    ]
    return "\n\n".join(lines) or "Nothing was found in these documents."


def deadline_text(shape: Shape) -> str:
    """Return a date, what it rests on, and how it was counted; or why there is none."""
    cited = Cited()
    lines = []
    if "rule" in shape:
        lines.append(shape["says"] + cited.marks(shape["citations"]))
        lines.append(f"Whose: {shape['area_name']} (status of the document: {status_words(shape['status'])})")
        lines += filter(None, [shape["why"]])
    for reading in sorted(shape["readings"], key=lambda reading: str(reading["due"])):
        lines += [f"Due: {reading['due_in_words']} ({reading['label']})", *reading["notes"]]
    known = [note for reading in shape["readings"] for note in reading["notes"]]
    lines += [note for note in shape["notes"] if note not in known]
    lines += shape["conventions"]
    return "\n".join([*lines, *cited.listed()])


def route_text(shape: Shape) -> str:
    """Return the next question with the ids of its answers, or the outcome."""
    cited = Cited()
    lines = [] if shape["area"] is None else [f"Area: {shape['area_name']}"]
    if shape["kind"] == "question":
        lines += [f"Question {shape['id']}: {shape['ask']}", *filter(None, [shape["help"]])]
        lines += [f"- {line['text']}{_marks(line, cited)}" for line in shape["lines"]]
        lines += [f"- Answer {answer['id']}: {answer['says']}" for answer in shape["answers"]]
    else:
        lines += [f"Outcome: {shape['title']}", *_now(shape["now"], cited), *_under_headings(shape["lines"], cited)]
        lines += shape["notes"]
    return "\n".join([*lines, *cited.listed()])


def contact_text(shape: Shape) -> str:
    """Return whom to ring at the moment, then every contact."""
    cited = Cited()
    lines = [*_now(shape["now"], cited), *_all_contacts(shape, cited)]
    return "\n".join([*(lines or ["These documents print no number or address for this area."]), *cited.listed()])


def _all_contacts(shape: Shape, cited: Cited) -> Iterator[str]:
    for area, contacts in groupby(shape["contacts"], key=itemgetter("area")):
        yield f"All that is printed for {area}:"
        yield from (_contact(contact, cited) for contact in contacts)


def _under_headings(lines: Iterable[Shape], cited: Cited) -> Iterator[str]:
    heading = ""
    for line in lines:
        if line["heading"] != heading:
            heading = line["heading"]
            yield f"{heading}:"
        yield f"- {line['text']} {line['note'] or ''}".rstrip() + _marks(line, cited)


def _marks(line: Shape, cited: Cited) -> str:
    return f" ({words.OWN})" if line["own"] else cited.marks(line["citations"])


def _now(now: Shape | None, cited: Cited) -> Iterator[str]:
    if now is None:
        return
    yield f"Whom to ring at {now['at']}: {now['note']}{cited.marks(now['citations'])}"
    if now["contact"]:
        yield _contact(now["contact"], cited)


def _contact(contact: Shape, cited: Cited) -> str:
    reach = ", ".join(filter(None, [contact["number"], contact["options"], contact["email"]]))
    printed, inferred = contact["hours"]["printed"], contact["hours"]["inferred"]
    hours = f" Hours: {printed}." if printed else f" Hours, inferred: {inferred}." if inferred else ""
    status = f" (status of the document: {status_words(contact['status'])})"
    return f"- {contact['name']}{status}: {reach}. {contact['use']}{hours}{cited.marks(contact['citations'])}"


def _place(cited: Shape) -> str:
    return (
        f"{cited['title']} ({cited['edition']}; status: {cited['status']}), {cited['label']}: “{cited['quote']}” "
        f"({cited['ref']})"
    )
