"""Records: does a question ask about one child's own case? The product sees no case records and says so."""

import re

_WHOSE = r"\[(?:name|case reference|NHS number|pupil number)\]"
_RECORD = (
    r"\b(?:plan|case|record|file|notes?|history|chronology|status|referral|review|conference|visit|assessment|outcome"
    r"|paperwork|(?:social |key |allocated )?worker|lead professional|team|threshold|date|minutes|register|category"
    r"|level)s?\b"
)
_STATE = (
    r"\b(?:on (?:a|the)|known|open|closed|allocated|subject|looked after|in care|referred|registered|assessed|under"
    r"|had an?|seen|stepped|placed)\b"
)
_NEAR, _FAR = r"[^.?!]{0,15}", r"[^.?!]{0,40}"
_GENERAL = re.compile(  # a question for the documents, even where a name stands in it
    r"\b(?:should|must|needs?|needed|ha(?:ve|s) to|do (?:i|we|you|they)|can|could|may|what happens"
    r"|how (?:often|long|soon|quickly|many|do|does))\b",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    rf"\b(?:what|when|who|where|which|how)\b{_FAR}\b(?:is|are|was|were|s|has|had|did|do|does)\b{_FAR}"
    rf"{_WHOSE}{_NEAR}{_RECORD}"
    rf"|\b(?:what|when|who|where|which)\b{_FAR}{_RECORD}{_NEAR}\b(?:for|of|on|about|with)\s+(?:\w+\s+)?{_WHOSE}"
    rf"|\b(?:what|when|who|where)\b{_NEAR}\b(?:is|was)\b{_NEAR}{_WHOSE}{_NEAR}{_STATE}"
    rf"|\b(?:is|was|are|were|has|had)\s+(?:\w+\s+){{0,4}}{_WHOSE}{_FAR}{_STATE}"
    rf"|\b(?:is|was)\s+(?:the|this)\s+{_RECORD}{_NEAR}\b(?:for|of)\s+{_WHOSE}",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"^\W*(?:(?:hi|hello|please|pls|can|could|would|will|you|u|i want to|i need to|help me)\W+)*"
    r"(?:look(?:ing)? up|pull up|bring up|find|open|show(?: me)?|check|search(?: for)?|access|get(?: me)?|read|tell me"
    r"|update)\b"
    rf"{_FAR}(?:{_WHOSE}|{_RECORD}{_NEAR}\b(?:him|her|them|this (?:child|family)|my (?:client|case|family))\b)",
    re.IGNORECASE,
)
_OF_THE_NAMED = re.compile(  # where a name stands elsewhere in the text
    rf"\b(?:is|was|has) (?:he|she|they)\b{_FAR}{_STATE}"
    rf"|\b(?:what|when|who|where)\b{_FAR}\b(?:his|her|their)\b{_NEAR}{_RECORD}",
    re.IGNORECASE,
)


def asks_about_one_child(redacted: str) -> bool:
    """Tell whether a question, names already taken out of it, asks what the record of the one named says."""
    if not re.search(_WHOSE, redacted):
        return False
    for sentence in re.split(r"(?<=[.?!])\s+|\n", redacted):
        if _REQUESTS.search(sentence):
            return True
        if not _GENERAL.search(sentence) and (_QUESTIONS.search(sentence) or _OF_THE_NAMED.search(sentence)):
            return True
    return False
