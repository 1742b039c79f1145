"""Dates are read as people in Britain write them, and said as they say them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.days.dates import in_words, read_moment, short
from corpus.errors import CalendarError


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-02",
        "2026-11-2",
        " 2026-11-02 ",
        "2 November 2026",
        "2 Nov 2026",
        "2nd November 2026",
        "2nd of November, 2026",
        "Monday 2 November 2026",
        "Mon, 2 nov 2026",
        "02/11/2026",
        "2/11/2026",
    ],
)
def test_a_day_may_be_written_in_any_usual_way_day_before_month(text):
    assert read_moment(text) == date(2026, 11, 2)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-02T22:05",
        "2026-11-02 22:05",
        "2026-11-02T22:05:00",
        "2026-11-02T22:05:00Z",
        "2026-11-02T23:05:00+01:00",
        "2 November 2026 at 22:05",
        "2 November 2026, 22:05",
        "02/11/2026 22:05",
    ],
)
def test_a_time_of_day_is_kept_by_the_clocks_of_the_united_kingdom(text):
    assert read_moment(text) == datetime(2026, 11, 2, 22, 5)


def test_a_time_with_a_zone_becomes_summer_time_in_summer():
    assert read_moment("2026-07-31T23:30Z") == datetime(2026, 8, 1, 0, 30)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("31 February 2026", "“31 February 2026”: there is no such day; February 2026 has 28 days."),
        ("2028-02-30", "“2028-02-30”: there is no such day; February 2028 has 29 days."),
        ("2026-13-01", "“2026-13-01”: there is no month 13; months go from 1 to 12."),
        ("12 Brumaire 2026", "“12 Brumaire 2026”: there is no month “Brumaire”."),
        ("0000-01-01", "“0000-01-01”: there is no year 0."),
        ("2026-11-02T25:00", "“2026-11-02T25:00”: there is no such time of day; write it as 14:30."),
        ("2026-11-02T10:00+99:00", "“+99:00” is not a time zone; write it as +01:00 or Z."),
    ],
)
def test_a_date_that_cannot_be_is_refused_in_one_sentence(text, complaint):
    with pytest.raises(CalendarError) as refusal:
        read_moment(text)
    assert str(refusal.value) == complaint


@pytest.mark.parametrize("text", ["", "soon", "3 December", "2026-11", "20261102", "2026-11-02T", "٢٠٢٦-١١-٠٢"])
def test_what_is_not_a_date_is_refused_with_the_way_to_write_one(text):
    with pytest.raises(CalendarError, match="write 2026-11-02 or 2 November 2026"):
        read_moment(text)


def test_a_moment_before_the_first_year_is_refused():
    with pytest.raises(CalendarError, match="beyond the years"):
        read_moment("0001-01-01T00:00+05:00")


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_in_words_reads_back(day):
    assert read_moment(in_words(day)) == read_moment(short(day)) == read_moment(day.isoformat()) == day


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_a_sentence(text):
    try:
        read_moment(text)
    except CalendarError as refusal:
        assert str(refusal).endswith(".")
