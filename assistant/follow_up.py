"""Follow-ups: a question that leans on the conversation becomes one that stands on its own."""

import re

_LEANS = re.compile(
    r"^(?:and|but|so|then|also|ok(?:ay)?|what about|how about|what if|and if|and who|and how)\b"
    r"|\b(?:it|its|they|them|their|that|this|those|these|he|she|him|her|there|same|one|either|someone else)\b"
    r"|^(?:who|when|where|why|how long|how often|how soon|by when|which|where from)\??$",
    re.IGNORECASE,
)
_AREA_ONLY = re.compile(r"^(?:and|what about|how about|same|ok|so|but|in|for|is it the same|\W)*\s*$", re.IGNORECASE)
_SHORT = 9  # words: a shorter question that leans needs what came before
_FEW = 4  # words: so short a question has no topic of its own


def leans(question: str) -> bool:
    """Whether a question cannot be understood without what came before it."""
    words = question.split()
    return len(words) <= _FEW or (len(words) <= _SHORT and bool(_LEANS.search(question.strip())))


def standalone(question: str, history: tuple[str, ...], named: str) -> str:
    """Return the question with the topic of the conversation before it.

    `history` holds the user's earlier questions, oldest first; `named` is the question without
    the names of areas: where nothing is left of it, the earlier question is asked again.
    """
    topic = _topic(history)
    if not topic or not leans(question):
        return question
    if _AREA_ONLY.match(named):
        return topic
    return f"{topic} {question}"


def _topic(history: tuple[str, ...]) -> str:
    """Return the last question that stood on its own, with the follow-up that narrowed it."""
    tail: list[str] = []
    for earlier in reversed(history):
        tail.insert(0, earlier)
        if not leans(earlier):
            break
    return " ".join(tail[:1] + tail[1:][-1:])
