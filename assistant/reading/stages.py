"""Stages: help for a child in need and protection by a plan have reviews, visits and meetings of their own.

So have two cases that are opposites: concerns that are substantiated, and such as are not.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.reading.closeness import stems

_DENIED = re.compile(
    r"\b(?:not|no longer|never|is ?n[o']?t|are ?n[o']?t|was ?n[o']?t|were ?n[o']?t)\s+(?:been |be |yet )?(\w+)",
    re.IGNORECASE,
)
_CASE = re.compile(r"(?:where|if|when|unless)\b[^?]*$", re.IGNORECASE)

_STAGES = {
    "child in need": re.compile(r"\b(?:ta)?cin\b|\bchild(?:ren)?(?:'s|s')? in need\b|\bs(?:ection)?\.? ?17\b", re.IGNORECASE),
    "child protection": re.compile(
        r"\bcp\b|\bchild protection\b|\bconferences?\b|\bi?cpc\b|\brcpc\b|\bcore groups?\b", re.IGNORECASE
    ),
}


@lru_cache(maxsize=8192)  # rules and paragraphs are looked at for each question
def stages_in(text: str) -> frozenset[str]:
    """Return the stages that a text names."""
    return frozenset(stage for stage, named in _STAGES.items() if named.search(text))


def of_another_stage(question: str, text: str) -> bool:
    """Whether a text is of a stage alone that the question does not name, while it names another."""
    asked, told = stages_in(question), stages_in(text)
    return bool(asked and told) and not asked & told


def of_the_opposite_case(question: str, headings: Iterable[str]) -> bool:
    """Whether a heading says of its case what the question denies of its own, or denies what the question says."""
    return any(_opposite(question, heading) for heading in headings if _CASE.match(heading))


def _opposite(question: str, heading: str) -> bool:
    asked, told = _denied_in(question), _denied_in(heading)
    return bool(asked & set(stems(heading)) - told or told & set(stems(question)) - asked)


def _denied_in(text: str) -> set[str]:
    return {stem for word in _DENIED.findall(text.replace("’", "'")) for stem in stems(word)}
