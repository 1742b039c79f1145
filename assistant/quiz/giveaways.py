"""Giveaways: two questions of one paper of which one tells the other's answer."""

from collections.abc import Collection

from assistant.quiz.question import Choose, Question
from corpus.text import matchable

_TELLING = 4  # characters: shorter answers, such as "True", tell nothing


def tell(one: Question, asks: Collection[str], other: Question, others: Collection[str]) -> bool:
    """Whether two questions ask the same, or one states what the other asks; `asks` and `others` are what they ask."""
    if set(asks) & set(others):
        return True
    if {each.key for each in one.basis} & set(others) or {each.key for each in other.basis} & set(asks):
        return True
    near = (bool(one.topic) and one.topic == other.topic) or bool(_places(one) & _places(other))
    return near and (_states(one, other) or _states(other, one))


def _places(question: Question) -> set[str]:
    return {verse.ref.partition("/")[0] for verse in question.verses}


def _states(one: Question, other: Question) -> bool:
    if not isinstance(other.task, Choose):
        return False
    said = matchable(" ".join(_texts(one)))
    return any(
        len(option.text) > _TELLING and matchable(option.text).rstrip(".") in said for option in other.task.right
    )


def _texts(question: Question) -> list[str]:
    texts = [question.stem, question.feedback, *(verse.quote for verse in question.verses)]
    if isinstance(question.task, Choose):
        for option in question.task.options:
            texts += [option.why, *(verse.quote for verse in option.verses)]
    return texts
