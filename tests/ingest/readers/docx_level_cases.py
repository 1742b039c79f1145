"""Lists and the numbers that Word prints for them, worked out by hand from ECMA-376 part 1, 17.9."""

from dataclasses import dataclass

from tests.ingest.readers.docx_fixtures import abstract, level, num, p

TEXT = "The record is kept."


@dataclass(frozen=True)
class Case:
    """A file's lists and styles, its paragraphs, and the number before each of them."""

    rule: str
    numbering: str
    paragraphs: tuple[str, ...]
    numbers: str  # parted by spaces; "_" for none
    styles: str = ""


def decimal(n: int, pattern: str, more: str = "", start: int | None = 1) -> str:
    return level(n, "decimal", pattern, more, start)


def at(*levels: int, of: int = 1) -> tuple[str, ...]:
    """Return paragraphs at those levels of a list."""
    return tuple(p(TEXT, num=(of, each)) for each in levels)


def lists(*places: tuple[int, int]) -> tuple[str, ...]:
    """Return paragraphs, each (numId, ilvl)."""
    return tuple(p(TEXT, num=place) for place in places)


def styled(*names: str) -> tuple[str, ...]:
    return tuple(p(TEXT, style=name) for name in names)


def one(*levels: str, more: str = "") -> str:
    """Return a numbering part with one list of those levels."""
    return abstract(0, *levels, more=more) + num(1, 0)


LEGAL = (decimal(0, "%1."), decimal(1, "%1.%2"), decimal(2, "%1.%2.%3"))
MIXED = (decimal(0, "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)"))

FORMS = [
    Case("decimals count on", one(decimal(0, "%1.")), at(0, 0, 0), "1. 2. 3."),
    Case("a list may start at seven", one(decimal(0, "%1", start=7)), at(0, 0), "7 8"),
    Case("a list may start at nought", one(decimal(0, "%1", start=0)), at(0, 0), "0 1"),
    Case("a level without a start starts at nought", one(decimal(0, "%1", start=None)), at(0, 0), "0 1"),
    Case("decimals with a nought", one(level(0, "decimalZero", "%1", start=9)), at(0, 0), "09 10"),
    Case("small letters", one(level(0, "lowerLetter", "%1)")), at(0, 0, 0), "a) b) c)"),
    Case("letters are doubled after z", one(level(0, "lowerLetter", "%1)", start=25)), at(0, 0, 0, 0), "y) z) aa) bb)"),
    Case("and trebled after zz", one(level(0, "upperLetter", "%1", start=52)), at(0, 0), "ZZ AAA"),
    Case("capital letters", one(level(0, "upperLetter", "%1.")), at(0, 0), "A. B."),
    Case("small romans", one(level(0, "lowerRoman", "(%1)")), at(*[0] * 5), "(i) (ii) (iii) (iv) (v)"),
    Case("capital romans", one(level(0, "upperRoman", "%1.", start=8)), at(0, 0, 0), "VIII. IX. X."),
    Case("romans to fifty", one(level(0, "lowerRoman", "%1", start=39)), at(0, 0), "xxxix xl"),
    Case("ordinals", one(level(0, "ordinal", "%1")), at(0, 0, 0, 0), "1st 2nd 3rd 4th"),
    Case("the eleventh", one(level(0, "ordinal", "%1", start=11)), at(0, 0), "11th 12th"),
    Case("the twenty-first", one(level(0, "ordinal", "%1", start=21)), at(0, 0, 0), "21st 22nd 23rd"),
    Case("numbers in words", one(level(0, "cardinalText", "%1", start=19)), at(0, 0, 0), "Nineteen Twenty Twenty-one"),
    Case("ordinals in words", one(level(0, "ordinalText", "%1", start=11)), at(0, 0), "Eleventh Twelfth"),
    Case("any bullet is a bullet", one(level(0, "bullet", "\uf0b7"), level(1, "bullet", "o")), at(0, 1, 0), "• • •"),
    Case("a dash is a bullet", one(level(0, "bullet", "–")), at(0, 0), "• •"),
    Case("a list without numbers has none", one(level(0, "none", "")), at(0, 0), "_ _"),
    Case("a level of none is left out of the next", one(level(0, "none", "%1"), decimal(1, "%2)")), at(0, 1), "_ 1)"),
    Case("an unknown form is decimal", one(level(0, "thaiLetters", "%1.")), at(0, 0), "1. 2."),
    Case(
        "a form with noughts before it",
        one(
            '<w:lvl w:ilvl="0"><w:start w:val="9"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
            '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
        ),
        at(0, 0),
        "009 010",
    ),
    Case("words stand before the number", one(decimal(0, "Step-%1:")), at(0, 0), "Step-1: Step-2:"),
    Case("letters of an appendix", one(level(0, "upperLetter", "Appendix-%1")), at(0, 0), "Appendix-A Appendix-B"),
    Case("a fixed text is printed as it is", one(decimal(0, "Note")), at(0, 0), "Note Note"),
]

