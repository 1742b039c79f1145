"""One event sets every deadline of its rules running, and none is left out."""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.bank_holidays import load_working_days
from corpus.timelines import timeline

CALENDAR = load_working_days()


@dataclass(frozen=True)
class Rule:
    """The least that a rule may be."""

    id: str
    duty: str
    amount: int | str | None
    unit: str
    counts_from: str = "the referral"
    pattern: str = "within"


ASSESSMENT = Rule("assessment", "The social worker completes the assessment.", 45, "working days")
DECISION = Rule("decision", "A social worker decides the response.", 1, "working day")
SEEN = Rule("seen", "The child is seen.", 10, "working days")
REVIEW = Rule("review", "The plan is reviewed.", "four to six", "weeks", pattern="every")
DAY_15 = Rule("day-15", "The assessment is completed.", 15, "day number (not said which)", "not stated")
AT_ONCE = Rule("at-once", "The referrer telephones.", None, "immediately")


def counted(*rules, start=date(2026, 11, 2)):
    return timeline(rules, "referral", start, calendar=CALENDAR)


def test_deadlines_come_in_order_whatever_the_order_of_the_rules():
    line = counted(ASSESSMENT, REVIEW, SEEN, DECISION, DAY_15)
    assert [(entry.rule, entry.deadline.due.isoformat()) for entry in line.entries] == [
        ("decision", "2026-11-03"),
        ("seen", "2026-11-16"),
        ("day-15", "2026-11-17"),
        ("review", "2026-12-14"),
        ("assessment", "2027-01-07"),
    ]


def test_each_entry_keeps_who_does_what_and_what_it_counts_from():
    (entry,) = counted(DAY_15).entries
    assert (entry.duty, entry.counts_from) == ("The assessment is completed.", "not stated")


def test_a_rule_that_cannot_be_counted_is_shown_with_the_reason():
    line = counted(AT_ONCE, DECISION)
    assert [entry.rule for entry in line.entries] == ["decision"]
    assert [one.rule for one in line.uncounted] == ["at-once"]
    assert "“immediately” is not a unit of time here" in line.uncounted[0].why


def test_one_deadline_beyond_the_bank_holidays_does_not_hide_the_others():
    line = counted(ASSESSMENT, DECISION, start=date(2028, 11, 20))
    assert [entry.rule for entry in line.entries] == ["decision"]
    assert "needs January 2029" in line.uncounted[0].why


def test_hours_of_the_same_day_come_in_the_order_of_the_clock():
    line = counted(
        Rule("two", "Later.", 2, "hours"),
        Rule("one", "Sooner.", 1, "hour"),
        Rule("same", "By the end of the day.", None, "same day"),
        start=datetime(2026, 11, 2, 9),
    )
    assert [entry.rule for entry in line.entries] == ["one", "two", "same"]


def test_the_plain_form_gives_each_rule_its_citations():
    plain = counted(DECISION, AT_ONCE).as_dict({"decision": [{"ref": "wt2015-chapter-1@2015#58"}]})
    assert plain["event"] == "referral"
    assert plain["from"] == "2026-11-02"
    assert plain["deadlines"][0]["rule"] == "decision"
    assert plain["deadlines"][0]["due"] == "2026-11-03"
    assert plain["deadlines"][0]["citations"] == [{"ref": "wt2015-chapter-1@2015#58"}]
    assert plain["uncounted"][0]["rule"] == "at-once"
