"""Follow-ups: a question that leans on the conversation becomes one that stands on its own."""

import re

from assistant.reading.closeness import BARE, stems
from assistant.reading.moments import undated

_LEANS = re.compile(
    r"^(?:and|but|so|then|also|ok(?:ay)?|what about|how about|what if|and if|and who|and how)\b"
    r"|\b(?:it|its|they|them|their|that|this|those|these|he|she|him|her|there|same|one|either|someone else)\b"
    r"|^(?:who|when|where|why|how long|how often|how soon|by when|which|where from)\??$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r"^(?:(?:and|but|ok|so|what about|how about)\s+)*"
    r"(?:for|in|with|on|at|to|from|of|by|after|before|during|even|only|not)\b"
    r"|\b(?:too|as well|also)\W*$",
    re.IGNORECASE,
)  # what these open or close goes on with an earlier question
_ALSO_FOR = re.compile(
    r"^\W*(?:(?:and|but|ok|so)\W+)*(?:even|only|not even|just) (?:for|if|when|where)\b", re.IGNORECASE
)
_ELSE = re.compile(r"^(?:(?:and|but|ok|so|or|what about|how about)\b\W*)+|\W*\b(?:too|as well|instead|then)?\W*$", re.I)
_POINTS = re.compile(r"\b(?:it|its|they|them|those|these|he|she|him|her|that one|this one)\b", re.IGNORECASE)
_FIRST_CLAUSE = re.compile(r"^[^?.!,;:]*?(?=[?.!,;:]|\s[-–]\s|$)")
_LEFT_OUT = re.compile(
    r"\b(?:when|if|before|after|once|unless|until) (?:i|we|you|they|he|she) (?:(?:do|does|did|have|can)(?:n'?t)?)\W*$"
    r"|\b(?:if (?:not|so)|in that case|instead|as well|at all|either|otherwise)\W*$",
    re.IGNORECASE,
)  # what was done, or would be, stands in what came before
_ASKS = re.compile(
    r"\?|\b(?:who|whom|whose|what|when|where|why|how|which|whether|wot|whats|whos|whens|hows)\b"
    r"|^(?:(?:and|so|but|ok|then|thanks)\W+)?"
    r"(?:can|could|do|does|did|is|are|am|was|were|has|have|should|must|shall|will|would|may|need)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:who|whom|whose|what|when|where|why|how|which|wot|whats|whos|whens|hows|can|could|do|does|did|is|are|has|have"
    r"|should|must|will|would|may)\b",
    re.IGNORECASE,
)  # it asks by itself
_ABOUT = re.compile(r"^(?:(?:and|but|so|ok)\W+)*(?:what|how) (?:about|if)\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:what(?:'s| is| are|s)|mean|means|stands?|defin\w*)\b", re.IGNORECASE)
_A_NAME = re.compile(r"\b(?!I\b)[A-Z]{2,}|\d|(?<=[a-z] )[A-Z][a-z]+")  # letters, a number, or a name
_EVERYWHERE = frozenset(
    stems(
        "meeting family families parents parent mum dad child children kid kids manager school social worker plan team"
        " info information tell told say said agree sign write written record send share ask keep done copy copies"
    )
)  # stems of words that every matter has
_ONE = 1  # word
_CHALLENGES = re.compile(
    r"^(?:(?:and|but|ok|hm+|oh|no|wait|sorry|hang on|hold on)\b\W*)*"
    r"(?:(?:are|r) (?:yo)?u (?:really |quite |absolutely )?(?:sure|certain|positive)(?: about (?:that|this|it))?"
    r"|(?:who|where|what) (?:said|says|does it say) (?:so|that|this|it)|says who|really"
    r"|(?:is|was) (?:that|this|it) (?:definitely |really )?(?:right|true|correct)"
    r"|(?:where|which) (?:is|was) (?:that|this|it) (?:written|from)|(?:show|prove) (?:me|it)(?: (?:that|where))?)"
    r"\s*(?:[?.!,;:–-]\W*|$|(?=(?:my|our|cos|coz|because)\b))",
    re.IGNORECASE,
)  # the earlier question is asked again: its answer carries its proof
_OPENS = re.compile(r"^(?:and|but|what if|what about|how about)\b|\bby then\b", re.IGNORECASE)
_AREA_ONLY = re.compile(
    r"^(?:and|what about|how about|the same|same|ok(?:ay)?|so|but|in|for|of|is it|then|please|there|over|does it differ"
    r"|what(?:'?s| is| are| would be) (?:the )?(?:equivalents?|position|answer|rules?|figures?)|\W)*\s*$",
    re.IGNORECASE,
)
_FRESH = re.compile(
    r"^(?:(?:ok(?:ay)?|right|thanks|thank you|ta|cheers|great|no|and|so|now|great|got it|fine|perfect)\b\W*)*"
    r"(?:(?:just |one |a |an )*(?:different|separate|new|another|other|unrelated|totally different|next)"
    r" (?:(?:thing|question|topic|subject|q|query)\b|(?:matter|issue|family)\b(?=\s*[-–,:;.?!]))"
    r"|chang(?:e|ing) (?:of |the )*(?:subject|topic)|moving on(?: to)?|forget (?:that|it)|unrelated(?:ly)?"
    r"|on (?:another|a different) (?:note|matter|subject|topic)|switching (?:topic|subject)s?|something else)"
    r"(?: now| then| though| please| pls| sorry)*\W+",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"^(?:no|nope|sorry|not that|i mean(?:t)?|no sorry)\b.*\b(?:mean|meant|not)\b", re.IGNORECASE)
