"""Opinions: what somebody says of an answer, checked and screened before it is kept."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from assistant import words
from assistant.api.bodies import plain
from assistant.api.complaints import Complaint
from assistant.api.port import Assistant
from assistant.api.problems import Problem, ProblemError, invalid
from assistant.api.routers.rules import rulebook_of
from assistant.api.turn import area_called
from assistant.feedback.entry import CITED_LIMIT, NOTE_LIMIT, Entry, Verdict
from assistant.feedback.store import FeedbackStore
from assistant.screening.danger import detect
from assistant.screening.personal_data import redact
from corpus.errors import RefError
from corpus.refs import ParagraphRef

_Cited = Annotated[tuple[Annotated[str, StringConstraints(max_length=300)], ...], Field(max_length=CITED_LIMIT)]

_NOT_KEPT = Problem(503, "feedback-off", "What people say of answers is not kept here. Tell whoever runs the service.")


class OpinionBody(BaseModel):
    """What is said of one answer; the question itself has no place here."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Verdict
    index: Annotated[str, StringConstraints(pattern=r"^[\w.-]{1,80}$")]  # the version that the answer named
    refs: _Cited = ()
    rules: _Cited = ()
    area: str | None = None
    note: Annotated[
        str, StringConstraints(strip_whitespace=True, max_length=NOTE_LIMIT), BeforeValidator(plain)
    ] = ""  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry as it was kept, and what the person who wrote it should know."""

    entry: Entry
    taken_out: tuple[str, ...]  # kinds of personal data
    danger: str  # what to do at once, where the note tells of a child in danger; else ""


def keep(opinion: OpinionBody, assistant: Assistant, request: Request) -> Kept:
    """Keep an opinion; stop with a problem when it names what is not held, or cannot be kept."""
    store: FeedbackStore | None = request.app.state.feedback
    if store is None:
        raise ProblemError(_NOT_KEPT)
    area = area_called(assistant, opinion.area or None)
    _check(opinion, assistant, request)
    note = redact(opinion.note)  # with no list of words that are safe: a word too many is taken out before a name stays
    danger = detect(opinion.note)
    refs, rules = (tuple(dict.fromkeys(several)) for several in (opinion.refs, opinion.rules))
    entry = store.add(Entry.of(opinion.verdict, opinion.index, refs, rules, area, note.text[:NOTE_LIMIT]))
    alert = "" if danger is None else words.DANGER_TO_A_CHILD if danger.child_is_writing else words.DANGER
    return Kept(entry, note.kinds, alert)


def _check(opinion: OpinionBody, assistant: Assistant, request: Request) -> None:
    """Stop with a problem when a reference or a rule is not held in the index that serves now."""
    paragraphs = assistant.snapshot.paragraphs
    for number, text in enumerate(opinion.refs):
        try:
            ref = ParagraphRef.parse(text)
            paragraph = paragraphs[str(ref.paragraph)]
            if ref.item:
                paragraph.item(ref.item)
        except (KeyError, RefError) as exc:
            raise ProblemError(_gone(f"refs.{number}", "paragraph", opinion, assistant)) from exc
    if not opinion.rules:
        return
    held = {rule.id for rule in rulebook_of(assistant, request).rules}
    for number, rule in enumerate(opinion.rules):
        if rule not in held:
            raise ProblemError(_gone(f"rules.{number}", "rule", opinion, assistant))


def _gone(field: str, what: str, opinion: OpinionBody, assistant: Assistant) -> Problem:
    said = f"A {what} that the answer rests on is not held here."
    if opinion.index != assistant.snapshot.version:
        said += " The documents have changed since that answer was given: ask again."
    return invalid((Complaint(field, said),))
