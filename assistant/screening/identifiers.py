"""Identifiers: numbers, dates of birth, addresses and handles that point to one person.

Each is a pattern with, where needed, a test of what it found. Formats are the United Kingdom's; the
check digits of NHS numbers are python-stdnum's. What belongs to the documents and not to a person
stays: dates of events, paragraph numbers, service lines, and what `PRINTED` lists.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from stdnum.gb import nhs

# Telephone numbers and the mailbox that the shipped documents print.
PRINTED = frozenset(
    "03001235012 03001235022 01527556168 01562757867 01905765787 "
    "childrensdevelopmentandpartnerships@cheshireeast.gov.uk".split()
)
SERVICE_LINES = ("03", "0800", "0808", "0844", "0845", "0870", "0871")  # nobody's own telephone
CUE = 40  # characters before a find in which a cue may stand


KINDS = (
    "e-mail address", "social media name", "date of birth", "phone number", "card number", "NHS number",
    "National Insurance number", "pupil number", "passport number", "driving licence number", "case reference",
    "address", "postcode", "number",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text that points to a person."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Identifier:
    kind: str
    pattern: re.Pattern[str]  # group 1, if there is one, is what points to the person
    accepts: Callable[[str, str], bool]  # what was found, and the text before it
    digits: int  # fewest that a text must hold for a look to be worth while
    sign: str  # that it must hold, too


def identifiers(text: str) -> Iterator[Found]:
    """Yield the identifiers in a text; where two overlap, the one yielded first counts."""
    digits = sum(map(str.isdigit, text))
    for identifier in _identifiers():
        if digits < identifier.digits or identifier.sign not in text:
            continue
        for match in identifier.pattern.finditer(text):
            start, end = match.span(match.lastindex or 0)
            if identifier.accepts(text[start:end], text[max(0, start - CUE) : start]):
                yield Found(identifier.kind, start, end)


def _any(words: str) -> str:
    """Return a pattern for any of these words; an underscore stands for a space."""
    return "(?:" + "|".join(words.split()).replace("_", " ") + ")"


# --- tests of what was found ---

_OWN = re.compile(
    r"\b"
    + _any("my his her their mums? mum['’]s dads? dad['’]s mobile mob home personal own clients?")
    + r"\b[^.?!]{0,25}$",
    re.IGNORECASE,
)
_EVENT = _any(
    "referr meeting conference visit seen strategy review assess due since until received held plan court hearing"
)
_EVENT_BEFORE = re.compile(rf"\b{_EVENT}", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:[04-9]th|1st|2nd|3rd)$", re.IGNORECASE)
_SECTION = re.compile(r"s\d{2}z[a-e]", re.IGNORECASE)  # "s17ZA" has the shape of a postcode
_POSTCODE_AREAS = frozenset(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G "
    "GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW "
    "OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC "
    "WD WF WN WR WS WV YO ZE".split()
)


def _always(found: str, before: str) -> bool:
    return True


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _is_private_mail(found: str, before: str) -> bool:
    return found.lower() not in PRINTED


def _is_private_phone(found: str, before: str) -> bool:
    number = re.sub(r"^(?:0044|44)0?", "0", _digits(found))
    if not 10 <= len(number) <= 11 or number in PRINTED:
        return False
    return not number.startswith(SERVICE_LINES) or bool(_OWN.search(before))


def _is_no_service_line(found: str, before: str) -> bool:
    number = _digits(found)
    return not number.startswith(SERVICE_LINES) and number not in PRINTED and not before.endswith(("£", "$", "€"))


def _is_nhs_number(found: str, before: str) -> bool:
    return bool(nhs.is_valid(_digits(found))) or "nhs" in before.lower()


def _is_postcode(found: str, before: str) -> bool:
    area = "".join(filter(str.isalpha, found[:2])).upper()
    return area in _POSTCODE_AREAS and not _ORDINAL.search(found) and not _SECTION.fullmatch(found)


def _is_reference(found: str, before: str) -> bool:
    only_a_year = re.fullmatch(r"\D*(?:19|20)\d{2}\D*", found)
    return len(_digits(found)) >= 4 and not only_a_year and not re.fullmatch(_DATE, found, re.IGNORECASE)


def _is_birth(found: str, before: str) -> bool:
    return not _EVENT_BEFORE.search(before[-20:])


# --- patterns ---

_MONTH = _any(
    "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? "
    "nov(?:ember)? dec(?:ember)?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|{_DAY}[ -](?:of )?{_MONTH}\.?,?(?:[ -](?:\d{{4}}|['’]?\d{{2}})\b)?"
    rf"|{_MONTH}\.? {_DAY}(?:,? \d{{4}})?)"
)
_ORDINAL_WORD = (
    "(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    "|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_YEAR = (
    r"(?:\d{4}|(?:two thousand|twenty|nineteen)(?:[ -](?:and|hundred|oh|ten|eleven|twelve|(?:thir|four|fif|six|seven"
    r"|eigh|nine)teen|twenty|(?:seven|eigh|nine)ty|one|two|three|four|five|six|seven|eight|nine))*)"
)
_BIRTH_DATE = (  # what may follow "dob": also in words, and without any signs between
    rf"(?:{_MONTH},? (?:{_YEAR})|{_DATE}|\d{{1,2}} \d{{1,2}} (?:\d{{4}}|\d{{2}})|\d{{8}}|\d{{6}}"
    rf"|(?:the )?(?:{_ORDINAL_WORD}|{_DAY})(?: of)? {_MONTH}(?:,? (?:{_YEAR}))?"
    rf"|{_MONTH},? (?:the )?(?:{_ORDINAL_WORD}|{_DAY})(?:,? {_YEAR})?)(?!\d)"
)
_BIRTH = r"(?:d\.?\s?o\.?\s?b\.?|date of birth|birth ?date|birthday|born)"
_LINK = r"(?:(?:is|was|on|in|:|=|-)\s*)*"
_NUMBER = r"(?: (?:number|num|no\.?|is|on|at))*[\s:]+(?:is )?"
_RECORD = _any(  # systems and words before the number of a case
    "lcs mosaic liquid_?logic ll ics ehm care_?first framework_?i fwi systm_?one emis rio urn crime incident log id "
    "ref reference case client person record file family system"
)
_STREET = _any("road rd street avenue ave crescent terrace lane drive grove close")  # whatever the case of its letters
_STREET_IN_CAPITALS = _any(
    "Road Rd Street St Avenue Ave Crescent Cres Terrace Lane Ln Drive Dr Grove Close Court Gardens Gdns Place Square "
    "Mews "
    "Way Walk Row Rise View Hill Green Park Parade Croft Fold House Lodge"
)
_HOME = _any(
    "Road Rd Street Avenue Ave Crescent Terrace Lane Drive Close Court Grove Gardens Cottage Farm House Lodge Mews "
    "Bungalow Rectory Vicarage Barn Manor Grange Villa"
)
_BUILDING = _any("house court lodge point tower heights mansions")
_LIVES = _any(
    "[Ll]iv(?:es?|ing)_(?:at|on) [Aa]ddress(?:_is|:) [Rr]esid(?:es|ing)_at [Mm]oved_to [Ss]taying_at [Ff]rom [Hh]ome_is"
)
_NOT_IN_STREETS = _any(  # "45 days to close" is no address
    "working calendar days? weeks? months? years? hours? minutes? children child kids siblings the a an in on at to of "
    "and or for is are was has have with by from my our their his her this that section para paragraph people families "
    "visits? plans? meetings? must should cases which when do does not no pm am old we i you "
    "they it he she if then but so will can could would"
)
_STREET_WORD = rf"(?!{_NOT_IN_STREETS}\b)[^\W\d_]['’\w-]* "
_CAPITAL_WORD = r"[A-Z]['’\w-]* "
_NI = r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?"
_RING = r"(?:mobile|mob|tel|telephone|phone|(?:ring|call|text) (?:her|him|me|them|mum|dad))"
_SOCIAL = _any("snap(?:chat)? insta(?:gram)? tik_?tok facebook discord")


@cache
def _identifiers() -> tuple[_Identifier, ...]:
    def one(
        kind: str,
        pattern: str,
        accepts: Callable[[str, str], bool] = _always,
        digits: int = 0,
        sign: str = "",
        case: bool = False,
    ) -> _Identifier:
        return _Identifier(kind, re.compile(pattern, 0 if case else re.IGNORECASE), accepts, digits, sign)

    ni, upn, ref = "National Insurance number", "pupil number", "case reference"
    return (
        one("e-mail address", r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", _is_private_mail, sign="@"),
        one("social media name", r"(?<![\w.@])@[a-z_][\w.]{2,30}", sign="@"),
        one("social media name", rf"\b{_SOCIAL}(?: (?:name|handle|username|account|is))*(?: is|:|=)\s*([\w.]{{3,30}})"),
        one("date of birth", rf"\b{_BIRTH}\W{{0,4}}{_LINK}\(?({_BIRTH_DATE})"),
        one("date of birth", rf"\b(?:turn(?:s|ed|ing)?|will be|was|is) \d{{1,2}} on (?:the )?({_DATE})", digits=2),
        one("date of birth", rf"\b({_DATE})\s*\(?{_BIRTH}", digits=1),
        one(
            "date of birth",
            rf"\[name\][\s,(–-]{{1,3}}(?:\(?[mf]\)?[\s,]{{1,2}})?({_DATE})(?!\d)(?! {_EVENT})",
            _is_birth,
            digits=1,
        ),
        one(
            "phone number", r"(?<![\w+])(?:\+44|0044|\(?0)(?:[\s().-]{0,3}\d){9,11}(?!\w)", _is_private_phone, digits=10
        ),
        one("phone number", r"(?<![\w+])\+(?!44)\d(?:[\s().-]{0,2}\d){7,13}(?!\w)", digits=8),
        one("phone number", rf"\b{_RING}{_NUMBER}(\d(?:[\s-]?\d){{5,10}})(?!\w)", _is_no_service_line, digits=6),
        one("card number", r"(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?!\d)", digits=16),
        one("NHS number", r"(?<![\d/.-])\d{3}[ .-]?\d{3}[ .-]?\d{4}(?![\d/-])", _is_nhs_number, digits=10),
        one(ni, rf"\b(?!bg|gb|nk|kn|tn|nt|zz)(?:[a-ceghj-prtw-z][a-ceghj-nprtw-z]|qq){_NI}[a-d]\b", digits=6),
        one(ni, rf"\b(?:nino|ni|national insurance){_NUMBER}([a-z]{{2}}{_NI}[a-z]?)\b", digits=6),
        one(upn, r"\b[a-z]\d{11}[0-9a-z]\b", digits=11),
        one(upn, rf"\b(?:upn|uln|pupil|learner){_NUMBER}([a-z]?\d{{6,13}}[a-z]?)\b", digits=6),
        one(upn, rf"\bupn{_NUMBER}([a-z] ?\d(?: ?\d){{9,10}} ?[0-9a-z])\b", digits=10),
        one("passport number", rf"\bpassport{_NUMBER}([a-z]?\d{{8,9}})\b", digits=8),
        one("driving licence number", r"\b[a-z9]{5}\d{6}[a-z9]{2}\d?[a-z0-9]{2}\b", digits=6),
        one(
            ref,
            rf"\b{_RECORD}\b(?:[ .]{{0,2}}(?:no|number|num|id|ref|reference|file|record|is|was)\b)*[\s.:#=-]{{0,4}}"
            r"((?:[a-z]{1,5}[/-]?)?\d[\da-z/-]{2,20})(?!\w|@)",
            _is_reference,
            digits=4,
        ),
        one(ref, r"(?<!\w)#\d{4,12}(?!\w)", digits=4),
        one(ref, r"\b[A-Z]{1,4}[-/]?\d{5,10}\b", digits=5, case=True),
        one(
            "address",
            r"\b(?:flat|apartment|apt|unit|room) \d{1,4}[a-z]?\b"
            r"(?!\W?(?:y(?:ea)?rs?|y\W?o|m(?:on)?ths?|w(?:ee)?ks?|days?|hours?|kids?|child\w*|boys?|girls?|pupils?|of)\b)"
            rf"(?:,? (?:\d{{1,4}}[a-z]?,? )?(?:{_STREET_WORD}){{0,3}}?(?:{_BUILDING}|{_STREET})\b)?",
            digits=1,
        ),
        one(
            "address",
            rf"(?<![\w/.-])\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}}[a-z]?)?,? (?:{_STREET_WORD}){{1,3}}?{_STREET}\b",
            digits=1,
        ),
        one(
            "address",
            rf"(?<![\w/.-])\d{{1,4}}[a-zA-Z]?,? (?:{_CAPITAL_WORD}){{1,3}}?{_STREET_IN_CAPITALS}\b",
            digits=1,
            case=True,
        ),
        one(
            "address",
            r"\b(?:at|of|address(?: is|:)|lives?(?: on| in)?) (\d{1,4}[a-zA-Z]?,? [Tt]he [A-Z][a-z]{3,}s?)\b",
            digits=1,
            case=True,
        ),
        one("address", rf"{_LIVES}\s+((?:{_CAPITAL_WORD}){{1,3}}?{_HOME}\b)", case=True),
        one("postcode", r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}\b", _is_postcode, digits=2),
        one("number", r"(?<![\d.,/£-])\d{7,20}(?![\d/-])", _is_no_service_line, digits=7),
    )
