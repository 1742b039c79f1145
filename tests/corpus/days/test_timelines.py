"""One event sets every time of an area's rules running, in order, and none is left out."""

from datetime import date, datetime

import pytest

from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.timelines import events, timeline
from corpus.rules.glance import glance
from corpus.rules.rule import NOT_STATED, Bound, RuleKind
from corpus.shelf import Shelf
from tests.corpus.facts import fact

CALENDAR = load_working_days()
CE, WORCS = "cheshire-east", "worcestershire"

ASSESSMENT = fact("assessment", 45, "working days")
DECISION = fact("decision", 1, "working days", topic="decision")
SEEN = fact("seen", 10, "working days", topic="seen", area=CE)
REVIEW = fact("review", 4, "weeks", amount_to=6, bound=Bound.EVERY, kind=RuleKind.FREQUENCY, topic="review")
DAY_15 = fact("day-15", 15, "day number (not said which)", event="", counts_from=NOT_STATED, area=CE)
AT_ONCE = fact("at-once", unit="immediately", kind=RuleKind.DUTY_NOW, bound=None, topic="telephone")
FIRST = fact("first", kind=RuleKind.CONDITION, bound=Bound.BEFORE, topic="first")
THEN = fact("then", kind=RuleKind.CONDITION, bound=Bound.AFTER, topic="then")
SPEED = fact("speed", bound=None, topic="speed")


@pytest.fixture(scope="module")
def shipped_rules():
    return glance(Shelf.glance()).rules


def counted(*rules, start=date(2026, 11, 2), area=CE, event="referral", **how):
    return timeline(rules, event, area, start, calendar=CALENDAR, **how)


def names(entries):
    return [entry.rule.id for entry in entries]


def test_everything_stands_in_order_whatever_the_order_of_the_rules():
    rules = [SPEED, ASSESSMENT, REVIEW, SEEN, DECISION, DAY_15, THEN, AT_ONCE, FIRST]
    expected = ["first", "at-once", "then", "decision", "seen", "day-15", "review", "assessment", "speed"]
    assert names(counted(*rules).entries) == names(counted(*reversed(rules)).entries) == expected


def test_what_has_no_date_says_why():
    found = {entry.rule.id: entry for entry in counted(AT_ONCE, SPEED, DECISION).entries}
    assert found["at-once"].why.startswith("The document says “immediately”")
    assert found["speed"].why == "The document gives no length of time, so no date is counted."
    assert found["decision"].why == ""


def test_one_date_beyond_the_bank_holidays_does_not_hide_the_others():
    decision, assessment = counted(ASSESSMENT, DECISION, start=date(2028, 11, 20)).entries
    assert decision.deadline.due == date(2028, 11, 21)
    assert assessment.deadline is None
    assert "needs January 2029" in assessment.why


def test_hours_of_the_same_day_come_in_the_order_of_the_clock():
    line = counted(
        fact("two", 2, "hours"),
        fact("one", 1, "hours"),
        fact("same", unit="same day"),
        start=datetime(2026, 11, 2, 9),
    )
    assert names(line.entries) == ["one", "two", "same"]


def test_one_areas_rules_are_never_lent_to_another():
    assert names(counted(SEEN, DECISION, area=WORCS).entries) == ["decision"]
    assert names(counted(SEEN, DECISION, area=None).entries) == ["decision"]
    assert names(counted(SEEN, DECISION, area="england").entries) == ["decision"]
    assert counted(DAY_15, ASSESSMENT, area=WORCS).unanchored == ()


def test_a_rule_without_an_event_stands_where_others_on_its_matter_count_from_this_one():
    (day_15,) = [entry for entry in counted(DAY_15, ASSESSMENT).entries if entry.rule is DAY_15]
    assert day_15.akin
    assert [reading.due_iso for reading in day_15.deadline.readings] == ["2026-11-17", "2026-11-23"]
    assert any("does not say from which event" in note for note in day_15.deadline.notes)


def test_a_rule_without_an_event_is_otherwise_listed_without_a_date():
    line = counted(DAY_15, DECISION)
    assert names(line.entries) == ["decision"]
    (day_15,) = line.unanchored
    assert day_15.deadline is None
    assert "does not say from which event" in day_15.why


def test_a_fact_that_is_said_twice_stands_once_and_a_replaced_one_not_at_all():
    again = fact("again", 45, "working days", same_as="assessment")
    old = fact("old", 35, "working days", replaced_by="assessment")
    assert names(counted(again, ASSESSMENT, old).entries) == ["assessment"]


def test_a_fact_whose_first_saying_is_another_areas_is_not_lost():
    here = fact("here", 45, "working days", area=CE, same_as="there")
    there = fact("there", 45, "working days", area=WORCS)
    assert names(counted(here, there).entries) == ["here"]


def test_the_setting_reaches_every_date():
    (entry,) = counted(ASSESSMENT, counting=Counting.EVENT_IS_DAY_1).entries
    assert entry.deadline.due == date(2027, 1, 6)


def test_how_it_was_counted_is_said_once():
    line = counted(ASSESSMENT, DECISION, REVIEW)
    assert (
        line.conventions[0]
        == "The day of the event, Monday 2 November 2026, is day 0: counting starts the day after it."
    )
    assert len(line.conventions) == len(set(line.conventions)) == 2


def test_narrower_events_are_named(shipped_rules):
    line = counted(*shipped_rules, event="step-up")
    assert line.narrower == ("step-up-immediate", "step-up-not-progressing")


def test_events_are_those_of_the_area_and_the_national_ones(shipped_rules):
    assert {"referral", "strategy-discussion", "step-down"} <= set(events(shipped_rules, CE))
    assert "step-down" not in events(shipped_rules, WORCS)
    assert {rule.area for found in events(shipped_rules, None).values() for rule in found} == {"england"}


@pytest.mark.parametrize(
    ("event", "area", "rules"),
    [
        ("strategy-discussion", None, ["wt-icpc-15-working-days"]),
        (
            "initial-conference",
            None,
            [
                "wt-conference-chair-meets-family",
                "wt-core-group-10-working-days",
                "wt-first-cp-review-3-months",
                "wt-plan-circulation-local",
            ],
        ),
        ("step-down", CE, ["ce-handover-visit-5-working-days", "ce-step-down-tracked-intervals"]),
        (
            "referral",
            CE,
            [
                "wt-child-seen-asap",
                "wt-immediate-protection-asap",
                "wt-referral-acknowledged-1-working-day",
                "wt-referral-decision-1-working-day",
                "ce-child-visited-5-working-days",
                "ce-child-seen-10-working-days",
                "ce-assessment-day-15",
                "ce-plan-day-45",
                "wt-assessment-45-working-days",
                "wt-assessment-over-45-recorded",
                "wt-assessment-speed",
            ],
        ),
    ],
)
def test_the_shipped_rules_of_an_event_stand_in_order(shipped_rules, event, area, rules):
    assert names(counted(*shipped_rules, event=event, area=area).entries) == rules


def test_a_time_is_never_counted_from_what_it_limits(shipped_rules):
    """Neither the final meeting within five days, nor the four-month review, counts from itself."""
    for event, rule in (
        ("final-meeting", "ce-final-meeting-5-working-days"),
        ("second-lac-review", "worcs-permanence-plan-4-months"),
    ):
        for area in (CE, WORCS):
            entries = counted(*shipped_rules, event=event, area=area).entries
            assert all(entry.deadline is None for entry in entries if entry.rule.id == rule)
