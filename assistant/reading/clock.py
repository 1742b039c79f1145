"""The clock: the time of day that a question names, in figures or in words."""

import re
from datetime import time

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_PAST = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25}
_HOUR = rf"(?P<hour>[1-9]|1[0-2]|{'|'.join(_NUMBERS)})"
_PART = (
    r"(?:[,. ]+(?:on (?:a |the )?)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)?"
    r"(?:[,. ]+(?:in the |at |this |the )?(?P<part>morning|afternoon|evening|night|tonight))?"
)
_EXACT = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)\b|\b([01]?\d|2[0-3]):(\d{2})\b", re.IGNORECASE)
_OF_THE_DAY = re.compile(
    r"\b([01]\d|2[0-3])([0-5]\d) ?(?:hrs?|hours)\b|(?<=at )(1[3-9]|2[0-3])([0-5]\d)\b", re.IGNORECASE
)
_IN_WORDS = tuple(
    re.compile(pattern + _PART, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<minutes>{'|'.join(_PAST)}) (?P<way>past|to) {_HOUR}\b",
        rf"\b(?P<minutes>half) {_HOUR}\b",
        rf"\b{_HOUR} ?o'? ?clock\b",
        r"(?:\b(?:at|is|about|around|gone|nearly)|'s|day,?) (?P<hour>[1-9]|1[0-2])[.:](?P<figures>[0-5]\d)(?![\d.%])",
        rf"\b(?:nearly|almost|just before|getting on for) (?P<before>){_HOUR}\b(?! (?:days|weeks|months|years|hours))",
        rf"\b(?:just )?(?:gone|past|after) {_HOUR}\b(?! (?:days|weeks|months|years|hours|working|or|to|\w+s\b))",
        rf"\bat {_HOUR}(?=[,. ]+(?:in the|at night|on (?:a |the )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight))",
    )
)
_NAMED = ((re.compile(r"\b(?:noon|mid ?day)\b", re.I), time(12)), (re.compile(r"\btea ?time\b", re.I), time(17, 30)))
_MORNING_FROM = 8  # an hour of which nothing tells whether it is morning or not: from this one it is
_BEFORE = 5  # minutes that it still is to an hour that it nearly is


def time_named(text: str) -> time | None:
    """Return the time of day that a text names; None where it names none.

    An hour up to twelve without a part of the day is taken for one of a working day: eight to twelve for the
    morning, one to seven for the afternoon and evening.
    """
    plain = text.replace("’", "'")
    exact = _EXACT.search(plain)
    if exact:
        return _exact(exact)
    figures = _OF_THE_DAY.search(plain)
    if figures:
        return time(int(figures[1] or figures[3]), int(figures[2] or figures[4]))
    for pattern in _IN_WORDS:
        match = pattern.search(plain)
        if match:
            return _in_words(match.groupdict())
    return next((at for named, at in _NAMED if named.search(plain)), None)


def _exact(match: re.Match[str]) -> time | None:
    if match[4]:
        return time(int(match[4]), int(match[5]))
    hour, minute = int(match[1]), int(match[2] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return time(hour % 12 + (12 if match[3].casefold() == "pm" else 0), minute)


def _in_words(found: dict[str, str | None]) -> time:
    named = (found["hour"] or "").casefold()
    hour = int(named) if named.isdigit() else _NUMBERS.index(named) + 1
    part = (found.get("part") or "").casefold()
    morning = part == "morning" or (not part and _MORNING_FROM <= hour < len(_NUMBERS))
    minutes = 60 * (hour % 12 + (0 if morning else 12)) + int(found.get("figures") or 0)
    away = _PAST.get((found.get("minutes") or "").casefold(), 0)
    minutes += -away if (found.get("way") or "").casefold() == "to" else away
    if found.get("before") is not None:
        minutes -= _BEFORE
    return time(minutes // 60 % 24, minutes % 60)
