"""A paper: questions chosen for an area, topics, kinds… so that they are varied and none gives another away."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.quiz.dice import digest
from assistant.quiz.giveaways import tell
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Idea
from assistant.quiz.pool import pool
from assistant.quiz.question import Difficulty, Question, Quiz, QuizKind
from assistant.quiz.topics import on_topics
from corpus.catalogue import NATIONAL
from corpus.errors import UnknownName, UsageError
from index.snapshot import Snapshot

MOST = 500  # questions


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a trainer asks for; whatever is left out is not narrowed."""

    count: int = 20  # questions
    area: str | None = None  # its own documents and the national ones
    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()  # as rules name them, or as people do: "step-down", "visits"
    kinds: tuple[QuizKind, ...] = ()
    difficulty: Difficulty | None = None
    seed: int = 1
    today: date | None = None  # the day that scenarios are told on


def make_quiz(snapshot: Snapshot, wanted: Wanted) -> Quiz:
    """Make a paper; the same wants and the same index give the same paper.

    Raises CatalogueError for an area or a document that is not held, UnknownName for a topic that no rule is
    about, UsageError for a count that cannot be. Where fewer questions fit than are wanted, the notes say so.
    """
    if not 1 <= wanted.count <= MOST:
        raise UsageError(f"{wanted.count} questions cannot be made; ask for 1 to {MOST}.")
    grounds = Grounds.of(snapshot)
    ideas = _fitting(grounds, wanted)
    chosen = _chosen(ideas, wanted.count, wanted.seed)
    return Quiz(
        title=_title(grounds, wanted),
        questions=chosen,
        seed=wanted.seed,
        index=grounds.index,
        made_from=grounds.matters.rulebook.version,
        today=wanted.today,
        notes=_notes(len(chosen), len(ideas), wanted.count),
    )


def swap(snapshot: Snapshot, wanted: Wanted, quiz: Quiz, question_id: str) -> Quiz:
    """Return the same paper with one question replaced by the next that fits, or left with a note that none does.

    Raises UnknownName when the paper has no such question.
    """
    place = next((i for i, question in enumerate(quiz.questions) if question.id == question_id), None)
    if place is None:
        raise UnknownName(f"This quiz has no question “{question_id}”. Its questions are numbered from 1.")
    grounds = Grounds.of(snapshot)
    asks = {idea.id: idea.asks for idea in pool(grounds, wanted.today)}
    kept = [(one, asks.get(one.id, frozenset())) for one in quiz.questions if one.id != question_id]
    order = _ranked(_fitting(grounds, wanted), quiz.seed)
    begin = next((i + 1 for i, idea in enumerate(order) if idea.id == question_id), 0)
    turned = [idea for idea in (*order[begin:], *order[:begin]) if idea.id != question_id]
    kind = quiz.questions[place].kind
    for idea in sorted(turned, key=lambda idea: idea.kind != kind):
        made = _fits(idea, kept, quiz.seed)
        if made:
            questions = (*quiz.questions[:place], made, *quiz.questions[place + 1 :])
            return replace(quiz, questions=questions, notes=())
    return replace(quiz, notes=("No other question fits: the rest would give away an answer.",))


def _fitting(grounds: Grounds, wanted: Wanted) -> tuple[Idea, ...]:
    areas = None
    if wanted.area is not None:
        areas = {grounds.catalogue.area(wanted.area).id, NATIONAL}
    documents = {grounds.catalogue.document(name).id for name in wanted.documents}
    ideas = pool(grounds, wanted.today)
    topics = on_topics(grounds, ideas, wanted.topics) if wanted.topics else None
    return tuple(
        idea
        for idea in ideas
        if (areas is None or idea.area in areas)
        and (not documents or documents & set(idea.documents))
        and (topics is None or idea.id in topics)
        and (not wanted.kinds or idea.kind in wanted.kinds)
        and wanted.difficulty in (None, idea.difficulty)
    )


def _ranked(ideas: Iterable[Idea], seed: int) -> list[Idea]:
    return sorted(ideas, key=lambda idea: (digest(f"{seed} {idea.id}", 16), idea.id))


def _chosen(ideas: Sequence[Idea], count: int, seed: int) -> tuple[Question, ...]:
    """Choose one after another what the paper has least of, by kind, topic and document."""
    waiting = _ranked(ideas, seed)
    taken: list[tuple[Question, frozenset[str]]] = []
    kinds: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    while waiting and len(taken) < count:
        idea = min(waiting, key=lambda one: 3 * kinds[one.kind] + 3 * topics[one.topic] + documents[one.documents[0]])
        waiting.remove(idea)
        made = _fits(idea, taken, seed)
        if made:
            taken.append((made, idea.asks))
            kinds[idea.kind] += 1
            topics[idea.topic] += 1
            documents[idea.documents[0]] += 1
    return tuple(question for question, _ in taken)


def _fits(idea: Idea, taken: Sequence[tuple[Question, frozenset[str]]], seed: int) -> Question | None:
    if any(idea.asks & asks for _, asks in taken):
        return None
    made = idea.make(seed)
    if made is None or any(tell(made, idea.asks, other, asks) for other, asks in taken):
        return None
    return made


def _title(grounds: Grounds, wanted: Wanted) -> str:
    about = [grounds.area_name(wanted.area)] if wanted.area else []
    about += [grounds.catalogue.document(name).short_title for name in wanted.documents]
    about += list(wanted.topics)
    return "Quiz: " + (", ".join(about) or "children’s social care policy")


def _notes(made: int, ideas: int, count: int) -> tuple[str, ...]:
    if made == count:
        return ()
    if not ideas:
        return ("No question fits what was asked for. Ask for more topics, kinds or documents.",)
    some = "1 question was" if made == 1 else f"{made} questions were"
    return (
        f"{some} made, not {count}: the documents hold no more that fit without one giving away another’s answer. "
        "Ask for more topics, kinds or documents.",
    )
