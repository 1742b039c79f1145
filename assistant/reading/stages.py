"""Stages: help for a child in need and protection by a plan have reviews, visits and meetings of their own."""

import re
from functools import lru_cache

_STAGES = {
    "child in need": re.compile(r"\bcin\b|\bchild(?:ren)?(?:'s|s')? in need\b|\bs(?:ection)?\.? ?17\b", re.IGNORECASE),
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
