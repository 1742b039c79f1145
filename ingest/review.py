"""Review: the candidate rules of added documents, each with the rule that its words suggest."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.holding import Holding
from corpus.paragraph import Paragraph
from corpus.rules.rule import NOT_STATED, Bound, RuleKind
from corpus.rules.rulebook import DISMISSED, FOLDER, load_rulebook
from corpus.settings import Settings
from ingest.coverage import coverage, load_dismissals
from ingest.drafts import Draft, draft_of
from ingest.miner import Candidate

_START = re.compile(r"\s+(?:of|from|after|following|since)\s+(?P<event>[^.;,:]{4,120})")
_DUTY = re.compile(
    r"(?P<who>\S.{2,80}?) (?P<duty>must|should|shall|will|may|can) (?:then )?(?P<what>.{3,120}?)"
    r"(?: (?:within|every|no later than|no longer than|at least|by|in|on|before|after)\b|[.;,]|$)"
)
_OFTEN = {Bound.EVERY, Bound.AT_LEAST_EVERY, Bound.AT_MOST_EVERY}
_SMALL = {"The", "A", "An", "All", "Each", "Every", "Any", "This", "These", "Social", "Children", "Visits"}
_SLUG = 5  # words of a rule's id
_FEW = 3  # letters: words this short say little in an id


@dataclass(frozen=True, slots=True)
class Waiting:
    """A candidate that no rule proves and nobody has dismissed, with the rule that its words suggest."""

    id: str
    candidate: Candidate
    label: str
    draft: Draft
    proposed: Mapping[str, Any]  # the fields of a rule, as its file has them


def waiting(settings: Settings, holding: Holding, document: str = "") -> tuple[Waiting, ...]:
    """Return what waits for a decision in the added documents, or in one of them, in order.

    Editions that are not yet in force wait too, so that their rules are there when their day comes.
    """
    added = settings.library / FOLDER
    dismissals = load_dismissals(settings.library) if (added / DISMISSED).exists() else ()
    wanted = {holding.catalogue.document(document).id, document} if document else set()
    asked: dict[str, Waiting] = {}
    for then in holding.by_day:
        leading = [each for each in then.catalogue.leading if each.added]
        books = {each.book for each in leading if not wanted or wanted & {each.id, each.book}}
        held = then.only(books)
        rulebook = load_rulebook(settings.corpus, held, added)
        found = coverage(held.paragraphs, rulebook, [one for one in dismissals if one.ref in held.paragraphs])
        names = {rule.id for rule in rulebook.rules}
        for one in (_waiting(one, held.paragraphs[str(one.ref)], names) for one in found.uncovered):
            asked.setdefault(one.id, one)
    return tuple(asked.values())


def _waiting(candidate: Candidate, paragraph: Paragraph, names: set[str]) -> Waiting:
    draft = draft_of(candidate, paragraph)
    place = f"{candidate.ref}:{candidate.start}:{candidate.words}"
    item = next((i for i in paragraph.items if i.start <= candidate.start < i.end), None)
    return Waiting(
        id=hashlib.sha256(place.encode()).hexdigest()[:10],
        candidate=candidate,
        label=item.label if item else paragraph.label,
        draft=draft,
        proposed=_proposed(draft, candidate, names),
    )


def _proposed(draft: Draft, candidate: Candidate, names: set[str]) -> dict[str, Any]:
    quote = " ".join(draft.quote.split())
    fields: dict[str, Any] = {
        "id": _name(candidate.ref.document, quote, names),
        "kind": str(RuleKind.FREQUENCY if draft.bound in _OFTEN else draft.kind),
        "topic": _slug(quote),
        "event": "",
        "duty": quote,
        "amount": _whole(draft.amount),
        "amount_to": _whole(draft.amount_to),
        "value": draft.value,
        "unit": draft.unit if draft.value is None else "",
        "bound": str(draft.bound) if draft.bound else None,
        "counts_from": _start(quote, candidate) if draft.kind.runs and draft.amount is not None else "",
        "strength": str(draft.strength),
        "word": draft.word,
        "ref": draft.ref,
        "quote": quote,
        "says": quote if quote.endswith((".", "!", "?")) else f"{quote.rstrip(';,')}.",
        "asked_as": [*_questions(quote, draft), quote],
    }
    asked = {"event"} if RuleKind(fields["kind"]).runs else set()  # a person may say it
    return {name: value for name, value in fields.items() if value not in (None, "") or name in asked}


def _questions(quote: str, draft: Draft) -> Iterator[str]:
    """Yield the question that a sentence of who must do what by when answers."""
    said = _DUTY.match(quote)
    if said and draft.kind.runs:
        who = said["who"][0].lower() + said["who"][1:] if said["who"].split()[0] in _SMALL else said["who"]
        how = "how often" if draft.bound in _OFTEN else "how soon"
        yield f"{how} {said['duty']} {who} {said['what']}?"


def _start(quote: str, candidate: Candidate) -> str:
    """Return from what a time counts, as printed after it; or that it is not stated."""
    at = quote.find(candidate.words)
    found = _START.match(quote, at + len(candidate.words)) if at >= 0 else None
    return found["event"].strip() if found else NOT_STATED


def _whole(amount: float | None) -> int | float | None:
    return int(amount) if amount is not None and float(amount).is_integer() else amount


def _slug(words: str) -> str:
    long = [word for word in re.findall(r"[a-z0-9]+", words.casefold()) if len(word) > _FEW or word.isdigit()]
    return "-".join(long[:_SLUG]) or "rule"


def _name(document: str, quote: str, names: set[str]) -> str:
    """Return an id that no rule has yet, and remember it."""
    stem = f"{document}-{_slug(quote)}"
    name = next(one for one in _counted(stem) if one not in names)
    names.add(name)
    return name


def _counted(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem}-{number}"
        number += 1
