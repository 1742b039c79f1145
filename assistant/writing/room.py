"""Room: what an answer has room for, and nothing twice."""

from collections.abc import Iterable, Iterator

from assistant.statement import Statement
from corpus.text import matchable

BUDGET = 1500  # characters of lead and points, unless a list needs more
_LITTLE_MORE = 1.75  # times as long: what says no more beside what was said is not said again


def within(
    own: Iterable[Statement], more: Iterable[Statement], lead: Statement, room: int = BUDGET
) -> Iterator[Statement]:
    """Yield the answering paragraph's own points, then others while there is room; nothing is said twice."""
    said, used = [_bare(lead)], len(lead.text)
    for bound, points in ((room, own), (BUDGET, more)):
        for point in points:
            new = _bare(point)
            if used + len(point.text) <= bound and not any(_repeats(new, old) for old in said):
                said.append(new)
                used += len(point.text)
                yield point


def _bare(statement: Statement) -> str:
    """Return what a statement says, for comparing: without whose it is."""
    return matchable(statement.unopened().text).rstrip(".;")


def _repeats(new: str, old: str) -> bool:
    """Whether a point says what another has said, with little beside it."""
    return new in old or (old in new and len(new) <= _LITTLE_MORE * len(old))
