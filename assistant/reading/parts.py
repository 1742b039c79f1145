"""Parts: the questions that one message puts together."""

import re

from assistant.reading.closeness import stems

_WORD = (
    r"(?:how|hw|what|wot|wat|whats|what's|who|whos|who's|whom|whose|when|wen|whens|where|wheres|why|which"
    r"|(?:at|by|on|under|to|from|with|within|for) (?:what|which|whom|whose|when)"
    r"|do|does|did|is|are|can|could|must|should|will|would)\b"
)
_MAY = (
    r"(?:(?:may|might|shall|am|was|were)\s+(?:i|we|they|he|she|it|you|the|a|an|my|our|this|that|there)"
    r"|(?:have|has|had)\s+(?:i|we|they|he|she|it|you|there))\b"
)
_IF = r"(?:if|supposing|once|suppose)\b"
_NUMBER = r"(?:\(?(?:\d|[a-c]|i{1,3})\)|(?:\d|[a-c])\.)\s*"
_ALSO = r"(?:and|n|&|plus|then|also)"
_IN_TURN = r"(?:first(?:ly| of all)?|second(?:ly)?|third(?:ly)?|finally|last(?:ly)?)"
_OPENS = rf"(?:{_IN_TURN},?\s+)?(?:{_WORD}|{_MAY}|{_IF})"
_JOINTS = re.compile(
    rf"\?+\s+(?:{_ALSO}\s+)?|[:;,.]?\s+{_ALSO}\s+(?={_WORD}|{_IF})|(?:[:;.!]+|\s-)\s+(?={_OPENS})|\s(?={_NUMBER}{_WORD})",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"^(?:(?:so|ok|okay|and|but|also|right|then|now|nationally|hi|please|pls),?\s+)*(?:{_WORD}|{_MAY})", re.I
)
_WHEN_ASKS = re.compile(
    r"^((?:in|at|after|before|during|for|on|under|once|following)\b[^?,]{4,60}?),?\s+(?:who|what|how|which|when)\b(?!.*\b(?:if|when)\b)",
    re.I,
)  # "in a review, who …"
_COMMA = re.compile(r",\s+(?=(?:how|what|whats|who|whos|when|where|which|do|does|can|must|should)\b)", re.I)
_SINCE = re.compile(
    r"^(?:so |and |but )?(?:when|where|if|since|as|is|are|did|will|would)\b", re.I
)  # a clause may follow
_PIECES = re.compile(rf"(?<=[.!?;:])\s+|\s+[-–]\s+|,\s+(?={_WORD})", re.I)
_TOPIC = 6  # words: what is told in more of them is a sentence of its own, not what is asked about
_MATTER = 2  # words that carry meaning: with fewer, a question leans on what was told before it
_ASKS_LATE = re.compile(
    r"\s(?:(?:what|when|who|where)(?:'?s)\b|how (?:long|soon|often|quick\w*|many|much)\b|by when\b)", re.I
)  # what is told runs into what is asked: "got a referral today whens the assessment due"
_IF_THEN = re.compile(rf"^{_IF}.*(?:,\s*{_MAY}|,?\s+{_WORD})", re.I)
_MARK = re.compile(rf"^(?:(?:{_ALSO}|but|so)\s+)*(?:{_IN_TURN},?\s+(?={_WORD}|{_MAY}|{_IF})|{_NUMBER})", re.I)  # "(2)"
_OF_ONESELF = re.compile(r"^(?:i['’]?m|i am|we['’]?re|we are|i work|i['’]?ve)\b[^?]*$", re.I)
_OF_NOTHING = re.compile(
    r"^(?:(?:just|only)\s+)?(?:one|two|three|four|a couple of|a few)\s+(?:quick\s+)?(?:things?|questions?|qs)\b", re.I
)
_HANGING = re.compile(r"\b(?:how|what|who|whom|whose|when|where|why|which)\W*$", re.I)


def parts_of(message: str) -> tuple[str, ...]:
    """Return the questions of a message, in order, each with what was told before it; one where it is one question."""
    parts: list[str] = []
    told = ""
    for piece in (_MARK.sub("", piece.strip()) for long in _JOINTS.split(message) for piece in _clauses(long)):
        asks = _asks(piece) and bool(stems(piece))
        when = _WHEN_ASKS.match(piece)
        if when and not parts and not told:
            parts.append(piece)
            told = when[1]
            continue
        if parts and (not asks or _HANGING.search(parts[-1])):
            parts[-1] = f"{parts[-1]} {piece}"
        elif asks:
            parts.append(f"{told}{'.' if len(told.split()) > _TOPIC else ''} {piece}".strip())
        elif not _OF_NOTHING.match(piece):
            told = f"{told} {piece}".strip()
    return tuple(parts) if len(parts) > 1 else (message,)


def _asks(piece: str) -> bool:
    """Whether a piece of a message asks something, at its beginning or later on."""
    late = _ASKS_LATE.search(piece) and not _OF_ONESELF.match(piece)
    return bool(late or _ASKS.search(piece) or _IF_THEN.search(piece))


def asked_in(message: str) -> str:
    """Return the one question of a message that first tells something; "" where it tells nothing, or asks more."""
    pieces = [piece.strip() for piece in _PIECES.split(message) if piece.strip()]
    asking = [piece for piece in pieces if _ASKS.search(piece) or piece.endswith("?")]
    if len(asking) != 1 or len(pieces) == 1 or pieces[-1] is not asking[0] or len(set(stems(asking[0]))) < _MATTER:
        return ""
    return asking[0]


def _clauses(piece: str) -> list[str]:
    """Return the questions that commas part; a clause before a comma may also belong to what follows it."""
    return _COMMA.split(piece) if _ASKS.search(piece) and not _SINCE.search(piece) else [piece]
