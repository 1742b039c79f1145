"""Name cues: what stands before or after a word and says that it names a person."""

import re

CUE = 40  # characters before a word in which a cue may stand

_QUOTE = r"[\s\"'“‘:=–—-]*$"
_PERSON = (
    "(?:boy|girl|child|lad|baby|son|daughter|kid|pupil|man|woman|person|student|teenager|toddler|sister|brother|mum|dad"
    "|mother|father|partner|boyfriend|client|patient|twins|neighbour|who)"
)
_NAME = r"(?:sur|fore)?name(?:s|d)?(?: is| are| was)?"
_CALLED = re.compile(  # before a name
    rf"\b(?:{_NAME}|known as|aka|(?:is|are) called|initials|{_PERSON} is"
    rf"|re|regarding|concerning|(?:case|family|parents|mother|father|mum|dad|matter) of|family\s*:){_QUOTE}",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:{_NAME}|known as|aka|family\s*:){_QUOTE}", re.IGNORECASE)  # and never a thing
_PERSON_CALLED = re.compile(rf"\b{_PERSON}(?:['’]?s)? (?:is |was |are )?(?:called|named){_QUOTE}", re.IGNORECASE)
ENDS = frozenset(  # the last words of all three
    "called name names named surname forename is are was as aka initials re regarding concerning of family".split()
)
LABEL = re.compile(r"\s?[:=–—-]\s*[\"'“‘]?")  # between the label of a form and what is filled in

AGED = re.compile(  # after a name
    r"(?:['’]s)?\s*[,(–-]?\s*(?:\(?(?:aged?\s*:?\s*\d|d\.?\s?o\.?\s?b\b|date of birth|born\b)"
    r"|\(\s*\d{1,2}\s*[)ymf,]|,\s*\d{1,2}\s*(?:[,.ymf]|$|and\b)"
    r"|(?:(?:s?he )?is|who is|who's|s?hes|s?he['’]s)\s+\d{1,2}\b(?!\s*(?:working|days|weeks|hours|out))"
    r"|\d{1,2}\s*(?:yo|yrs?|years?|months?|mths?)\s*(?:old)?\b|\bnhs\b)",
    re.IGNORECASE,
)
DOES = re.compile(  # after a name that opens a sentence
    r"\s+(?:(?:has\s+)?(?:disclosed|told (?:me|us|his|her|the|staff|a)|was born|(?:ran|run) away|(?:gone|went) missing)"
    r"|(?:is|was)\s+(?:(?:still|now|already)\s+)?"
    r"(?:on (?:a|the) (?:cp|cin|child|plan|protection)|pregnant|missing|autistic|adopted|known to|scared|crying|safe)"
    r"|lives? with|(?:has|had) (?:a )?(?:bruis|black eye|marks|been hit|been hurt)|came (?:in|into school) with"
    r"|(?:hits?|hurts?|punched|slapped) (?:him|her|his|me|them))",
    re.IGNORECASE,
)
HOUSEHOLD = re.compile(r"\s+(?:family|household|children|kids|twins|siblings|brothers|sisters|boys|girls)\b(?!['’])")
LAW = re.compile(r"['’]s (?:law|rule)\b", re.IGNORECASE)  # a person's name, but nobody's data
BODY = re.compile(  # named after a person, but nobody's data either
    r"\s+(?:Foundation|Trust|Hospital|Academy|Association|Institute|University|Hospice|Inquiry|Act)\b"
)
OWNS = re.compile(r"['’]s\s+([a-z]+)(?:\s+([a-z]+))?", re.IGNORECASE)  # and what, with one word between at most
INITIALS = re.compile(r"[A-Z]\.\s?(?:[A-Z]\.\s?)?[A-Z]\b\.?(?!\w)")  # "J.B.", "J. P. B"
TWO_CAPITALS = re.compile("[A-Z]{2}")  # "child JB"
ONE_CHILD = frozenset("child client pupil patient boy girl kid student toddler yp".split())


def introduced(before: str) -> bool:
    """Tell whether these words introduce a name ("re", "the family of", "his name is"), or perhaps a thing."""
    return bool(_CALLED.search(before))


def named(before: str) -> bool:
    """Tell whether these words can only introduce a name ("surname:", "known as")."""
    return bool(_NAMED.search(before))


def person_called(before: str) -> bool:
    """Tell whether these words introduce a person's name, whatever it looks like ("a girl called")."""
    return bool(_PERSON_CALLED.search(before))
