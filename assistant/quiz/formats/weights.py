"""Marks for options, in the shares that Moodle knows: what is right makes 100, and ticking everything earns nothing."""

from collections.abc import Sequence

from assistant.quiz.question import Choose
from corpus.errors import UsageError

WHOLE = "100"
NONE = "0"
_TENTH, _TWENTIETH = "10", "5"
_MOST = 20  # options that can share 100: Moodle knows no share smaller than a twentieth

# By how many options share 100. Moodle takes these, written to the fifth digit, and refuses any other.
_EQUAL = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")


def weights(task: Choose) -> tuple[str, ...]:
    """Return the percentage of each option of a question that takes several.

    Those that are right share 100. Those that are wrong take away 100 together, so that neither
    ticking everything nor guessing earns anything.
    """
    right = iter(shares(len(task.right)))
    wrong = iter(shares(len(task.options) - len(task.right)))
    return tuple(next(right) if option.right else f"-{next(wrong)}" for option in task.options)


def shares(count: int) -> Sequence[str]:
    """Return 100 shared among so many options; UsageError when Moodle knows no shares so small."""
    if count <= len(_EQUAL):
        return [_EQUAL[count - 1]] * count
    if count > _MOST:
        raise UsageError(
            f"A question has {count} options that are right, or wrong, and Moodle can weigh {_MOST}. "
            "Swap the question, or choose another format."
        )
    twentieths = 2 * count - _MOST
    return [_TENTH] * (count - twentieths) + [_TWENTIETH] * twentieths
