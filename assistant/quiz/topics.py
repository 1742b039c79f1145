"""Topics: what a trainer calls a matter, and the questions that are about it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Idea
from corpus.errors import UnknownName
from corpus.known.stems import stem, words_of


def on_topics(grounds: Grounds, ideas: Sequence[Idea], names: Iterable[str]) -> frozenset[str]:
    """Return the ids of the ideas that are about any of the names; UnknownName for the first that none is about.

    A name is a matter's id, words that all stand in a matter's name, or a phrase of what one question is about.
    """
    found: set[str] = set()
    for name in names:
        meant = {idea.id for idea in ideas if _is_about(grounds, idea, name)}
        if not meant:
            raise UnknownName(
                f"Nothing in the documents is about “{name}”. Use other words, such as step-down, assessment or visits."
            )
        found |= meant
    return frozenset(found)


def _is_about(grounds: Grounds, idea: Idea, name: str) -> bool:
    topics = grounds.matters.rulebook.facets.topics
    if name in topics:
        return idea.topic == name
    asked = _stems(name.replace("-", " "))
    told = f"{idea.topic.replace('-', ' ')} {topics.get(idea.topic, '')}"
    phrase = f" {' '.join(asked)} " in f" {' '.join(_stems(idea.about.replace('-', ' ')))} "
    return bool(asked) and (phrase or set(asked) <= set(_stems(told)))


@lru_cache(maxsize=8192)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_of(text))
