"""A calendar file is one that any diary can read, the same each time it is made."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from assistant.shapes.ics import DiaryEntry, calendar_file, diary_entries
from corpus.days.bank_holidays import load_working_days
from corpus.days.deadlines import deadline

CALENDAR = load_working_days()
STAMP = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
CITATION = "Working Together to Safeguard Children 2015, para 60: “no longer than 45 working days”"


def entries(amount=45, unit="working days", start=date(2026, 11, 2), citation=CITATION):
    counted = deadline(amount, unit, start, calendar=CALENDAR)
    return diary_entries(counted, "the assessment is complete", "wt2015-assessment", citation)


def read(text):
    return Calendar.from_ical(text.encode()).walk("VEVENT")


def entry(**changes):
    return DiaryEntry(
        **{"identity": "i", "day": date(2027, 1, 7), "at": None, "summary": "s", "description": "d"} | changes
    )


def test_a_deadline_is_an_entry_for_its_whole_day():
    (event,) = read(calendar_file(entries(), STAMP))
    assert event.decoded("DTSTART") == date(2027, 1, 7)
    assert event.decoded("DTEND") == date(2027, 1, 8)
    assert event["SUMMARY"] == "Due: the assessment is complete"
    assert event["TRANSP"] == "TRANSPARENT"


def test_the_description_bears_chapter_and_verse_and_how_it_was_counted():
    (event,) = read(calendar_file(entries(), STAMP))
    lines = str(event["DESCRIPTION"]).split("\n")
    assert lines[0] == "45 working days from Monday 2 November 2026: Thursday 7 January 2027."
    assert "day 0" in lines[1]
    assert lines[-1] == CITATION


def test_the_file_is_made_at_the_moment_its_caller_says():
    (event,) = read(calendar_file(entries(), STAMP))
    assert event.decoded("DTSTAMP") == STAMP
    summer = STAMP.astimezone(timezone(timedelta(hours=1)))
    assert calendar_file(entries(), STAMP) == calendar_file(entries(), summer)
    assert calendar_file(entries(), STAMP) == calendar_file(entries(), STAMP.replace(tzinfo=None))


def test_the_same_deadline_keeps_its_uid_and_another_gets_its_own():
    def uid(*made):
        return read(calendar_file(made, STAMP))[0]["UID"]

    assert uid(*entries()) == uid(*entries(citation="other words"))
    assert uid(*entries()) == uid(*entries(amount=40))  # the rule was mended: the entry moves, it is not doubled
    assert uid(*entries()) != uid(*entries(start=date(2026, 11, 3)))
    assert uid(*entries()) != uid(entry())


def test_readings_with_different_dates_are_entries_of_their_own_labelled():
    events = read(calendar_file(entries(45, "days (not said which)"), STAMP))
    assert [(event.decoded("DTSTART").isoformat(), str(event["SUMMARY"])) for event in events] == [
        ("2026-12-17", "Due: the assessment is complete (calendar days)"),
        ("2027-01-07", "Due: the assessment is complete (working days)"),
    ]
    assert len({event["UID"] for event in events}) == 2


def test_hours_are_a_moment_in_universal_time():
    (event,) = read(calendar_file(entries(1, "hour", datetime(2026, 7, 1, 9, 30)), STAMP))
    assert event.decoded("DTSTART") == datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
    assert "DTEND" not in event


def test_no_line_is_longer_than_the_format_allows_and_each_ends_as_it_asks():
    text = calendar_file([entry(description="é…€😀, " * 60)], STAMP)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) == 75  # octets


@pytest.mark.parametrize(
    "words",
    [
        "a, b; c",
        "back\\slash",
        "\\n is not a line break",
        "two\nlines",
        "“45 working days” – no longer",
        'a:b=c"d"',
        "x;\\,\\;",
    ],
)
def test_marks_of_the_format_survive_in_words(words):
    (event,) = read(calendar_file([entry(summary=words, description=words)], STAMP))
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (words, words)


def test_marks_of_the_format_are_escaped_as_it_asks():
    assert r"SUMMARY:a\, b\; c \\ d\ne" in calendar_file([entry(summary="a, b; c \\ d\ne")], STAMP)


def test_words_cannot_add_lines_of_their_own():
    text = calendar_file([entry(summary="x\r\nEND:VEVENT\rATTACH:y\x00")], STAMP)
    assert len(read(text)) == 1
    assert "\r\nATTACH" not in text
    assert "\x00" not in text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\\;,"), max_size=200))
def test_any_words_read_back_as_they_were(words):
    (event,) = read(calendar_file([entry(description=f"<{words}>")], STAMP))
    assert str(event["DESCRIPTION"]) == f"<{words}>"


def test_a_whole_timeline_is_one_file():
    made = [entry(identity=str(number), day=date(2027, 1, number)) for number in range(1, 9)]
    assert len(read(calendar_file(made, STAMP))) == 8


def test_a_file_without_entries_is_still_a_calendar():
    assert Calendar.from_ical(calendar_file([], STAMP)).name == "VCALENDAR"


def test_midnight_is_a_moment_too():
    (event,) = read(calendar_file([entry(at=time(0))], STAMP))
    assert event.decoded("DTSTART") == datetime(2027, 1, 7, tzinfo=UTC)
