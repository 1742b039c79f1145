"""Follow-ups: a question that leans on the conversation becomes one that stands on its own."""

import re

from assistant.reading.closeness import stems
from assistant.reading.moments import undated

_LEANS = re.compile(
    r"^(?:and|but|so|then|also|ok(?:ay)?|what about|how about|what if|and if|and who|and how)\b"
    r"|\b(?:it|its|they|them|their|that|this|those|these|he|she|him|her|there|same|one|either|someone else)\b"
    r"|^(?:who|when|where|why|how long|how often|how soon|by when|which|where from)\??$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"^(?:and|but|what if|what about|how about)\b|\bby then\b", re.IGNORECASE)
_AREA_ONLY = re.compile(r"^(?:and|what about|how about|same|ok|so|but|in|for|is it the same|\W)*\s*$", re.IGNORECASE)
_FRESH = re.compile(
    r"^(?:(?:ok(?:ay)?|right|thanks|thank you|ta|cheers|great|no|and|so|now|great|got it|fine|perfect)\b\W*)*"
    r"(?:(?:just |one |a |an )*(?:different|separate|new|another|other|unrelated|totally different|next)"
    r" (?:thing|question|topic|subject|q|matter|issue|family|query)\b"
    r"|chang(?:e|ing) (?:of |the )*(?:subject|topic)|moving on(?: to)?|forget (?:that|it)|unrelated(?:ly)?"
    r"|on (?:another|a different) (?:note|matter|subject|topic)|switching (?:topic|subject)s?|something else)"
    r"(?: now| then| though| please| pls| sorry)*\W+",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"^(?:no|nope|sorry|not that|i mean(?:t)?|no sorry)\b.*\b(?:mean|meant|not)\b", re.IGNORECASE)
_OWN, _ANSWERED = 0.8, 0.4  # weights of a follow-up's own words, and of them with the answer before it
_REPLY = 300  # characters of that answer
_SHORT = 9  # words: a shorter question that leans needs what came before
_FEW = 4  # words: so short a question has no topic of its own
_BARE = 3  # words that carry meaning: with no more of them, a long question may lean too
_LONG = 14  # words: a longer one stands on its own


def leans(question: str) -> bool:
    """Whether a question cannot be understood without what came before it."""
    words = len(question.split())
    if words <= _FEW:
        return True
    pointing = bool(_LEANS.search(question.strip()))
    if words <= _SHORT:
        return pointing
    if words > _LONG:
        return False
    return bool(_OPENS.search(question.strip()) or _CORRECTS.search(question)) or (
        pointing and len(set(stems(undated(question)))) <= _BARE
    )


def fresh(question: str) -> str | None:
    """Return what is asked where the person says that the topic changes; None where they do not."""
    match = _FRESH.match(question.strip())
    return question.strip()[match.end() :] if match else None


def topic_of(question: str) -> str:
    """Return the words of a question that carry meaning: what it is about, without how it is asked."""
    return " ".join(word for word in question.split() if stems(word))


def searches(whole: str, own: str, reply: str = "") -> tuple[tuple[str, float], ...]:
    """Return what to search with for a question standing on its own, each with its weight.

    A follow-up is searched with its own words too, and with them beside the answer before it; `own` is
    empty where the question leans on nothing.
    """
    if not own:
        return ((whole, 1.0),)
    answered = ((f"{reply[:_REPLY]} {own}", _ANSWERED),) if reply else ()
    return ((whole, 1.0), (own, _OWN), *answered)


def standalone(question: str, history: tuple[str, ...], named: str) -> str:
    """Return the question with the topic of the conversation before it.

    `history` holds the user's earlier questions, oldest first; `named` is the question without
    the names of areas: where nothing is left of it, the earlier question is asked again.
    """
    new = fresh(question)
    if new:
        return new
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
        if fresh(earlier) or not leans(earlier):
            break
    return " ".join(tail[:1] + tail[1:][-1:])
