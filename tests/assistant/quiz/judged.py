"""A second judge: which answers are right by the rules, the calendar and the paragraphs, whatever a question claims."""

import re
from datetime import date, timedelta
from functools import cache

from assistant.quiz.grounds import Grounds
from assistant.quiz.question import Choose, Question, QuizKind
from corpus.days.dates import read_moment
from corpus.known.stems import stem, words_of
from corpus.numbers import WORDS
from corpus.rules.rule import NOT_STATED, Rule
from corpus.text import matchable
from tests.corpus.library import shipped

_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})\b")
SMALL = {
    "the",
    "a",
    "an",
    "of",
    "and",
    "or",
    "to",
    "in",
    "on",
    "for",
    "it",
    "is",
    "was",
    "any",
    "being",
    "their",
    "child",
    "children",
}
CALENDAR_DAYS = {"hour": (1 / 24,), "working day": (7 / 5,), "day": (1,), "week": (7,), "month": (28, 30.4, 31),
                 "quarter": (91,), "year": (336, 365)}  # fmt: skip


@cache
def grounds() -> Grounds:
    return Grounds.of(shipped())


@cache
def rules() -> dict[str, Rule]:
    return {f"rule/{rule.id}": rule for rule in grounds().rules}


def asked(question: Question) -> Rule:
    return rules()[question.basis[0].key]


def applying(rule: Rule) -> list[Rule]:
    return [other for other in rules().values() if other.topic == rule.topic and other.area in (rule.area, "england")]


def figure(text: str) -> tuple[float, float, str]:
    """Read "10 working days", "Day 15", "4 to 6 weeks", "20%", "seven": least, most, unit in the singular."""
    numbers = [float(n) if n.isdigit() else WORDS[n] for n in _NUMBER.findall(text.casefold())]
    unit = re.search(r"(working day|day|hour|week|month|quarter|year of age|years of age|year|%)s?", text.casefold())
    return min(numbers), max(numbers), unit[1].replace("years of age", "year of age") if unit else ""


def own_figure(rule: Rule) -> tuple[float, float, str] | None:
    if rule.amount is None:
        return None
    unit = rule.unit.partition(" (")[0].replace("day number", "day").replace("years of age", "year of age")
    known = unit.removesuffix("s") in {*CALENDAR_DAYS, "%", "year of age"}
    return rule.amount, rule.amount_to or rule.amount, unit.removesuffix("s") if known else ""


def may_be_the_same(one: tuple[float, float, str], other: tuple[float, float, str]) -> bool:
    """Whether two figures overlap, or come within a twentieth of one another in calendar days."""
    if one[2] == other[2]:
        return one[0] <= other[1] and other[0] <= one[1]
    if one[2] not in CALENDAR_DAYS or other[2] not in CALENDAR_DAYS:
        return False
    return any(
        one[0] * a <= other[1] * b * 1.05 and other[0] * b <= one[1] * a * 1.05
        for a in CALENDAR_DAYS[one[2]]
        for b in CALENDAR_DAYS[other[2]]
    )


def content(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if word not in SMALL}


@cache
def sentences_on(rule: Rule) -> list[set[str]]:
    return [content(f"{one.says} {one.quote}") for one in applying(rule)]


def right_texts(question: Question) -> set[str]:
    """Return the texts of the options that are right, found without looking at what the question says is right."""
    assert isinstance(question.task, Choose)
    return {option.text for option in question.task.options if JUDGES[question.kind](question, option.text)}


def how_long(question: Question, text: str) -> bool:
    rule = asked(question)
    own, given = own_figure(rule), figure(text)
    assert own is not None and given[2] == own[2], "all options are in the unit of the rule"
    others = [one for one in applying(rule) if given[2] or one.unit == rule.unit]
    return any((other := own_figure(one)) and may_be_the_same(given, other) for one in others)


def counts_from(question: Question, text: str) -> bool:
    rule = asked(question)
    if text.startswith("It d"):
        return rule.counts_from == NOT_STATED
    return bool(content(text) & set().union(*sentences_on(rule)))


def duty_word(question: Question, text: str) -> bool:
    rule = asked(question)
    sentence = question.stem.partition(": ")[2].rpartition(" Which word")[0].replace("_____", text)
    printed = any(matchable(sentence).rstrip(".") in text for text in texts(rule.book))
    return printed or (text == rule.word and re.search(rf"\b{text}\b", rule.quote + rule.says) is not None)


def who(question: Question, text: str) -> bool:
    rule = asked(question)
    if rule.duty.startswith(text + " "):
        return True
    return any(content(text) <= one for one in sentences_on(rule))