_OWN, _ANSWERED = 0.8, 0.4  # weights of a follow-up's own words, and of them with the answer before it
_REPLY = 300  # characters of that answer
_SHORT = 9  # words: a shorter question that leans needs what came before
_EXCHANGED = 5  # words at most that stand in for as many
_FEW = 4  # words: so short a question has no topic of its own
_BARE = 3  # words that carry meaning: with no more of them, a long question may lean too
_LONG = 14  # words: a longer one stands on its own
_CLAUSE = 6  # words of a first clause that points back
_TELLS = 8  # words of a message that asks nothing: it adds to what was asked


def leans(question: str) -> bool:
    """Whether a question cannot be understood without what came before it."""
    words = len(question.split())
    if words <= _FEW or _ALSO_FOR.search(question):
        return True
    pointing = bool(_LEANS.search(question.strip()) or _LEFT_OUT.search(question))
    if words <= _SHORT and _of_no_matter(question):
        return True
    if words <= _SHORT:
        goes_on = _PLACED.search(question.strip()) and not _WHOLE.search(question)
        return pointing or bool(goes_on) or (words <= _TELLS and not _ASKS.search(question))
    if words > _LONG:
        return False
    first = _FIRST_CLAUSE.search(question.strip())
    if first and len(first[0].split()) <= _CLAUSE and _POINTS.search(first[0]):
        return True
    return bool(_OPENS.search(question.strip()) or _CORRECTS.search(question)) or (
        pointing and len(set(stems(undated(question)))) <= _BARE
    )


def asks_itself(question: str) -> bool:
    """Whether a question says by itself what kind of answer it wants; "and for a baby?" does not."""
    return bool(_WHOLE.search(_ABOUT.sub("", question)))


def _of_no_matter(question: str) -> bool:
    """Whether a short question names no matter of its own: "do I need a meeting", "what do I tell the family"."""
    named = {stem for stem in stems(question) if stem not in BARE and stem not in _EVERYWHERE}
    return len(named) <= _ONE and not _MEANS.search(question) and not _A_NAME.search(question)


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
    new = fresh(question) if history else None
    if new:
        return new
    topic = topic_before(history)
    challenge = _CHALLENGES.match(question.strip())
    if challenge and topic:
        return f"{topic} {question.strip()[challenge.end() :]}".strip()
    if topic and any(_AREA_ONLY.match(part) for part in (named, named.split(",")[0])) and named != question:
        return topic
    if not topic or not leans(question):
        return question
    return in_place(question, topic) or f"{topic} {question}"


def in_place(question: str, topic: str) -> str:
    """Return the earlier question with a few words of it exchanged: after "… to step down?", "and to step up?".

    The words must begin like a stretch of the earlier question, with a word that carries meaning; "" where none does.
    """
    new, old = _ELSE.sub("", question).split(), topic.split()
    for kept in range(len(new) - 1, 0, -1) if len(new) <= _EXCHANGED else ():
        shared = [word.casefold() for word in new[:kept]]
        for at in range(len(old) - len(new) + 1):
            if [word.casefold() for word in old[at : at + kept]] == shared and stems(" ".join(shared)):
                return " ".join((*old[:at], *new, *old[at + len(new) :])).rstrip("?") + "?"
    return ""


def topic_before(history: tuple[str, ...]) -> str:
    """Return the last question that stood on its own, with the follow-up that narrowed it."""
    tail: list[str] = []
    for earlier in reversed(history):
        tail.insert(0, earlier)
        if fresh(earlier) or not leans(earlier):
            break
    return " ".join(tail[:1] + tail[1:][-1:])
