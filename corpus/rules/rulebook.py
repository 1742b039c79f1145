"""The rulebook: every rule of the documents, each proved when it is loaded."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from corpus.catalogue import NATIONAL
from corpus.errors import QuoteError, RefError, RuleError, UnknownName
from corpus.holding import Holding
from corpus.known.conflicts import Conflict, load_conflicts
from corpus.known.facets import Facets, load_facets
from corpus.proof import faults, proof, sentence_faults
from corpus.refs import ParagraphRef
from corpus.rules.agreement import check_agreement
from corpus.rules.file import RuleData, RuleFileData, read_data
from corpus.rules.rule import Rule, printed_word
from corpus.text import matchable

FOLDER = "rules"  # one file for each document, named after it
DISMISSED = "dismissed.yaml"  # in the same folder: what looks like a rule and is none


@dataclass(frozen=True, slots=True)
class Difference:
    """Rules on one matter that do not say the same."""

    topic: str
    rules: tuple[Rule, ...]
    differ_in: tuple[str, ...]  # of "figure", "unit", "start", "strength"


@dataclass(frozen=True)
class Rulebook:
    """All rules and all stated conflicts, in the order of their files."""

    rules: tuple[Rule, ...]
    conflicts: tuple[Conflict, ...]
    facets: Facets

    @cached_property
    def version(self) -> str:
        """A name that changes when any rule or conflict does."""
        parts = [[asdict(rule) for rule in self.rules], [asdict(conflict) for conflict in self.conflicts]]
        content = json.dumps(parts, default=str, sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        return {rule.id: rule for rule in self.rules}

    def rule(self, rule_id: str) -> Rule:
        """Return the rule with that id; raise UnknownName when there is none."""
        try:
            return self._by_id[rule_id]
        except KeyError:
            raise UnknownName(f"There is no rule “{rule_id}”. verse rules lists them.") from None

    def conflict(self, conflict_id: str) -> Conflict:
        """Return the conflict with that id; raise RuleError when there is none."""
        for conflict in self.conflicts:
            if conflict.id == conflict_id:
                return conflict
        raise RuleError(f"There is no conflict “{conflict_id}”.")

    def by_topic(self, topic: str) -> tuple[Rule, ...]:
        """Return the rules on one matter, of all areas."""
        return tuple(rule for rule in self.rules if rule.topic == topic)

    def for_area(self, area: str | None) -> tuple[Rule, ...]:
        """Return the rules of an area and the national ones; with no area, all of them."""
        return tuple(rule for rule in self.rules if area is None or rule.area in (area, NATIONAL))

    def filter(
        self,
        *,
        area: str | None = None,
        document: str | None = None,
        topic: str | None = None,
        unit: str | None = None,
        strength: str | None = None,
        text: str | None = None,
    ) -> tuple[Rule, ...]:
        """Return the rules that are exactly of this area, document… and have all words of `text` in them."""
        wanted = {"area": area, "document": document, "topic": topic, "unit": unit, "strength": strength}
        words = matchable(text or "").split()
        return tuple(
            rule
            for rule in self.rules
            if all(value is None or getattr(rule, name) == value for name, value in wanted.items())
            and all(word in _text(rule) for word in words)
        )

    def differences(self, topic: str) -> Difference | None:
        """Return how the rules on a matter differ; None when they agree or there are fewer than two."""
        rules = tuple(rule for rule in self.by_topic(topic) if rule.stands and rule.same_as is None)
        rules = tuple(rule for rule in rules if rule.kind.measures) or rules
        aspects: dict[str, set[object]] = {
            "figure": {(rule.amount, rule.amount_to, rule.value) for rule in rules},
            "unit": {rule.unit for rule in rules},
            "start": {rule.counts_from for rule in rules},
            "strength": {rule.strength for rule in rules},
        }
        differ_in = tuple(name for name, values in aspects.items() if len(values) > 1)
        return Difference(topic, rules, differ_in) if differ_in else None

    def conflicts_on(self, topics: Iterable[str], area: str | None = None) -> tuple[Conflict, ...]:
        """Return the stated conflicts on these matters that touch an area."""
        wanted = set(topics)
        return tuple(
            conflict
            for conflict in self.conflicts
            if wanted & set(conflict.topics) and (area is None or area in conflict.areas)
        )


def load_rulebook(corpus: Path, holding: Holding, added: Path | None = None) -> Rulebook:
    """Read and prove every rule and conflict of a corpus folder, and the rules of documents that were added.

    What rests on a document that is not held is left out. Raises RuleError naming file, rule and reason
    for the first rule that is not proved or that another contradicts.
    """
    books = holding.books
    folders = (corpus / FOLDER, added) if added else (corpus / FOLDER,)
    paths = [path for folder in folders for path in sorted(folder.glob("*.yaml")) if path.name != DISMISSED]
    files = {path: read_data(path, RuleFileData) for path in paths}
    facets = load_facets(corpus / "facets.yaml").with_topics(
        one.topic for path, file in files.items() if path.parent == added for one in file.rules
    )
    held = {path: file for path, file in files.items() if file.document in books}
    rules = [
        rule for path, file in held.items() for rule in _rules_of(path, file, facets, holding, path.parent == added)
    ]
    check_agreement(rules, whole=len(held) == len(files))
    ids = {rule.id for rule in rules}
    conflicts = load_conflicts(corpus / "conflicts.yaml", facets, ids, holding)
    return Rulebook(tuple(rules), conflicts, facets)


def _rules_of(path: Path, file: RuleFileData, facets: Facets, holding: Holding, added: bool) -> Iterator[Rule]:
    for one in file.rules:
        try:
            yield _rule(file, one, facets, holding, added)
        except (QuoteError, RefError, RuleError) as exc:
            raise RuleError(f"{path.name}: {one.id}: {str(exc).rstrip('.')}. Mend the rule.") from exc


def _rule(file: RuleFileData, data: RuleData, facets: Facets, holding: Holding, added: bool) -> Rule:
    facets.check(topic=data.topic, event=data.event, actor=data.actor)
    refs = [ParagraphRef.parse(_whole(file.document, ref or data.ref)) for ref in ("", *(a.ref for a in data.also))]
    words = [data.quote, *(also.quote for also in data.also)]
    document = holding.catalogue.document(refs[0].book)
    rule = Rule(
        **data.model_dump(exclude={"ref", "quote", "also", "word", "checked_on", "checked_by"}),
        area=document.area,
        proofs=tuple(proof(ref, quote, holding) for ref, quote in zip(refs, words, strict=True)),
        status=document.status,
        edition=holding.paragraphs[str(refs[0].paragraph)].edition,
        word=printed_word(data.strength, data.word),
        checked_on=data.checked_on or file.checked_on,
    )
    headings = [part for ref in refs for part in (*holding.paragraphs[str(ref.paragraph)].headings, document.title)]
    found = faults(rule, headings)
    if added:  # of the shipped ones it is written in our words
        found += [f"the duty: {fault}" for fault in sentence_faults(rule.duty, words, headings, binding_only=True)]
    if found:
        raise QuoteError("; ".join(found))
    return rule


def _whole(document: str, ref: str) -> str:
    return ref if "#" in ref else f"{document}#{ref}"


def _text(rule: Rule) -> str:
    return matchable(" ".join((rule.id, rule.topic, rule.says, rule.quote, rule.label, *rule.asked_as)))
