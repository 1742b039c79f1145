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
    {
        "03001235012",
        "03001235022",
        "01527556168",
        "01562757867",
        "01905765787",
        "childrensdevelopmentandpartnerships@cheshireeast.gov.uk",
    }
)
SERVICE_LINES = ("03", "0800", "0808", "0845", "0870", "0844", "0871")  # nobody's own telephone
CUE = 40  # characters before a find in which a cue may stand

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = (
    r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}\.?,?(?:[ -](?:\d{{4}}|['’]?\d{{2}})\b)?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?)"
)
_STREET = r"(?:road|rd|street|avenue|ave|crescent|cres|terrace|lane|drive|close|court|grove|gardens|place|square|mews|way|walk|row|rise|view|hill|green|park|parade|croft|fold|st|dr|ln)"
_STREET_IN_ANY_CASE = r"(?:road|rd|street|avenue|ave|crescent|terrace|lane|drive|grove|close)"
_NO_STREET = (  # words that do not stand in a street's name
    r"(?!(?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|children|child|kids|siblings|the|a|an|in|on|at|to|of|and|or|for|is|are|was|has|have|with|"
    r"by|from|my|our|their|his|her|this|that|section|para|paragraph|people|families|visits?|plans?|meetings?|must|should|cases|which|when|do|does|not|no|pm|am|old)\b)"
)
_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS "
    "HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN "
    "SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
_SECTION = re.compile(r"s\d{2}z[a-e]", re.IGNORECASE)  # "s17ZA" has the shape of a postcode
_ORDINAL = re.compile(r"(?:[04-9]th|1st|2nd|3rd)$", re.IGNORECASE)


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
    """Yield the identifiers in a text; an earlier one of the list wins where two overlap."""
    digits = sum(map(str.isdigit, text))
    for identifier in _identifiers():
        if digits < identifier.digits or identifier.sign not in text:
            continue
        for match in identifier.pattern.finditer(text):
            start, end = match.span(match.lastindex or 0)
            if identifier.accepts(text[start:end], text[max(0, start - CUE) : start]):
                yield Found(identifier.kind, start, end)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _always(found: str, before: str) -> bool:
    return True


def _is_private_mail(found: str, before: str) -> bool:
    return found.lower() not in PRINTED


_OWN = re.compile(r"\b(?:my|his|her|their|mums?|mum['’]s|dads?|dad['’]s|mobile|mob|home|personal|own|client['’]?s?)\b[^.?!]{0,25}$", re.IGNORECASE)


def _is_private_phone(found: str, before: str) -> bool:
    number = re.sub(r"^(?:0044|44)0?", "0", _digits(found))
    if not 10 <= len(number) <= 11 or number in PRINTED:
        return False
    return not number.startswith(SERVICE_LINES) or bool(_OWN.search(before))


def _is_nhs_number(found: str, before: str) -> bool:
    return bool(nhs.is_valid(_digits(found))) or bool(re.search(r"\bnhs\b", before, re.IGNORECASE))


def _is_postcode(found: str, before: str) -> bool:
    area = re.match(r"[a-z]+", found, re.IGNORECASE)
    return bool(area) and area[0].upper() in _AREAS and not _ORDINAL.search(found) and not _SECTION.fullmatch(found)


def _is_reference(found: str, before: str) -> bool:
    digits = _digits(found)
    return len(digits) >= 4 and not re.fullmatch(r"\D*(?:19|20)\d{2}\D*", found) and not re.fullmatch(_DATE, found, re.IGNORECASE)


def _is_long_number(found: str, before: str) -> bool:
    return not found.startswith(SERVICE_LINES) and found not in PRINTED and not before.endswith(("£", "$", "€"))


_EVENT = re.compile(r"\b(?:referr|meeting|conference|visit|seen|strategy|review|assess|due|since|until|received|held|plan|court|hearing)", re.IGNORECASE)


def _is_birth(found: str, before: str) -> bool:
    return not _EVENT.search(before[-20:])


@cache
def _identifiers() -> tuple[_Identifier, ...]:
    def identifier(
        kind: str,
        pattern: str,
        accepts: Callable[[str, str], bool] = _always,
        digits: int = 0,
        sign: str = "",
        ignore_case: bool = True,
    ) -> _Identifier:
        return _Identifier(kind, re.compile(pattern, re.IGNORECASE if ignore_case else 0), accepts, digits, sign)

    return (
        identifier("e-mail address", r"(?<![\w.+-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", _is_private_mail, sign="@"),
        identifier("social media name", r"(?<![\w.@])@[a-z_][\w.]{2,30}", sign="@"),
        identifier("social media name", r"\b(?:snap(?:chat)?|insta(?:gram)?|tik ?tok|facebook|discord)(?: (?:name|handle|username|user|account|is))+[\s:=]+([\w.]{3,30})"),
        identifier("date of birth", rf"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|birth ?date|birthday|born)\b[^\w\d]{{0,4}}(?:(?:is|was|on|:|=|-)\s*)*\(?({_DATE})", digits=1),
        identifier("date of birth", rf"\b(?:turn(?:s|ed|ing)?|will be|was|is)\s+\d{{1,2}}\s+on\s+(?:the\s+)?({_DATE})", digits=2),
        identifier("date of birth", rf"\b({_DATE})\s*\(?(?:d\.?o\.?b\b|date of birth)", digits=1),
        identifier("date of birth", rf"\bborn\s+in\s+({_MONTH}\.? \d{{4}})", digits=4),
        identifier("date of birth", rf"(?:\[name\]|\[date of birth\] and)[\s,(–-]{{1,3}}({_DATE})(?!\d)(?! (?:referr|meeting|conference|visit|seen|strategy|review|assess))", _is_birth, digits=1),
        identifier("phone number", r"(?<![\w+])(?:\+44|0044|\(?0)(?:[\s().-]{0,3}\d){9,11}(?!\w)", _is_private_phone, digits=10),
        identifier("phone number", r"(?<![\w+])\+(?!44)\d(?:[\s().-]{0,2}\d){7,13}(?!\w)", digits=8),
        identifier("phone number", r"\b(?:mobile|mob|tel|telephone|phone|ring (?:her|him|me|them|mum|dad)|call (?:her|him|me|them|mum|dad))(?: (?:number|no\.?|is|on|at))*[\s:]+(\d(?:[\s-]?\d){5,10})(?!\w)", _is_private_phone_by_cue, digits=6),
        identifier("card number", r"(?<!\d)\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{4}(?!\d)", digits=16),
        identifier("NHS number", r"(?<![\d/.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d/-])", _is_nhs_number, digits=10),
        identifier("National Insurance number", r"\b(?!bg|gb|nk|kn|tn|nt|zz)(?:[a-ceghj-prtw-z][a-ceghj-nprtw-z]|qq)[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-d]\b", digits=6),
        identifier("National Insurance number", r"\b(?:nino|ni (?:number|no\.?)|national insurance(?: number| no\.?)?)[\s:]+(?:is )?([a-z]{2}[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[a-z]?)\b", digits=6),
        identifier("pupil number", r"\b[a-z]\d{11}[0-9a-z]\b", digits=11),
        identifier("pupil number", r"\b(?:upn|uln|pupil (?:number|no)|learner number)[\s:]+(?:is )?([a-z]?\d{6,13}[a-z]?)\b", digits=6),
        identifier("passport number", r"\bpassport\b(?: (?:number|no\.?|is|num))*[\s:]+([a-z]?\d{8,9})\b", digits=8),
        identifier("driving licence number", r"\b[a-z9]{5}\d{6}[a-z9]{2}\d?[a-z0-9]{2}\b", digits=6),
        identifier(
            "case reference",
            r"\b(?:lcs|mosaic|liquid ?logic|ll|ics|ehm|care ?first|framework ?i|fwi|systm ?one|emis|rio|urn|crime|incident|log|id|ref|reference|case|client|person|record|file|family|system)\b"
            r"(?:[ .]{0,2}(?:no|number|num|id|ref|reference|file|record|is|was)\b)*[\s.:#=-]{0,4}((?:[a-z]{1,5}[/-]?)?\d[\da-z/-]{2,20})(?!\w|@)",
            _is_reference,
            digits=4,
        ),
        identifier("case reference", r"(?<!\w)#\d{4,12}(?!\w)", digits=4),
        identifier("case reference", r"\b[A-Z]{1,4}[-/]?\d{5,10}\b", ignore_case=False, digits=5),
        identifier("address", rf"\b(?:flat|apartment|apt|unit|room) \d{{1,4}}[a-z]?\b(?:,? (?:\d{{1,4}}[a-z]?,? )?(?:{_NO_STREET}[^\W\d_]['’\w-]* ){{0,3}}?(?:house|court|lodge|point|tower|heights|mansions|{_STREET})\b)?", digits=1),
        identifier("address", rf"(?<![\w/.-])\d{{1,4}}[a-z]?(?:[-/]\d{{1,4}}[a-z]?)?,? (?:{_NO_STREET}[^\W\d_]['’\w-]* ){{1,3}}?{_STREET_IN_ANY_CASE}\b", digits=1),
        identifier("address", r"(?<![\w/.-])\d{1,4}[a-zA-Z]?,? (?:[A-Z]['’\w-]* ){1,3}?(?:Crescent|Terrace|Avenue|Street|Road|Drive|Lane|Close|Grove|Court|Gardens|Place|Square|Mews|Way|Walk|Row|Rise|View|Hill|Green|Park|Parade|Croft|Fold|St|Dr|Ln|Cres|Ave|Rd|House|Lodge)\b", ignore_case=False, digits=1),
        identifier(
            "address",
            r"(?:[Ll]ives? (?:at|on)|[Ll]iving (?:at|on)|[Aa]ddress(?: is|:)|[Rr]esid(?:es|ing) at|[Mm]oved to|[Ss]taying at|[Ff]rom|[Hh]ome is)\s+((?:[A-Z]['’\w-]* ){1,3}?(?:Road|Rd|Street|Avenue|Ave|Crescent|Terrace|Lane|Drive|Close|Court|Grove|Gardens|Cottage|Farm|House|Lodge|Mews)\b)",
            ignore_case=False,
        ),
        identifier("postcode", r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}\b", _is_postcode, digits=2),
        identifier("number", r"(?<![\d.,/£-])\d{7,20}(?![\d/-])", _is_long_number, digits=7),
    )


def _is_private_phone_by_cue(found: str, before: str) -> bool:
    return not _digits(found).startswith(SERVICE_LINES) and _digits(found) not in PRINTED