def true_or_false(question: Question, text: str) -> bool:
    rule = asked(question)
    statement = question.stem.partition("? ")[2].partition(" Mind the word")[0]
    held = {matchable(one.says) for one in applying(rule)}
    said = any(matchable(statement).rstrip(".") in text for text in texts(rule.book))
    return (text == "True") is (matchable(statement) in held or said)


def scenario(question: Question, text: str) -> bool:
    rule = asked(question)
    dates = [read_moment(found) for found in re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", question.stem)]
    assert len(dates) == 1 and isinstance(dates[0], date)
    amount, start = int(rule.amount or 0), dates[0]
    either = {worked(start, amount), start + timedelta(amount)}
    known = {"working days": {worked(start, amount)}, "weeks": {start + timedelta(weeks=amount)}}
    lasts = known.get(rule.unit, {months(start, amount)} if rule.unit == "months" else either)
    given = {read_moment(found) for found in re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", text)}
    return given == lasts


def worked(day: date, amount: int) -> date:
    holidays = grounds().calendar.holidays
    while amount:
        day += timedelta(1)
        amount -= day.weekday() < 5 and day not in holidays
    return day


def months(day: date, amount: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def listed(question: Question, text: str) -> bool:
    listing = next(one for one in grounds().lists.lists if f"list/{one.id}" == question.basis[0].key)
    bare = text
    for part in listing.wrap.split("{}"):
        bare = bare.removeprefix(part).removesuffix(part) if part else bare
    return (matchable(bare) in matchable(listing.everything)) is not (" not on the list" in question.stem)


def meaning(question: Question, text: str) -> bool:
    definition = next(one for one in grounds().definitions if f"definition/{one.id}" == question.basis[0].key)
    return matchable(text) in matchable(definition.proof.quote.words) or text[1:] == definition.means[1:]


def order(question: Question, text: str) -> bool:
    steps = next(one for one in grounds().lists.orders if f"order/{one.id}" == question.basis[0].key).steps
    places = list(grounds().holding.paragraphs)
    at = {one.says: (places.index(str(one.proof.quote.ref.paragraph)), one.proof.quote.start) for one in steps}
    assert isinstance(question.task, Choose)
    return at[text] == min(at[option.text] for option in question.task.options)


def not_stated(question: Question, text: str) -> bool:
    if question.basis[0].key.startswith("rule/"):
        quote = matchable(asked(question).quote)
        named = "working" if "working day" in quote else "calendar" if "calendar day" in quote else "not say"
        return named in text
    topics = grounds().matters.rulebook.facets.topics
    dealt_with = {topics[one.topic].casefold() for one in rules().values() if one.document in question.documents}
    return text.casefold() not in dealt_with


def ringing(question: Question, text: str) -> bool:
    kind, _, name = question.basis[0].key.partition("/")
    contacts = grounds().routes.contacts
    if kind == "contacts":
        return not re.search(r"\d", text)
    if kind == "contact":
        return contacts.called(name).number in text
    area, _, node = name.partition("/")
    assert area == question.area
    return grounds().routes.lists[area].nodes[node].title == text  # type: ignore[union-attr]


def channel(question: Question, text: str) -> bool:
    if question.basis[0].key.startswith("rule/"):
        return text in asked(question).says
    area, _, node = question.basis[0].key.partition("/")[2].partition("/")
    outcome = grounds().routes.lists[area].nodes[node]
    spoken = {"phone": "telephone", "form": "a form", "portal": "portal", "visit": "visit", "meeting": "meeting",
              "e-mail": "e-mail", "in writing": "letter"}[str(outcome.channel)]  # type: ignore[union-attr]  # fmt: skip
    return spoken in text


@cache
def texts(book: str) -> tuple[str, ...]:
    return tuple(matchable(one.text) for one in grounds().holding.paragraphs.values() if one.ref.book == book)


JUDGES = {
    QuizKind.HOW_LONG: how_long,
    QuizKind.COUNTS_FROM: counts_from,
    QuizKind.DUTY_WORD: duty_word,
    QuizKind.WHO: who,
    QuizKind.WHOM_TO_RING: ringing,
    QuizKind.CHANNEL: channel,
    QuizKind.ORDER: order,
    QuizKind.LISTED: listed,
    QuizKind.MEANING: meaning,
    QuizKind.TRUE_OR_FALSE: true_or_false,
    QuizKind.SCENARIO: scenario,
    QuizKind.NOT_STATED: not_stated,
}
