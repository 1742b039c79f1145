"""The pool: every question that could be asked of one version of the index."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from assistant.quiz import how_long
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Idea

MAKERS: tuple[Callable[[Grounds], Iterator[Idea]], ...] = (how_long.ideas,)


@lru_cache(maxsize=2)  # as many as grounds are kept
def pool(grounds: Grounds) -> tuple[Idea, ...]:
    """Return every idea, each id once, in an order that is always the same."""
    ideas = {idea.id: idea for maker in MAKERS for idea in maker(grounds)}
    return tuple(ideas.values())
