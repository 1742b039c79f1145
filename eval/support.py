"""Support: each thing an answer says, held against the words it cites and against the sources."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.catalogue import Document
from corpus.days.bank_holidays import load_working_days
from eval.body import Body, Told, alert_kinds, citations, told
from eval.checker import faults, unfounded
from eval.golden import Item
from eval.library import Library
from eval.printing import exact
from eval.recount import days_said, miscounted, recounted, written

_COUNTED = re.compile(r"\bCounted, [^.]*\.")
_SAFETY = re.compile(r"^Ring 999 now[^.\d]*\.\s*")  # the product's own words, which open an answer in danger


@dataclass(frozen=True, slots=True)
class Support:
    """How many statements an answer makes, how many its citations support, and what is wrong with the others."""

    statements: int = 0
    supported: int = 0
    faults: tuple[str, ...] = ()


NOTHING_SAID = Support()


def support_of(item: Item, body: Body, library: Library) -> Support:
    """Check every lead and point of an answer, and the figures and duty words of its alerts.

    A lead that only says no (not in the documents, out of scope, a question back) claims nothing.
    """
    by_number = citations(body)
    beside = _beside(item, body)
    starts = set(days_said(_asked(item), item.today))
    checked = supported = 0
    found: list[str] = []
    for one in told(body):
        cited = [by_number[n] for n in one.citations if n in by_number]
        wrong = _wrong(one, cited, beside, body, library)
        if wrong is None:
            continue
        wrong += [fault for counted in _COUNTED.findall(one.text) for fault in miscounted(counted, starts)]
        checked += 1
        supported += not wrong
        found += [f"{one.part}: {fault}: “{one.text}”" for fault in wrong]
    return Support(checked, supported, tuple(found))


def _wrong(one: Told, cited: list[dict[str, Any]], beside: list[str], body: Body, library: Library) -> list[str] | None:
    """Return the faults of one thing said; None when it makes no claim that a document could carry."""
    if len(cited) < len(one.citations):
        return ["it cites a number that is not in the list"]
    quotes = [citation["quote"] for citation in cited]
    known = [text for citation in body["citations"] for text in _names(citation, library)]
    if one.part == "alert":
        own = ["999"] if one.kind == "danger" else []  # the product's own words before anybody's
        return unfounded(one.text, [*quotes, *own, *known, *beside])
    if body["status"] != "answered":  # that something is not said cannot be quoted; its figures can
        return unfounded(one.text, [*quotes, *known, *beside]) if cited else None
    if not cited and one.part == "lead" and "danger" in alert_kinds(body):
        return unfounded(one.text, ["999"]) or None  # the product's own words, which claim nothing
    if not cited:
        return ["it cites nothing"]
    names = [text for citation in cited for text in _names(citation, library)]
    counted = " ".join(_COUNTED.findall(one.text))  # no document prints these: each date is counted again
    rest = _COUNTED.sub("", one.text).strip()
    if one.part == "lead" and "danger" in alert_kinds(body):
        rest = _SAFETY.sub("", rest)
    wrong = unfounded(counted, [*quotes, *beside]) if counted else []
    return [*wrong, *(faults(rest, quotes, names, beside) if rest else [])]


def _names(citation: Mapping[str, Any], library: Library) -> list[str]:
    """Return the words that name what is cited: they may be used without standing in the quote."""
    volume = library.get(citation["document"])
    outside = _outside(volume.document) if volume else []
    return [citation["title"], citation["edition"], citation["label"], citation["status"], *outside]


def _outside(document: Document) -> list[str]:
    """Return what the catalogue knows of a document."""
    known = [evidence.says for evidence in (*document.evidence, *document.superseded_by)]
    area = document.area.replace("-", " ")
    return [document.publisher, document.short_title, document.edition_name, document.status_note, area, *known]


def _beside(item: Item, body: Body) -> list[str]:
    """Return the user's own words, and the dates that the rules shown can lead to, counted again here."""
    asked = [_asked(item)]
    if not any(rule["due"] for rule in body["rules"]):
        return asked
    starts = set(days_said(_asked(item), item.today))
    ends = {day for rule in body["rules"] for start in starts for day in recounted(rule, start)}
    return [*asked, *(written(day) for day in starts | ends), "day 0", load_working_days().reach]


def _asked(item: Item) -> str:
    return " ".join((item.question, *(said.content for said in item.history)))


def verbatim(citation: Mapping[str, Any], library: Library) -> bool:
    """Whether a citation's quote is, character for character, what its source prints at its place."""
    volume = library.get(citation["document"])
    if volume is None or not 0 <= citation["start"] < citation["end"] <= len(volume.source):
        return False
    return exact(volume.source[citation["start"] : citation["end"]]) == exact(citation["quote"])
