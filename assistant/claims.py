"""Claims: what a question takes for granted or wants confirmed, and whether a statement confirms it."""

import re
from collections.abc import Callable, Iterable

from assistant.closeness import BARE, Rarity, stems
from assistant.premise import amounts

Also = Callable[[str], tuple[str, ...]]  # what the documents call a word

_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|wo|must|need|should|ca)"
_PRONOUN = r"(?:it|that|they|we|i|he|she|there|you|this)"
_NOT = rf"{_AUXILIARY}n['’]?t"
_TAG = re.compile(
    rf"[,.]?\s*(?:-\s*)?\b(?:(?:(?:is|that['’]?s|thats|am i|are we)\s+)?(?:that\s+)?"
    rf"(?:right|correct|true|yeah|yes|yep|innit|ok|okay)(?:\s+(?:{_NOT} it|is it|or not))?"
    rf"|{_NOT}\s+{_PRONOUN}|(?<!what )(?<!how ){_AUXILIARY}\s+{_PRONOUN}|am i right)\s*(?:\?+|,|$)",
    re.IGNORECASE,
)
_WH = r"(?:who|whos|what|whats|how|when|where|which|why)"
_ASKS = rf"(?:{_WH}|can|could|do|does|did|should|must|is|are|was|were|will|would|shall|have|has)\b"
_THEN_ASKS = (
    rf"(?=(?:{_WH}\b|(?:can|could|do|does|should|must|will|would|shall|is|are)"
    r" (?:i|we|they|it|he|she|the|that|this|our|my)\b))"
)
_FOR = (
    r"^(?:(?:so|and|but|ok|right),?\s+)?(?:since|as|seeing as|seeing that|seeing|given(?: that)?|cos|coz|because"
    r"|considering(?: that)?|now that)\s+"
)
_REASON = re.compile(rf"{_FOR}(?P<claim>.{{8,}}?)(?:,\s+|\s+[-–]\s+)(?:so\s+)?(?=(?:i|we|my|{_ASKS}))", re.IGNORECASE)
_REASON_RUN_ON = re.compile(rf"{_FOR}(?P<claim>[^,]{{8,}}?)\s+(?:so\s+)?{_THEN_ASKS}", re.IGNORECASE)
_REASON_AFTER = re.compile(
    r"\b(?:since|seeing as|seeing that|given that|because|cos|coz)\s+(?P<claim>[^,?]{12,})\?+$", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:i['’]?ve been told|ive been told|i was told|told (?:me|us)|reckons?|apparently|i heard|insists?)\s+"
    r"(?:that\s+)?"
    r"(?P<claim>[^.?!]{12,})",
    re.IGNORECASE,
)
_SO = re.compile(rf"^(?P<claim>(?!(?:so\s+)?{_ASKS})[^.?!:]{{12,}}?)[,.]?\s+so\s+{_THEN_ASKS}", re.IGNORECASE)
_THEN = re.compile(
    rf"^so,?\s+(?P<claim>(?!{_ASKS})[^.?!:]{{12,}}?)(?:,?\s+then)?\s*\?+$"
    rf"|^(?P<said>(?!{_ASKS})[^.?!:]{{12,}}?),?\s+then\s*\?+$",
    re.IGNORECASE,
)
_WHERE_FROM = (_REASON, _REASON_RUN_ON, _REASON_AFTER, _TOLD, _SO, _THEN)
_OPENS = re.compile(rf"^(?:so|and|but|ok|right)?,?\s*{_ASKS}", re.IGNORECASE)
_ASKED = re.compile(rf"(?:^|[,:;.-]\s+){_WH}\b", re.IGNORECASE)
_CASE = re.compile(
    r"^(?:i|i['’]?m|im|i['’]?ve|ive|he|she|he['’]?s|she['’]?s|they['’]?ve|my|mum|dad|mother|father|this|his|her|their|there)\b"
    r"|\b(?:has|have) (?:just )?(?:been|moved|gone|left|said|told|come)\b|\b(?:ago|yesterday|today|so far|already)\b"
    r"|\b(?:isn['’]?t|not|won['’]?t be) (?:here|in|around|free|available)\b|\bi (?:don['’]?t|can['’]?t|think|want)\b",
    re.IGNORECASE,
)  # what is so in one case, not what is always so,
_RULE = re.compile(
    r"\b(?:must|has to|have to|had to|got to|needs? to|allowed|only|always|never|automatically|compulsory|optional)\b",
    re.I,
)  # unless it is said as a rule
_NEGATED = re.compile(
    rf"\b(?:not|no|never|cannot|without|nobody|none|neither|nor|optional|voluntary|skip|{_NOT})\b|\bn['’]t\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"\bno (?:longer|later|more|less|fewer|sooner|earlier)\b", re.IGNORECASE)  # is no negation
_LIGHT = set(  # words that a claim is no less confirmed without
    stems(
        "done do doing made make held happen happens given allowed supposed until till unless it's that's most least"
        " maximum minimum max min within"
    )
)
_ONLY = re.compile(r"\b(?:only|just|solely|sole|exclusively|nobody else|no one else)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:always|every|everyone|all|automatically|any|anyone|anybody|whoever|default|normal)\b", re.IGNORECASE
)
_ALL_SAID = re.compile(
    r"\b(?:always|every|everyone|all|automatically|any|anyone|each|must|whenever|default|by definition)\b",
    re.IGNORECASE,
)
_MATTER = 2  # words that carry meaning
_SAID = 0.6  # share of a claim's weight from which a statement says as much


def claimed(question: str) -> str:
    """Return what a question takes for granted or wants confirmed; "" where it states nothing that is always so."""
    asked = question.strip()
    for pattern in _WHERE_FROM:
        match = pattern.search(asked)
        if match:
            return _general(next(filter(None, match.groupdict().values())))
    tag = None if _OPENS.search(asked) else _TAG.search(asked)
    return _general(asked[: tag.start()]) if tag else ""


def confirmed(claim: str, sentences: Iterable[str], rarity: Rarity, also: Also, least: float = _SAID) -> bool:
    """Whether one of the sentences says what a claim says."""
    return any(confirms(sentence, claim, rarity, also, least) for sentence in sentences)


def confirms(statement: str, claim: str, rarity: Rarity, also: Also, least: float = _SAID) -> bool:
    """Whether a statement says what a claim says: its words, its figures, and neither more nor less strictly."""
    statement, claim = _AT_MOST.sub(" ", statement), _AT_MOST.sub(" ", claim)
    if bool(_NEGATED.search(claim)) != bool(_NEGATED.search(statement)):
        return False
    if _ONLY.search(claim) and not _ONLY.search(statement):
        return False
    if _ALL.search(claim) and not _ALL_SAID.search(statement):
        return False
    stated = set(amounts(claim))
    if stated and not stated & set(amounts(statement)):
        return False
    return share_said(statement, claim, rarity, also, bool(stated)) >= least


def share_said(statement: str, claim: str, rarity: Rarity, also: Also, figures: bool = False) -> float:
    """Return the share (0 to 1) of a claim's weight in words that a statement says too; 1 where it has no such words.

    Where the claim states `figures`, words that only go with one ("days", "within") do not count.
    """
    claim = _NEGATED.sub(" ", claim)
    wanted = {stem for stem in stems(claim) if not stem.isdigit()} - _LIGHT - (BARE if figures else set())
    held = set(stems(statement))
    said = {
        stem for word in claim.split() for stem in stems(word) if held & {*stems(word), *stems(" ".join(also(word)))}
    }
    said &= wanted
    weight = sum(map(rarity.weight, wanted))
    return sum(map(rarity.weight, said)) / weight if weight else 1.0


def _general(claim: str) -> str:
    """Return a claim that is about what is always so, "" for one about a case."""
    tag = _TAG.search(claim)
    claim = (claim[: tag.start()] if tag else claim).strip(" ,.?-")
    if "?" in claim or _ASKED.search(claim):
        return ""
    of_a_case = _CASE.search(claim) and not _RULE.search(claim)
    return "" if of_a_case or len(set(stems(claim))) < _MATTER else claim
