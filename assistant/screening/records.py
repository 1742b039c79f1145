"""Records: does a question ask about one child's own case? The product sees no case records and says so."""

import re

_WHOSE = r"\[(?:name|case reference|NHS number|pupil number)\]"
_RECORD = (
    r"\b(?:plan|case|record|file|notes?|history|chronology|status|referral|review|conference|visit|assessment|outcome"
    r"|paperwork|(?:social |key |allocated )?worker|lead professional|team|threshold|date|minutes|register|category"
    r"|level|dob|date of birth|address|number)s?\b"
)
_STATE = (
    r"\b(?:on (?:a|the)|known|open|closed|allocated|subject|looked after|in care|referred|registered|assessed|under"
    r"|had an?|seen|stepped|placed)\b"
)
_NEAR, _FAR = r"[^.?!]{0,15}", r"[^.?!]{0,40}"
_GENERAL = re.compile(  # a question for the documents, even where a name stands in it
    r"\b(?:should|must|needs?|needed|ha(?:ve|s) (?:[^.?!]{1,25} )?to|do (?:i|we|you|they)|can|could"
    r"|(?<!in )(?<!\d )may"
    r"|what happens"
    r"|how (?:often|long|soon|quickly|many|do|does))\b",
    re.IGNORECASE,
)
_QUESTIONS = re.compile(
    rf"\b(?:whats|(?:what|when|who|where|which|how)\b{_FAR}\b(?:is|are|was|were|s|has|had|did|do|does))\b{_FAR}"
    rf"{_WHOSE}{_NEAR}{_RECORD}"
    rf"|\b(?:what|when|who|where|which)\b{_FAR}{_RECORD}{_NEAR}\b(?:for|of|on|about|with)\s+(?:\w+\s+)?{_WHOSE}"
    rf"|\b(?:what|when|who|where)\b{_NEAR}\b(?:is|was)\b{_NEAR}{_WHOSE}{_NEAR}{_STATE}"
    rf"|\b(?:is|was|are|were|has|had)\s+(?:\w+\s+){{0,4}}{_WHOSE}{_FAR}{_STATE}"
    rf"|\b(?:is|was)\s+(?:the|this)\s+{_RECORD}{_NEAR}\b(?:for|of)\s+{_WHOSE}",
    re.IGNORECASE,
)
_DONE = (  # what a record tells of one meeting or plan: "did [name]'s assessment get signed off"
    r"\b(?:booked|arranged|recorded|signed|done|held|completed?|finished|closed|approved|sent|written up|made|agreed"
    r"|started|opened|cancelled|moved|uploaded|authorised|decided|gone|happened?|go ahead|take place|yet|before)\b"
)
_EVENT = rf"(?:{_RECORD}|\b(?:meeting|discussion|core group|enquiry|medical)s?\b)"
_PAST_EVENTS = re.compile(
    rf"\b(?:is|was|were|has|have|did)\s+(?:the|an?|any|his|her|their)\b{_FAR}{_EVENT}{_NEAR}"
    rf"\b(?:for|of|about|on|with)\s+(?:\w+\s+)?{_WHOSE}"
    rf"|\b(?:is|was|were|has|have|did)\b{_NEAR}{_WHOSE}{_NEAR}{_RECORD}{_FAR}{_DONE}"
    rf"|\b(?:{_RECORD})\s+(?:for|of|about|on|with)\s+(?:\w+\s+)?{_WHOSE}\s+(?:been\s+)?{_DONE}"
    rf"|\bwhat\b{_NEAR}\b(?:did|was|were|has|have|had|we)\b{_FAR}"
    rf"\b(?:decided?|agreed?|said|say|discussed?|recorded|planned|happen(?:ed)?|promised?)\b{_FAR}{_WHOSE}"
    rf"|\b(?:when|who|how|where)\b{_NEAR}\b(?:did|was|has)\b{_FAR}"
    rf"\b(?:last|latest|visit(?:ed)?|seen?|spoken?|met)\b{_FAR}{_WHOSE}"
    rf"|\b(?:have|has|had|did) (?:i|we|you|they|anyone|somebody) (?:had|got|have|get|received|seen)\b{_FAR}{_WHOSE}"
    rf"|\b(?:is|was|are|were) there (?:already )?(?:an?|any|some)\b{_FAR}{_RECORD}{_NEAR}{_WHOSE}",
    re.IGNORECASE,
)
_NEWS = re.compile(
    rf"\bwhat(?:['’]?s| is| was) (?:happening|going on|new|up) (?:with|for|about)\b{_NEAR}{_WHOSE}"
    rf"|\bwho\b{_NEAR}\b(?:is|are|was)\b{_NEAR}\b(?:work(?:ing|s)|allocated|involved|dealing)\b{_NEAR}{_WHOSE}"
    rf"|\b(?:updates?|news|latest|progress)\b{_NEAR}\b(?:on|about|for|of|from)\b{_NEAR}"
    rf"{_WHOSE}",
    re.IGNORECASE,
)
_WHETHER = re.compile(  # "do you know if [name] has a social worker"
    rf"\b(?:know|see|tell me|check|find out) (?:if|whether)\b{_NEAR}{_WHOSE}\s+(?:has|have|had|is|was)\b{_FAR}"
    rf"(?:{_RECORD}|{_STATE})",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"^\W*(?:(?:hi|hello|hiya|please|pls|can|could|would|will|you|u|i want to|i need to|help me)\W+)*"
    r"(?:look(?:ing)? (?:up|at|into|through)|pull up|bring up|find|open|show(?: me)?|check"
    r"|search(?: for)?|access|get(?: me)?|read|tell me"
    r"|update|remind me|give me the (?:latest|details|history|record|file|chronology|notes|background))\b"
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
        if _REQUESTS.search(sentence) or _WHETHER.search(sentence):
            return True
        if _GENERAL.search(sentence):
            continue
        if any(asked.search(sentence) for asked in (_QUESTIONS, _OF_THE_NAMED, _PAST_EVENTS, _NEWS)):
            return True
    return False