LEVELS = [
    Case("legal numbers", one(*LEGAL), at(0, 1, 1, 2, 2, 0, 1), "1. 1.1 1.2 1.2.1 1.2.2 2. 2.1"),
    Case(
        "letters and romans below decimals", one(*MIXED), at(0, 1, 1, 2, 2, 1, 0, 1), "1. (a) (b) (i) (ii) (c) 2. (a)"
    ),
    Case("deeper levels begin anew", one(*MIXED), at(0, 1, 2, 1, 2), "1. (a) (i) (b) (i)"),
    Case("a level never used above shows its start", one(*LEGAL), at(1, 1), "1.1 1.2"),
    Case("a level passed over has been counted", one(*LEGAL), at(0, 2, 1, 2), "1. 1.1.1 1.2 1.2.1"),
    Case("a top that was passed over has been counted", one(*LEGAL), at(1, 0, 1), "1.1 2. 2.1"),
    Case(
        "a level passed over shows its own start",
        one(decimal(0, "%1"), decimal(1, "%1.%2", start=5), decimal(2, "%1.%2.%3")),
        at(0, 2, 1),
        "1 1.5.1 1.6",
    ),
    Case(
        "a level shows others in their own form",
        one(level(0, "upperRoman", "%1"), level(1, "upperLetter", "%1.%2"), decimal(2, "%1.%2.%3")),
        at(0, 0, 1, 2),
        "I II II.A II.A.1",
    ),
    Case(
        "legal style turns all into decimals",
        one(level(0, "upperRoman", "%1."), level(1, "lowerLetter", "%1.%2", "<w:isLgl/>")),
        at(0, 0, 1, 1),
        "I. II. 2.1 2.2",
    ),
    Case(
        "legal style may be switched off",
        one(level(0, "upperRoman", "%1."), decimal(1, "%1.%2", '<w:isLgl w:val="0"/>')),
        at(0, 1),
        "I. I.1",
    ),
    Case(
        "legal style holds for its own level alone",
        one(level(0, "upperRoman", "%1"), decimal(1, "%1.%2", "<w:isLgl/>"), decimal(2, "%1.%2.%3")),
        at(0, 1, 2),
        "I 1.1 I.1.1",
    ),
    Case(
        "a level may never begin anew",
        one(decimal(0, "%1."), decimal(1, "%2)", '<w:lvlRestart w:val="0"/>')),
        at(0, 1, 1, 0, 1),
        "1. 1) 2) 2. 3)",
    ),
    Case(
        "a level may begin anew after the top alone",
        one(decimal(0, "%1"), decimal(1, "%1.%2"), level(2, "lowerLetter", "(%3)", '<w:lvlRestart w:val="1"/>')),
        at(0, 1, 2, 2, 1, 2, 0, 1, 2),
        "1 1.1 (a) (b) 1.2 (c) 2 2.1 (a)",
    ),
    Case(
        "a level that should begin anew after itself is as others are",
        one(decimal(0, "%1"), decimal(1, "%1.%2", '<w:lvlRestart w:val="2"/>')),
        at(0, 1, 0, 1),
        "1 1.1 2 2.1",
    ),
    Case("the suffix is no part of the number", one(decimal(0, "%1", '<w:suff w:val="nothing"/>')), at(0, 0), "1 2"),
    Case(
        "four levels deep",
        one(*LEGAL, decimal(3, "%1.%2.%3.%4")),
        at(0, 1, 2, 3, 3, 2, 3),
        "1. 1.1 1.1.1 1.1.1.1 1.1.1.2 1.1.2 1.1.2.1",
    ),
    Case(
        "a level may show only the one above it",
        one(decimal(0, "%1"), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%2)(%3)")),
        at(0, 1, 2, 2),
        "1 (a) (a)(i) (a)(ii)",
    ),
    Case("a level names none that is deeper", one(decimal(0, "%1.%2")), at(0, 0), "1. 2."),
]
