"""Grounds: everything proved that questions may be made from, for one version of the index."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import quote as escaped

from assistant.quiz.question import Verse
from corpus.catalogue import NATIONAL, Catalogue, Document
from corpus.cited import Cited
from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.working_days import WorkingDays
from corpus.holding import Holding
from corpus.known.definitions import Definition, load_definitions
from corpus.known.lists import Lists, load_lists
from corpus.known.matters import Matters, load_matters
from corpus.refs import ParagraphRef
from corpus.routes.routes import Routes
from corpus.rules.rule import Proof, Rule
from corpus.settings import Settings
from corpus.shelf import Shelf
from corpus.text import folded, matchable
from index.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class Grounds:
    """Rules, conflicts, routes and the rest, each proved against the documents that lead."""

    index: str  # the version
    matters: Matters
    routes: Routes
    definitions: tuple[Definition, ...]
    lists: Lists
    calendar: WorkingDays
    counting: Counting
    holding: Holding

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Grounds":
        """Load and prove what belongs to a snapshot; raise RuleError when something is not proved."""
        return _grounds(snapshot)

    @property
    def catalogue(self) -> Catalogue:
        """The areas and documents."""
        return self.holding.catalogue

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order of their files."""
        return self.matters.rulebook.rules

    @cached_property
    def standing(self) -> tuple[Rule, ...]:
        """The rules that no other took the place of and that repeat no other."""
        ids = {rule.id for rule in self.rules}
        return tuple(rule for rule in self.rules if rule.stands and rule.same_as not in ids)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules of each matter."""
        found: dict[str, tuple[Rule, ...]] = {}
        for rule in self.rules:
            found[rule.topic] = (*found.get(rule.topic, ()), rule)
        return found

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """The paragraphs of each edition, for comparing words with."""
        found: dict[str, list[str]] = {}
        for paragraph in self.holding.paragraphs.values():
            found.setdefault(paragraph.ref.book, []).append(matchable(paragraph.text))
        return {book: tuple(texts) for book, texts in found.items()}

    def applying(self, rule: Rule) -> tuple[Rule, ...]:
        """Return every rule on the same matter that also applies where a rule does: of its area, and national."""
        return tuple(other for other in self.by_topic[rule.topic] if other.area in (rule.area, NATIONAL))

    def document(self, ref: ParagraphRef) -> Document:
        """Return the document that a reference is to."""
        return self.catalogue.document(ref.book)

    def area_name(self, area: str) -> str:
        """Return the name of an area as people say it."""
        return "England" if area == NATIONAL else self.catalogue.area(area).name

    def verse(self, proof: Proof) -> Verse:
        """Return proved words as chapter and verse."""
        return self.verse_at(proof.quote.ref, proof.label, proof.quote.words)

    def verses(self, cited: Cited) -> tuple[Verse, ...]:
        """Return cited words as chapter and verse: one for each unbroken stretch of the source."""
        return tuple(self.verse_at(one.ref, cited.label, one.words) for one in cited.quotes)

    def verse_at(self, ref: ParagraphRef, label: str, words: str) -> Verse:
        """Return words that stand at a place as chapter and verse."""
        document = self.document(ref)
        anchor = ref.label + (f"/{ref.item}" if ref.item else "")
        return Verse(
            ref=str(ref),
            document=document.id,
            title=document.title,
            edition=self.holding.paragraphs[str(ref.paragraph)].edition or document.edition_name,
            status=document.status,
            label=label,
            quote=folded(words),
            url=f"/documents/{self.catalogue.address(document)}#{escaped(anchor, safe='/')}",
        )


@lru_cache(maxsize=2)  # the live index, and the one before it
def _grounds(snapshot: Snapshot) -> Grounds:
    settings = Settings.from_environment()
    holding = snapshot.holding.leading
    held = {(document.id, document.edition) for document in snapshot.catalogue.leading}
    areas = {area.id: area.name for area in snapshot.catalogue.areas}
    matters = load_matters(settings.corpus, holding, snapshot.rules)
    return Grounds(
        index=snapshot.version,
        matters=matters,
        routes=Routes.read(Shelf.glance()).within(areas, held).proved(snapshot),
        definitions=load_definitions(settings.corpus / "definitions.yaml", matters.rulebook.facets, holding),
        lists=load_lists(settings.corpus / "lists.yaml", matters.rulebook.facets, holding),
        calendar=load_working_days(),
        counting=settings.counting,
        holding=holding,
    )
