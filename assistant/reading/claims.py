"""Claims: what a question takes for granted or wants confirmed, and whether a statement confirms it."""

import re
from collections.abc import Callable, Iterable

from assistant.reading.closeness import BARE, Rarity, stems
from assistant.reading.premise import amounts

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
_REASON_BETWEEN = re.compile(
    r"^(?P<of>[^?]*?)(?:[,;:]|\s[-–])\s+(?:since|seeing as|seeing that|given that|now that|because|cos|coz"
    r"|as(?= (?:it|they|we|there|only|all|every)\b))"
    rf"\s+(?P<claim>[^,?]{{8,}}?)(?:,|\s[-–])\s+(?:so\s+)?(?={_ASKS})",
    re.IGNORECASE,
)
_BEING = re.compile(
    rf"^(?:with\s+)?(?P<claim>[^,?]{{4,}}?\sbeing\s[^,?]{{4,}}?)(?:,\s+|\s+[-–]\s+)(?={_ASKS})", re.IGNORECASE
)
_TOLD = re.compile(
    r"\b(?:i['’]?ve been told|ive been told|i was told|i['’]?m told|told (?:me|us)|reckons?|apparently|insists?"
    r"|i(?:['’]?ve)? heard|i gather|i understand|i believe|i take it|i assumed?|i presume|my understanding is"
    r"|as i understand it)\s+"
    r"(?!to\b)(?:that\s+)?"
    r"(?P<claim>[^.?!]{12,})",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:colleague|manager|boss|head(?:teacher)?|dsl|supervisor|mentor|worker|team|tm|nurse|teacher|friend|school|gp"
    r"|s?he|they|every(?:one|body)|some(?:one|body)|people)\s+"
    r"(?:says?|said|thinks?|swears|maintains|claims|believes|is (?:sure|adamant|certain|convinced))\s+(?:that\s+)?"
    r"(?P<claim>[^.?!]{12,}?)(?=[.?!])",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf"^(?P<claim>(?!(?:so\s+)?{_ASKS})[^.?!]{{12,}}?)"
    r"(?:,?\s+(?:and|but)\s+(?:i|we|ours?|mine|my|he|she|they)\b[^.?!]*)?[.!]\s+[A-Z(]",
)
_SO = re.compile(rf"^(?P<claim>(?!(?:so\s+)?{_ASKS})[^.?!:]{{12,}}?)[,.]?\s+so\s+{_THEN_ASKS}", re.IGNORECASE)
_THEN = re.compile(
    rf"^so,?\s+(?P<claim>(?!{_ASKS})[^.?!:]{{12,}}?)(?:,?\s+then)?\s*\?+$"
    rf"|^(?P<said>(?!{_ASKS})[^.?!:]{{12,}}?),?\s+then\s*\?+$",
    re.IGNORECASE,
)
_WHERE_FROM = (_REASON, _REASON_RUN_ON, _REASON_AFTER, _REASON_BETWEEN, _BEING, _TOLD, _SO, _THEN)
_OF_ONESELF = re.compile(r"\b(?:i|i['’]?m|i['’]?ve|me|my|mine)\b", re.IGNORECASE)
_AS_A_RULE = (_SAYS, _STATED)  # what may as well be of a case, unless it is said as a rule
_OPENS = re.compile(rf"^(?:so|and|but|ok|right)?,?\s*{_ASKS}", re.IGNORECASE)
_ASKED = re.compile(rf"(?:^|[,:;.-]\s+){_WH}\b", re.IGNORECASE)
_CASE = re.compile(
    r"^(?:i|i['’]?m|im|i['’]?ve|ive|he|she|he['’]?s|she['’]?s|they['’]?ve|my|mum|dad|mother|father|this|his|her|their|there)\b"
    r"|\b(?:has|have) (?:just )?(?:been|moved|gone|left|said|told|come)\b|\b(?:ago|yesterday|today|so far|already)\b"
    r"|\b(?:isn['’]?t|not|won['’]?t be) (?:here|in|around|free|available)\b|\bi (?:don['’]?t|can['’]?t|think|want)\b",
    re.IGNORECASE,
)  # what is so in one case, not what is always so,
_RULE = re.compile(
    r"\b(?:must|has to|have to|had to|got to|needs? to|allowed|only|always|never|automatically|compulsory|optional"
    r"|(?:i|we) (?:can|may)(?!['’]?t))\b",
    re.I,
)  # unless it is said as a rule
_NEGATED = re.compile(
    rf"\b(?:not|no|never|cannot|without|nobody|none|neither|nor|optional|voluntary|skip|{_NOT})\b|\bn['’]t\b",
    re.IGNORECASE,
)
_AT_MOST = re.compile(r"\bno (?:longer|later|more|less|fewer|sooner|earlier) than\b", re.IGNORECASE)  # is no negation
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
_IF = re.compile(r"\b(?:if|unless|where|should (?:the|a|an|there))\b[^,;.]*(?:[,;]|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_ENDS = re.compile(r"(?<=[.!?;])\s+|\s+[-–]\s+|,\s+so\s+")
_ENDED = re.compile(r"[a-z][.!]\s+[A-Z]")  # a sentence: what follows is another matter
_STATEMENT = 5  # words: less states nothing
_SENTENCES = 4  # of a message, looked at
_MATTER = 2  # words that carry meaning
_SAID = 0.6  # share of a claim's weight from which a statement says as much


def claimed(question: str) -> str:
    """Return what a question takes for granted or wants confirmed; "" where it states nothing that is always so."""
    asked = question.strip()
    for pattern in _WHERE_FROM:
        match = pattern.search(asked)
        if match:
            found = match.groupdict()
            of = found.pop("of", "")  # what "it" is
            return _general(f"{of} {next(filter(None, found.values()))}".strip())
    for pattern in _AS_A_RULE:
        match = pattern.search(asked)
        if match and _RULE.search(match["claim"]) and not _OF_ONESELF.search(match["claim"]):
            return _general(match["claim"])
    tag = None if _OPENS.search(asked) else _TAG.search(asked)
    return _general(asked[: tag.start()]) if tag else ""


def told(question: str) -> tuple[str, ...]:
    """Return the sentences that a message states before or after it asks: each may take something wrong for granted."""
    pieces = [piece.strip() for piece in _ENDS.split(question)]
    if len(pieces) == 1:
        return ()  # that is what is asked, however it is put
    return tuple(
        piece
        for piece in pieces
        if len(piece.split()) >= _STATEMENT and not piece.endswith("?") and not _OPENS.search(piece)
    )[:_SENTENCES]


def confirmed(claim: str, sentences: Iterable[str], rarity: Rarity, also: Also, least: float = _SAID) -> bool:
    """Whether one of the sentences says what a claim says, by itself or in brackets."""
    parts = [part for sentence in sentences for part in (_BRACKETS.sub(" ", sentence), *_BRACKETS.findall(sentence))]
    return any(confirms(part, claim, rarity, also, least) for part in parts)


def confirms(statement: str, claim: str, rarity: Rarity, also: Also, least: float = _SAID) -> bool:
    """Whether a statement says what a claim says: its words, its figures, and neither more nor less strictly."""
    statement, claim = _AT_MOST.sub(" ", statement), _AT_MOST.sub(" ", claim)
    if not _IF.search(claim):
        statement = _IF.sub(" ", statement)  # a condition is not said to be so
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
    if "?" in claim or _ASKED.search(claim) or _ENDED.search(claim):
        return ""
    of_a_case = _CASE.search(claim) and not _RULE.search(claim)
    return "" if of_a_case or len(set(stems(claim))) < _MATTER else claim
