"""Scoring: one answer against its golden item, from what was written to disk."""

from dataclasses import dataclass
from typing import Any

from corpus.catalogue import NATIONAL
from corpus.refs import ParagraphRef
from eval.body import Body, alert_kinds, citations, cited_by, length_of, text_of
from eval.facts import missing, says
from eval.golden import Item
from eval.library import Library
from eval.proof import GoldRefs
from eval.support import NOTHING_SAID, Support, support_of, verbatim


@dataclass(frozen=True, slots=True)
class Scored:
    """How one answer did; a share that cannot be computed is None."""

    item: Item
    status: str
    why: tuple[str, ...]  # what is wrong with it; () when it is right
    alerts: frozenset[str] = frozenset()
    facts: float | None = None  # share of the facts it must say
    first: float | None = None  # whether what leads says one of them; what announces a list, with its list
    precision: float | None = None  # share of the paragraphs cited that are golden
    lead_precision: float | None = None  # the same for what the lead cites
    recall: float | None = None  # share of the golden quotes whose paragraph is cited
    citations: int = 0
    verbatim: int = 0  # citations whose quote stands at its place in the source
    support: Support = NOTHING_SAID
    lent: tuple[str, ...] = ()  # areas whose local documents were cited for another's question
    leaked: tuple[str, ...] = ()  # personal data that came back
    length: int = 0  # characters of lead and points
    took_ms: float = 0.0

    @property
    def right(self) -> bool:
        """Whether behaviour, facts and citations are all as they must be."""
        return not self.why


def score(item: Item, gold: GoldRefs, row: dict[str, Any], library: Library) -> Scored:
    """Score one row of answers.jsonl; an answer that failed is wrong and scores nothing else."""
    if "error" in row:
        return Scored(item, "error", why=(f"error: {row['error']}",), facts=0.0 if item.must else None)
    body = row["answer"]
    said = text_of(body)
    absent = missing(said, item.must)
    everything = cited_by(body, "lead", "point", "alert")
    recalled = [any(ref in everything for ref in refs) for refs in gold]
    held = citations(body).values()
    leaked = _leaked(item, body)
    return Scored(
        item=item,
        status=body["status"],
        alerts=alert_kinds(body),
        why=(*_behaviour(item, body), *_facts(item, said, absent, leaked), *_citation(item, gold, recalled)),
        facts=1 - len(absent) / len(item.must) if item.must else None,
        first=_first(item, body),
        precision=_precision(everything, gold),
        lead_precision=_precision(cited_by(body, "lead"), gold),
        recall=sum(recalled) / len(recalled) if recalled else None,
        citations=len(held),
        verbatim=sum(verbatim(citation, library) for citation in held),
        support=support_of(item, body, library),
        lent=_lent(item, body),
        leaked=leaked,
        length=length_of(body),
        took_ms=row["took_ms"],
    )


def _behaviour(item: Item, body: Body) -> list[str]:
    found = []
    if body["status"] != item.expect:
        found.append(f"status: {body['status']}, not {item.expect}")
    absent = sorted(str(kind) for kind in item.alerts if kind not in alert_kinds(body))
    return found + [f"alert missing: {kind}" for kind in absent]


def _facts(item: Item, said: str, absent: tuple[str, ...], leaked: tuple[str, ...]) -> list[str]:
    forbidden = [words for words in item.must_not if says(said, words)]
    return [
        *(f"fact missing: {fact}" for fact in absent),
        *(f"says what it must not: {words}" for words in forbidden),
        *(f"personal data came back: {words}" for words in leaked if words not in forbidden),
    ]


def _citation(item: Item, gold: GoldRefs, recalled: list[bool]) -> list[str]:
    """Say what is wrong with the citations; only answers to questions with golden quotes need any."""
    if not gold or item.expect != "answered":
        return []
    if not any(gold):
        return ["not cited: the golden words are in no paragraph"]
    if item.needs_all_gold and not all(recalled):
        return [f"not all cited: {sum(recalled)} of {len(recalled)}"]
    return [] if any(recalled) else ["not cited: no golden paragraph"]


def _first(item: Item, body: Body) -> float | None:
    if body["status"] != "answered" or not item.must:
        return None
    lead: str = body["answer"]["lead"]
    said = text_of(body) if lead.rstrip().endswith((":", ":-")) else lead
    return float(len(missing(said, item.must)) < len(item.must))


def _precision(refs: tuple[ParagraphRef, ...], gold: GoldRefs) -> float | None:
    if not refs or not any(gold):
        return None
    every = frozenset().union(*gold)
    return sum(ref in every for ref in refs) / len(refs)


def _lent(item: Item, body: Body) -> tuple[str, ...]:
    """Return the areas that have no say in a question with an area of its own."""
    if item.area is None:
        return ()
    named = {gold.document for gold in item.gold}
    own = {item.area, NATIONAL} | {c["area"] for c in body["citations"] if c["document"] in named}
    shown = {c["area"] for c in (*body["citations"], *body["nearest"])}
    return tuple(sorted(shown - own))


def _leaked(item: Item, body: Body) -> tuple[str, ...]:
    """Return the seeded personal data that stands anywhere in the answer's body."""
    if "personal_data" not in item.alerts:
        return ()
    whole = " ".join(_strings(body))
    return tuple(words for words in item.must_not if says(whole, words))


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    return [text for one in value for text in _strings(one)] if isinstance(value, list) else []
