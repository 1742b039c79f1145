"""Giveaways: two questions of one paper of which one tells the other's answer."""

from assistant.quiz.question import Choose, Question
from corpus.text import matchable

_TELLING = 4  # characters: shorter answers, such as "True", tell nothing


def tell(one: Question, asks: tuple[str, ...], other: Question, others: tuple[str, ...]) -> bool:
    """Whether two questions ask the same, or one states what the other asks; `asks` and `others` are what they ask."""
    if set(asks) & set(others):
        return True
    if {each.key for each in one.basis} & set(others) or {each.key for each in other.basis} & set(asks):
        return True
    return one.topic == other.topic and bool(one.topic) and (_states(one, other) or _states(other, one))


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
