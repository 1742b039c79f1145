"""Numbers typed by hand: the number, letter or bullet that an author set before a paragraph."""

import re

from ingest.readers.docx.counters import BULLET
from ingest.readers.symbols import BULLETS

_ROMAN = r"[ivxlc]{1,6}"
_TYPED = re.compile(
    r"""(?:
        (?P<bullet>[•·▪●○◦■□◆➢➤►▶❖✓✔])\s*(?=\S)
      | (?P<dash>[-–—*]|o(?=\t))(?:\t\s*|\s+)(?=\S)
      | (?P<legal>\d{1,3}(?:\.\d{1,3}){1,5}\.?(?:\([a-z]{1,3}\))?)(?:\s*\t\s*|\s+(?=["“‘'(A-Z]))
      | (?P<ordinary>\d{1,3}[.)]|\(\d{1,3}\))\s*(?:\t\s*|(?<=[\s.)])(?=["“‘'(A-Za-z]))
      | (?P<letter>\((?:[a-z]{1,2}|[A-Z]|ROMAN)\)|(?:[a-z]|[A-Z]|ROMAN)\))\s*(?=\S)
      | (?P<dotted>(?:[a-z]|ROMAN)\.\s+(?=[^\W\d_])|[A-Z]\.\t\s*(?=\S))
      | (?P<bare>\d{1,3}|[A-Z])\t\s*(?=\S)
    )""".replace("ROMAN", _ROMAN),
    re.X,
)
_YEAR = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})\.?$")
_BARE = re.compile(r"(\d{1,2})\s+(?=[A-Z“‘])")


def typed_number(text: str) -> tuple[str, str]:
    """Return the number typed before a text, "" where there is none, and the text after it.

    "2 weeks" and "10.30 am" have no number before them: a bare figure counts where a tab follows it.
    """
    text = text.lstrip()
    found = _TYPED.match(text)
    if found is None or not found.lastgroup:
        return "", text
    number = found[found.lastgroup].strip()
    if _YEAR.match(number) and number.count(".") >= 2 and int(number.rstrip(".").rsplit(".", 1)[1]) > 20:
        return "", text
    if number[0] in BULLETS or found.lastgroup == "dash":
        number = BULLET
    return number, text[found.end() :]


def bare_number(text: str) -> tuple[str, str]:
    """Return the bare figure that begins a heading ("4 Scope"), "" where there is none, and the rest."""
    found = _BARE.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
