"""Scenarios: a short story with a date, and the last day that a rule allows, by the calendar."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from assistant.quiz.dice import dice
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule
from assistant.quiz.lengths import Length
from assistant.quiz.options import WRONG, in_order
from assistant.quiz.question import Difficulty, Option, QuizKind
from assistant.quiz.stories import story_of
from assistant.quiz.wording import bare, lowered, policy_of
from corpus.catalogue import Status
from corpus.days.counting import Counting
from corpus.days.dates import in_words
from corpus.days.deadlines import deadline
from corpus.days.due import due
from corpus.days.durations import Unit
from corpus.errors import CalendarError
from corpus.rules.readings import Deadline
from corpus.rules.rule import NOT_STATED, Bound, Rule, Strength

_SPAN = 150  # days from the day that stories are told on
_UNITS = (Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS)
_OPEN = (Unit.DAYS_OPEN, Unit.DAY_NUMBER_OPEN)
_BOUNDS = (Bound.WITHIN, Bound.BY, Bound.AT_MOST)
_SOFT = (Strength.GOOD_PRACTICE, Strength.EXPECTATION)


def ideas(grounds: Grounds, today: date | None) -> Iterator[Idea]:
    """Yield a story for each rule of today that counts a time from an event it names."""
    begin = today or grounds.calendar.checked_on
    for rule in grounds.standing:
        counts = rule.kind.runs and rule.bound in _BOUNDS and rule.counts_from not in ("", NOT_STATED)
        units = [unit.value for unit in (*_UNITS, *_OPEN)]
        if counts and rule.unit in units and rule.status != Status.HISTORICAL and Length.of(rule):
            draw = partial(_drawn, grounds, rule, begin)
            yield of_rule(grounds, QuizKind.SCENARIO, rule, draw, Difficulty.HARD)


def _drawn(grounds: Grounds, rule: Rule, begin: date, seed: int, name: str) -> Drawn | None:
    chance = dice(seed, name, "day")
    for _ in range(20):
        day = begin + timedelta(days=chance.randrange(1, _SPAN))
        try:
            if grounds.calendar.is_working(day):
                counted = due(rule, day, calendar=grounds.calendar, counting=grounds.counting)
                options = _options(grounds, rule, day, counted)
                if options:
                    return _told(grounds, rule, day, options)
        except CalendarError:
            return None  # the bank holidays of those years are not known
    return None


def _told(grounds: Grounds, rule: Rule, day: date, options: tuple[Option, ...]) -> Drawn:
    verses = (grounds.verse(rule.proofs[0]),)
    number = "0" if grounds.counting is Counting.EVENT_IS_DAY_0 else "1"
    within = "within the good practice of" if rule.strength in _SOFT else "under"
    asked = f"What is the last day {within} {policy_of(grounds, rule)} for this"
    return Drawn(
        stem=f"{story_of(rule, in_words(day))} {asked}: {lowered(bare(rule.duty))}? "
        f"(The day of the event is day {number}.)",
        task=in_order(options),
        feedback=f"{rule.says} {next(option.why for option in options if option.right)}",
        verses=verses,
    )


def _options(grounds: Grounds, rule: Rule, day: date, counted: Deadline) -> tuple[Option, ...]:
    """Return the last day among days that common slips lead to; none where fewer than three are sure to be wrong."""
    if rule.unit in [unit.value for unit in _OPEN]:
        return _open_options(grounds, rule, counted)
    if not counted.settled:
        return ()
    never = {counted.due, *_others(grounds, rule, day)}
    slips: dict[date, str] = {}
    for slip, why in _slips(grounds, rule, day, counted):
        if slip not in never and slip not in slips and slip > day:
            slips[slip] = why
    if len(slips) < WRONG:
        return ()
    right = Option(in_words(counted.due), True, _counted(rule, counted), (grounds.verse(rule.proofs[0]),))
    shown = {counted.due: right}
    shown |= {slip: Option(in_words(slip), False, slips[slip], ()) for slip in list(slips)[:WRONG]}
    return tuple(shown[each] for each in sorted(shown))


def _counted(rule: Rule, counted: Deadline) -> str:
    skipped = [day for day in counted.first.skipped if day.why not in ("Saturday", "Sunday")]
    end = "ends" if rule.amount == 1 else "end"
    told = f"{Length.of(rule)} from {in_words(counted.event)} {end} on {in_words(counted.due)}."
    if not skipped:
        return told
    names = ", ".join(f"{in_words(day.date)} ({day.why})" for day in skipped)
    return f"{told} Not counted, beside weekends: {names}."


def _others(grounds: Grounds, rule: Rule, day: date) -> Iterator[date]:
    """Yield the days that other rules on the matter which apply there lead to: they may be right too."""
    for other in grounds.applying(rule):
        try:
            counted = due(other, day, calendar=grounds.calendar, counting=grounds.counting)
        except CalendarError:
            continue
        yield from (reading.due for reading in counted.readings)


def _slips(grounds: Grounds, rule: Rule, day: date, counted: Deadline) -> Iterator[tuple[date, str]]:
    length = Length.of(rule)
    assert length is not None
    amount, unit, calendar = int(length.most), rule.unit, grounds.calendar
    if unit == Unit.WORKING_DAYS:
        plain = deadline(amount, Unit.DAYS, day, calendar=calendar, counting=grounds.counting).due
        yield plain, "That counts weekends and bank holidays too; the rule counts working days."
        weekdays = _weekdays(day, amount)
        yield weekdays, "That leaves out weekends but counts bank holidays, which are no working days."
    other = Counting.EVENT_IS_DAY_1 if grounds.counting is Counting.EVENT_IS_DAY_0 else Counting.EVENT_IS_DAY_0
    shifted = deadline(amount, unit, day, calendar=calendar, counting=other).due
    one = "1" if other is Counting.EVENT_IS_DAY_1 else "0"
    yield shifted, f"That counts the day of the event as day {one}."
    late = calendar.after(counted.due)
    yield late, f"That is after the last day, which is {in_words(counted.due)}."
    if unit != Unit.WORKING_DAYS:
        yield counted.due + timedelta(days=7), f"That is a week too late: the last day is {in_words(counted.due)}."
        yield counted.due - timedelta(days=7), f"That is a week too early: the last day is {in_words(counted.due)}."
    else:
        yield calendar.after(late), f"That is too late: the last day is {in_words(counted.due)}."
        yield calendar.subtract(counted.due, 2).due, f"That is earlier than needed: {in_words(counted.due)} is in time."


def _weekdays(day: date, amount: int) -> date:
    while amount:
        day += timedelta(days=1)
        amount -= day.weekday() < 5
    return day


def _open_options(grounds: Grounds, rule: Rule, counted: Deadline) -> tuple[Option, ...]:
    """Return both readings as the right answer, and each alone as wrong: the document does not say which."""
    by_label = {reading.label: reading.due for reading in counted.readings}
    if len(by_label) != 2 or len(set(by_label.values())) != 2:
        return ()
    early, late = sorted(by_label.values())
    verses = (grounds.verse(rule.proofs[0]),)
    open_ = "The document does not say whether working days or calendar days are meant, so it may be either."
    both = Option(f"{in_words(early)} or {in_words(late)}: it does not say which days it counts", True, open_, verses)
    named = {due: label for label, due in by_label.items()}
    wrong = [
        Option(f"{in_words(one)} and no other day: it says that it counts {named[one]}", False, open_, verses)
        for one in (early, late)
    ]
    return (wrong[0], both, wrong[1]) if early.day % 2 else (both, *wrong)
