"""Side by side: what each area's rules say on the matter of an answer that is not for one area alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.answer import Answer, Status
from assistant.shapes.rules import citations_of
from assistant.statement import Statement
from assistant.steps.verify import Verify
from corpus.catalogue import NATIONAL, Catalogue
from corpus.days.dates import in_words
from corpus.rules.rule import NOT_STATED, Rule
from corpus.rules.rulebook import Rulebook
from corpus.text import matchable
from index.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of one area."""

    area: str  # its name
    status: str  # its document's
    says: str
    case: str  # the circumstance that it is for; "" where it is for every one
    exceptions: str  # as printed, where the sentence leaves them out
    counts_from: str  # as printed, or that it is not said; "" where nothing is counted
    word: str  # the duty word as printed
    due: str  # the date it gives, in words; "" where none was counted
    citations: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The rules of several areas on one matter, national guidance first."""

    matter: str
    rows: tuple[Row, ...]
    without: tuple[str, ...]  # names of the areas asked about that have no rule on it

    @property
    def counted(self) -> bool:
        """Whether any of the rules counts from something."""
        return any(row.counts_from for row in self.rows)


def side_by_side(answer: Answer, rulebook: Rulebook, snapshot: Snapshot) -> SideBySide | None:
    """Return the rules of all areas asked about on the matter that leads; None where they are of one area alone.

    Every rule is checked against the documents as an answer is: Unproved when one does not hold.
    """
    catalogue = snapshot.catalogue
    if answer.status is not Status.ANSWERED or answer.understood.area is not None:
        return None
    ids = [rule.id for rule in answer.rules]
    shown = sorted((rule for rule in rulebook.rules if rule.id in ids), key=lambda rule: ids.index(rule.id))
    areas = _areas(answer, catalogue)
    for topic, _ in Counter(rule.topic for rule in shown).most_common():
        measures = any(rule.kind.measures for rule in shown if rule.topic == topic)
        rules = [rule for rule in _standing(rulebook, topic) if rule.area in areas and rule.kind.measures == measures]
        held = {rule.area for rule in rules}
        if len(held) > 1:
            for rule in rules:
                Verify(snapshot).check(Statement.by_rule(rule.says, tuple(proof.quote for proof in rule.proofs)))
            order = list(areas)
            rules.sort(key=lambda rule: order.index(rule.area))
            rows = tuple(_row(rule, areas[rule.area], answer, rulebook, catalogue) for rule in rules)
            without = tuple(name for area, name in areas.items() if area not in held and area != NATIONAL)
            return SideBySide(rulebook.facets.topics[topic], rows, without)
    return None


def _areas(answer: Answer, catalogue: Catalogue) -> dict[str, str]:
    """Return the names of the areas asked about, by id: all where none was named, national guidance first."""
    names = {area.id: area.name for area in sorted(catalogue.areas, key=lambda area: area.id != NATIONAL)}
    if answer.choices:
        return names
    cited = {citation.area for citation in answer.citations}
    return {area: name for area, name in names.items() if area in cited or area == NATIONAL}


def _standing(rulebook: Rulebook, topic: str) -> list[Rule]:
    return [rule for rule in rulebook.by_topic(topic) if rule.stands and rule.same_as is None]


def _row(rule: Rule, area: str, answer: Answer, rulebook: Rulebook, catalogue: Catalogue) -> Row:
    due = next((shown.due for shown in answer.rules if shown.id == rule.id and shown.due), None)
    return Row(
        area=area,
        status=rule.status,
        says=rule.says,
        case=rulebook.facets.events.get(rule.event, ""),
        exceptions="" if matchable(rule.exceptions) in matchable(rule.says) else rule.exceptions,
        counts_from="not said" if rule.counts_from == NOT_STATED else rule.counts_from,
        word=rule.word,
        due=in_words(date.fromisoformat(due)) if due else "",
        citations=citations_of(rule, catalogue),
    )
