"""Shorthand: what people type in a hurry, written out before a question is read."""

import re
from collections.abc import Iterable

_SHORT = {
    r"whens": "when is",
    r"whats": "what is",
    r"whos": "who is",
    r"hows": "how is",
    r"wheres": "where is",
    r"wot": "what",
    r"n": "and",
    r"u": "you",
    r"ur": "your",
    r"gotta": "must",
    r"wanna": "want to",
    r"gonna": "going to",
    r"b4": "before",
    r"w/o": "without",
    r"abt": "about",
    r"btwn|btween": "between",
    r"cuz|coz": "because",
    r"wk": "week",
    r"wks": "weeks",
    r"mths": "months",
    r"hrs": "hours",
    r"yrs": "years",
    r"mtg": "meeting",
    r"mtgs": "meetings",
    r"ppl": "people",
    r"shd": "should",
    r"wat": "what",
    r"wen": "when",
    r"dwn": "down",
    r"stepdwn": "step down",
    r"mins": "minutes",
    r"frm": "from",
    r"thru": "through",
    r"tho": "though",
    r"cld": "could",
    r"wld": "would",
    r"hvnt": "haven't",
    r"w": "with",
    r"w/": "with ",
    r"w/in": "within",
    r"r": "are",
    r"2day": "today",
    r"2moro|2mrw|tmrw|tmr|tomoz": "tomorrow",
    r"2nite|tonite": "tonight",
    r"wd": "working day",
    r"wds": "working days",
    r"mth": "month",
    r"min(?= of\b)": "minutes",
    r"appt": "appointment",
    r"rvw|rvws": "review",
    r"wkg": "working",
    r"info": "information",
    r"gest": "gestation",
    r"coord|co-ord": "co-ordinator",
    r"notif": "notification",
    r"priv": "private",
    r"yr": "year",
    r"appts": "appointments",
    r"assmt|assmnt|asst": "assessment",
    r"refd|reffed": "referred",
    r"wkr": "worker",
    r"wkrs": "workers",
    r"mgr": "manager",
    r"mgrs": "managers",
    r"chn": "children",
    r"fam": "family",
    r"conf": "conference",
    r"strat": "strategy",
    r"sibs": "siblings",
    r"profs": "professionals",
    r"fone": "phone",
    r"any1": "anyone",
    r"some1": "someone",
    r"every1": "everyone",
    r"no1": "no one",
    r"sumfin|summat|somethin|sumthin|sumthing|summin": "something",
    r"sez|ses": "says",
    r"cud": "could",
    r"wud": "would",
    r"shud": "should",
    r"nxt": "next",
    r"hw": "how",
    r"skool": "school",
    r"dis": "this",
    r"dat": "that",
    r"wiv": "with",
    r"pls|plz|thx|ty|btw|tbh|innit|init": "",
}
_WORDS = [
    (re.compile(rf"(?<![\w&’'-])(?:{short})(?![\w&’'/-])", re.IGNORECASE), long) for short, long in _SHORT.items()
]
_TO = re.compile(
    r"\b(hv|have|has|need|needs|got|want|wants|supposed|meant|able|how|try|trying|due) 2 (?=[a-z])", re.IGNORECASE
)
_HAVE = re.compile(r"\b(i|we|you|they|sw|tm) hv\b|\bhv(?= (?:to|got|been|any|no)\b)", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{6,}", re.IGNORECASE)  # a shorter word is too easily another one
_TWICE = re.compile(r"(.)\1+")


class Shorthand:
    """Writes words out, and mends a letter doubled or not: "assesment"."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are texts whose words are spelt as they should be."""
        words = {word.lower() for text in known for word in _WORD.findall(text)}
        self._known = words
        self._by_single = {_single(word): word for word in sorted(words, reverse=True)}

    def written_out(self, text: str) -> str:
        """Return a text with its short forms written out, and nothing else changed."""
        for short, long in _WORDS:
            text = short.sub(long, text)
        text = _TO.sub(r"\1 to ", text)
        text = _HAVE.sub(lambda verb: f"{verb[1]} have" if verb[1] else "have", text)  # alone it is a health visitor
        return _WORD.sub(lambda word: self._mended(word[0]), text)

    def _mended(self, word: str) -> str:
        return word if word.lower() in self._known else self._by_single.get(_single(word), word)


def _single(word: str) -> str:
    """Return a word with each doubled letter once."""
    return _TWICE.sub(r"\1", word.lower())
