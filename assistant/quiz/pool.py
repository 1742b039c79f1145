"""The pool: every question that could be asked of one version of the index."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from assistant.quiz import (
    channel,
    counts_from,
    duty_word,
    how_long,
    listed,
    meaning,
    not_stated,
    order,
    ringing,
    scenario,
    true_or_false,
    turning,
    who,
)
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Idea

MAKERS: tuple[Callable[[Grounds], Iterator[Idea]], ...] = (
    how_long.ideas,
    counts_from.ideas,
    duty_word.ideas,
    who.ideas,
    ringing.ideas,
    turning.ideas,
    channel.ideas,
    order.ideas,
    listed.ideas,
    meaning.ideas,
    true_or_false.ideas,
    not_stated.ideas,
)


@lru_cache(maxsize=2)  # as many as grounds are kept
def pool(grounds: Grounds, today: date | None = None) -> tuple[Idea, ...]:
    """Return every idea, each id once, in an order that is always the same; `today` is when scenarios are told."""
    stories = scenario.ideas(grounds, today)
    ideas = {idea.id: idea for idea in (*(one for maker in MAKERS for one in maker(grounds)), *stories)}
    return tuple(ideas.values())
