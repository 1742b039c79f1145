"""Every rule gives a date from its event, or says in a sentence why it gives none."""

from datetime import date, datetime

import pytest

from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.due import due, tells_time, why_undated
from corpus.errors import CalendarError
from corpus.rules.rule import NOT_STATED, Bound, RuleKind
from corpus.rules.rulebook import load_rulebook
from corpus.settings import CORPUS
from tests.corpus.facts import fact
from tests.corpus.library import shipped

CALENDAR = load_working_days()
MONDAY = date(2026, 11, 2)


@pytest.fixture(scope="module")
def rules():
    return load_rulebook(CORPUS, shipped().holding).rules


def dates(rule, start=MONDAY, **how):
    return [reading.due_iso for reading in due(rule, start, calendar=CALENDAR, **how).readings]


def test_every_shipped_rule_gives_a_date_or_says_in_a_sentence_why_not(rules):
    dated = 0
    for rule in rules:
        why = why_undated(rule)
        if why:
            assert why.endswith(".") and " " in why, rule.id
            with pytest.raises(CalendarError) as refused:
                due(rule, MONDAY, calendar=CALENDAR)
            assert str(refused.value) == why, rule.id
        else:
            assert due(rule, datetime(2026, 11, 2, 9), calendar=CALENDAR).readings, rule.id
            dated += 1
    assert dated > 45


def test_the_timed_rules_that_give_no_date_are_those_whose_words_give_no_length(rules):
    undated = {rule.id: why_undated(rule) for rule in rules if rule.kind.runs and why_undated(rule)}
    lengths = [rule.id for rule in rules if rule.id in undated and rule.amount is not None]
    assert lengths == [
        "cwac-case-audits-quarterly",
        "worcs-birth-family-visited-twice-a-year",
        "worcs-closure-letter-5-workings",
    ]
    assert undated["ce-step-up-phone-immediately"].startswith("The document says “immediately” and gives no length")
    assert undated["cwac-pilot-launch"].startswith("The document puts the time as “April 2017”")


@pytest.mark.parametrize(
    ("rule", "due_on"),
    [
        ("wt-assessment-45-working-days", ["2027-01-07"]),
        ("wt-first-cp-review-3-months", ["2027-02-02"]),
        ("ce-assessment-day-15", ["2026-11-17", "2026-11-23"]),
        ("ce-strategy-or-joint-visit-same-day", ["2026-11-02"]),
        ("ce-lead-stays-4-weeks", ["2026-11-30"]),
        ("ce-plan-review-4-to-6-weeks", ["2026-12-14"]),
        ("worcs-core-assessment-shared-7-working-days", ["2026-10-22"]),
        ("cwac-analysis-review-high-impact", ["2027-11-02"]),
    ],
)
def test_the_shipped_rules_lead_to_the_checked_dates(rules, rule, due_on):
    (found,) = [one for one in rules if one.id == rule]
    assert dates(found) == due_on


def test_a_rule_that_names_no_event_says_so_beside_its_date():
    open_start = due(fact(amount=45, unit="weeks", counts_from=NOT_STATED), MONDAY, calendar=CALENDAR)
    assert "does not say from which event this is counted" in open_start.notes[0]
    stated = due(fact(amount=45, unit="weeks"), MONDAY, calendar=CALENDAR)
    assert not any("from which event" in note for note in stated.notes)


@pytest.mark.parametrize(("bound", "said"), [(Bound.ABOUT, "a rough one"), (Bound.AT_LEAST, "the earliest")])
def test_a_rough_or_least_time_is_not_told_as_a_limit(bound, said):
    assert said in due(fact(amount=4, unit="weeks", bound=bound), MONDAY, calendar=CALENDAR).notes[0]


def test_a_condition_with_a_time_in_it_is_not_counted_as_a_deadline():
    visited = fact(amount=4, unit="weeks", kind=RuleKind.THRESHOLD)
    assert tells_time(visited)
    assert "part of a condition" in why_undated(visited)


def test_what_comes_first_tells_of_time_without_a_date():
    met = fact(kind=RuleKind.CONDITION, bound=Bound.BEFORE)
    assert tells_time(met)
    assert "puts this before something else without a length of time" in why_undated(met)


@pytest.mark.parametrize(
    "rule",
    [
        fact(kind=RuleKind.WHO_MAY, bound=None),
        fact(amount=18, unit="years of age", kind=RuleKind.AGE),
        fact(amount=20, unit="%", kind=RuleKind.THRESHOLD),
    ],
)
def test_people_ages_and_shares_are_no_times(rule):
    assert not tells_time(rule)
    assert why_undated(rule) == "This rule gives no time: it does not say by when."


def test_the_day_of_the_event_may_be_set_to_count():
    rule = fact(amount=45, unit="working days")
    assert dates(rule, counting=Counting.EVENT_IS_DAY_1) == ["2027-01-06"]


def test_a_date_beyond_the_known_bank_holidays_is_refused():
    with pytest.raises(CalendarError, match="needs January 2029"):
        dates(fact(amount=45, unit="working days"), date(2028, 11, 20))
