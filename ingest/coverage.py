"""Coverage: whether every candidate that the miner finds is proved by a rule or dismissed with a reason."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import RuleError
from corpus.holding import Holding
from corpus.paragraph import Paragraph
from corpus.rules.file import read_data
from corpus.rules.rule import Rule
from corpus.rules.rulebook import DISMISSED, FOLDER, Rulebook
from corpus.text import folded
from ingest.miner import Candidate, Sort, mine

_NO_FIGURE = {Sort.LIMIT, Sort.OFTEN, Sort.AT_ONCE}  # their words are enough: the rule need not state an amount
_VALUE = {Sort.EMAIL, Sort.PHONE, Sort.CLOCK, Sort.WEEKDAY, Sort.DATE}  # the rule must hold the very words


class Dismissal(BaseModel):
    """Words that look like a rule and are none, and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ref: str
    words: str = Field(min_length=3)  # verbatim in the paragraph, enough of them to stand there once
    why: str = Field(min_length=5)


class _Dismissals(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    dismissed: tuple[Dismissal, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The fate of every candidate; nothing may be uncovered or stale."""

    candidates: int
    by_sort: Mapping[Sort, int]
    proved: int  # by a rule
    dismissed: int  # with a reason
    uncovered: tuple[Candidate, ...]
    stale: tuple[Dismissal, ...]  # dismissals of what is not there, or is proved by a rule

    @property
    def complete(self) -> bool:
        """Whether every candidate is accounted for and every dismissal is needed."""
        return not self.uncovered and not self.stale

    @property
    def summary(self) -> str:
        """The line that ends an ingest."""
        line = (
            f"{self.candidates} figures, times, contacts and limits found: "
            f"{self.proved} proved by rules, {self.dismissed} dismissed with a reason"
        )
        if self.uncovered:
            line += f", {len(self.uncovered)} still to be looked at by a person"
        return line + "."


def coverage_line(corpus: Path, holding: Holding, rulebook: Rulebook) -> str:
    """Return the line that ends an ingest; raise RuleError when a dismissal is not proved."""
    shipped = {document.book for document in holding.catalogue.documents if not document.added}
    paragraphs = {ref: paragraph for ref, paragraph in holding.paragraphs.items() if paragraph.ref.book in shipped}
    held = [one for one in load_dismissals(corpus) if one.ref in paragraphs]
    check_dismissals(held, paragraphs)
    return coverage(paragraphs, rulebook, held).summary


def load_dismissals(corpus: Path) -> tuple[Dismissal, ...]:
    """Read the reviewed list of dismissals; raise RuleError naming file and entry when it is wrong."""
    return read_data(corpus / FOLDER / DISMISSED, _Dismissals).dismissed


def coverage(paragraphs: Mapping[str, Paragraph], rulebook: Rulebook, dismissals: Sequence[Dismissal]) -> Coverage:
    """Mine the paragraphs and account for every candidate."""
    found = list(mine(paragraphs.values()))
    rules: dict[str, list[Rule]] = {}
    for rule in rulebook.rules:
        rules.setdefault(rule.document, []).append(rule)
    open_ones = [one for one in found if not _proved(one, rules.get(one.ref.document, ()), paragraphs[str(one.ref)])]
    used: set[Dismissal] = set()
    uncovered: list[Candidate] = []
    for one in open_ones:
        by = next((dismissal for dismissal in dismissals if _covers(dismissal, one, paragraphs)), None)
        if by is None:
            uncovered.append(one)
        else:
            used.add(by)
    return Coverage(
        candidates=len(found),
        by_sort=Counter(one.sort for one in found),
        proved=len(found) - len(open_ones),
        dismissed=len(open_ones) - len(uncovered),
        uncovered=tuple(uncovered),
        stale=tuple(dismissal for dismissal in dismissals if dismissal not in used),
    )


def _proved(one: Candidate, rules: Iterable[Rule], paragraph: Paragraph) -> bool:
    """Say whether a candidate stands in a quote of a rule that states its figure."""
    spans = paragraph.raw_spans(one.start, one.end)
    return any(
        proof.quote.start <= spans[0][0] and spans[-1][1] <= proof.quote.end and _agrees(rule, one)
        for rule in rules
        for proof in rule.proofs
    )


def _agrees(rule: Rule, one: Candidate) -> bool:
    if one.sort in _VALUE:
        return any(one.words in held for held in (rule.value or "", rule.counts_from))
    if one.sort in _NO_FIGURE and one.amount is None:
        return True
    stated = (rule.amount, rule.amount_to if rule.amount_to != rule.amount else None)
    return stated == (one.amount, one.amount_to) or one.words in (rule.value or "")


def _covers(dismissal: Dismissal, one: Candidate, paragraphs: Mapping[str, Paragraph]) -> bool:
    if dismissal.ref != str(one.ref):
        return False
    text = paragraphs[dismissal.ref].text
    start = text.replace("\n", " ").find(folded(dismissal.words))
    return 0 <= start <= one.start and one.end <= start + len(folded(dismissal.words))


def check_dismissals(dismissals: Iterable[Dismissal], paragraphs: Mapping[str, Paragraph]) -> None:
    """Raise RuleError when a dismissal's words do not stand, once, in the paragraph it names."""
    for dismissal in dismissals:
        paragraph = paragraphs.get(dismissal.ref)
        if paragraph is None:
            raise RuleError(f"{DISMISSED}: there is no paragraph {dismissal.ref}. Mend the list.")
        times = paragraph.text.replace("\n", " ").count(folded(dismissal.words))
        if times != 1:
            raise RuleError(
                f"{DISMISSED}: “{dismissal.words}” stands in {dismissal.ref} {times} times, not once. "
                "Quote the words that stand there, and enough of them."
            )
