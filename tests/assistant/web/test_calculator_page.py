"""The calculator: a rule or a length of time gives its dates, every day is drawn, and mistakes keep what was typed."""

import lxml.html
import pytest
from icalendar import Calendar

from assistant.web.calculator import MONTHS

PATH = "/timescales/calculator"
LENGTH = {"what": "length", "amount": "45", "unit": "working days", "pattern": "within", "from": "2026-11-02"}
DAY_15 = {"what": "rule", "rule": "ce-assessment-day-15", "from": "2026-11-02"}


def shown(library, **asked):
    response = library.get(PATH, params=asked)
    assert response.status_code == 200, response.text
    return lxml.html.fromstring(response.text)


def said(element):
    return " ".join(element.text_content().split())


def box(page, month, day):
    """Return what is said of a day in a month's table."""
    (table,) = page.xpath(f"//table[starts-with(normalize-space(caption), '{month}')]")
    (found,) = [cell for cell in table.xpath(".//td[span]") if cell.xpath("string(span[@class='number'])") == str(day)]
    return found


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-02", "45", "Thursday 7 January 2027"),
        ("2026-12-01", "45", "Friday 5 February 2027"),
        ("2027-03-01", "forty-five", "Thursday 6 May 2027"),
        ("18 December 2026", "10", "Wednesday 6 January 2027"),
    ],
)
def test_a_length_of_time_gives_its_date(library, start, amount, due):
    page = shown(library, **LENGTH | {"from": start, "amount": amount})
    assert said(page.xpath("//p[@class='lead']")[0]) == f"Due {due}."
    assert page.findtext(".//title").startswith(f"Due {due}: ")


def test_every_day_counted_or_passed_over_is_in_the_calendar(library):
    page = shown(library, **LENGTH)
    assert [said(caption) for caption in page.xpath("//caption")] == ["November 2026", "December 2026", "January 2027"]
    assert said(box(page, "November", 2)) == "2start, the day of the event"
    assert said(box(page, "November", 3)) == "31, counted, 1"
    assert said(box(page, "December", 25)) == "25BH, not counted, Christmas Day"
    assert said(box(page, "January", 7)) == "745due, counted, 45; due"
    assert len(page.xpath("//td[contains(@class, 'counted')]")) == 44
    assert "Friday 25 December 2026: Christmas Day" in said(page.get_element_by_id("main"))


def test_each_month_is_a_table_with_its_weekdays_as_headings(library):
    for table in shown(library, **LENGTH).xpath("//table"):
        assert table.xpath("caption")
        assert [said(head)[3:] for head in table.xpath("thead//th[@scope='col']")] == [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]  # fmt: skip
        assert all(len(row) == 7 for row in table.xpath("tbody/tr"))


def test_a_rule_that_says_only_days_shows_both_readings_side_by_side(library):
    page = shown(library, **DAY_15)
    assert said(page.xpath("//p[@class='lead']")[0]) == (
        "Due Tuesday 17 November 2026 (calendar days) or Monday 23 November 2026 (working days)."
    )
    headings = [said(each) for each in page.xpath("//section[@class='one-reading']/h3")]
    assert headings == ["Calendar days: due Tuesday 17 November 2026", "Working days: due Monday 23 November 2026"]
    assert "The document does not say from which event this is counted" in said(page.get_element_by_id("main"))


def test_the_words_of_a_rule_stand_beside_its_date(library):
    page = shown(library, **DAY_15)
    (quote,) = page.xpath("//section[@class='answer']//blockquote")
    assert "completed by Day 15" in said(quote)
    (link,) = page.xpath("//section[@class='answer']//details[@class='source']//a/@href")
    assert lxml.html.fromstring(library.get(link.partition("#")[0]).text).xpath("//mark")


def test_a_rule_counts_back_where_it_says_before(library):
    rule = "worcs-core-assessment-shared-7-working-days"
    page = shown(library, rule=rule, **{"from": "2027-01-08"})
    assert said(page.xpath("//p[@class='lead']")[0]) == "Due Tuesday 29 December 2026."
    back = shown(library, **LENGTH | {"amount": "7", "pattern": "before", "from": "2027-01-08"})
    assert said(back.xpath("//p[@class='lead']")[0]) == "Due Tuesday 29 December 2026."


def test_a_range_says_from_when_until_when(library):
    page = shown(library, rule="ce-plan-review-4-to-6-weeks", **{"from": "2026-11-02"})
    lead = said(page.xpath("//p[@class='lead']")[0])
    assert lead == "Between Monday 30 November 2026 and Monday 14 December 2026."
    assert "If each is held on its last day, the next are Monday 25 January 2027" in said(
        page.get_element_by_id("main")
    )


def test_the_day_of_the_event_can_be_day_1(library):
    page = shown(library, **LENGTH | {"counting": "event is day 1"})
    assert said(page.xpath("//p[@class='lead']")[0]) == "Due Wednesday 6 January 2027."
    assert said(box(page, "November", 2)) == "2start1, the day of the event; counted, 1"
    assert page.get_element_by_id("counting").value == "event is day 1"


def test_29_february_has_a_year_after_it(library):
    page = shown(library, **LENGTH | {"amount": "1", "unit": "years", "from": "2028-02-29"})
    assert said(page.xpath("//p[@class='lead']")[0]) == "Due Wednesday 28 February 2029."
    assert "has no day 29" in said(page.get_element_by_id("main"))


def test_a_rule_without_a_length_of_time_says_why_there_is_no_date(library):
    page = shown(library, rule="ce-step-up-phone-immediately", **{"from": "2026-11-02"})
    assert said(page.get_element_by_id("result_heading")) == "No date"
    assert "gives no length of time, so no date is counted" in said(page.get_element_by_id("main"))
    assert not page.xpath("//table")


def test_a_link_with_a_rule_alone_opens_the_form_with_its_words_and_without_a_fault(library):
    page = shown(library, rule="wt-icpc-15-working-days")
    assert not page.find_class("wrong")
    assert page.get_element_by_id("rule").value == "wt-icpc-15-working-days"
    assert page.get_element_by_id("what").get("checked") is not None
    assert "15 working days" in said(page.xpath("//blockquote")[0])


def test_every_rule_that_can_be_chosen_gives_a_date(library):
    rules = [each for each in shown(library).xpath("//select[@name='rule']//option/@value") if each]
    assert len(rules) > 40
    for rule in rules:
        assert shown(library, rule=rule, **{"from": "2026-11-02T10:00"}).xpath("//td[contains(@class, 'due')]"), rule


def test_a_long_calendar_is_shown_in_parts_and_every_day_is_on_one_of_them(library):
    asked = LENGTH | {"amount": "1500", "unit": "days"}
    counted, parts, part = 0, 1, 1
    while part <= parts:
        page = shown(library, **asked, page=part)
        parts = int(said(page.xpath("//nav[@class='pager']/p")[0]).split()[-1])
        assert len(page.xpath("//table")) <= MONTHS
        counted += len(page.xpath("//td[contains(@class, 'counted')]"))
        part += 1
    assert parts == 3
    assert counted == 1499  # and the day it is due
    last = shown(library, **asked, page=2).xpath("//nav[@class='pager']//a/@href")
    assert len(last) == 2
    assert all(library.get(each).status_code == 200 for each in last)


@pytest.mark.parametrize("asked", [LENGTH, DAY_15])
def test_the_dates_can_be_saved_for_a_diary_as_they_are_shown(library, asked):
    page = shown(library, **asked)
    (link,) = page.xpath("//a[contains(@href, '.ics')]/@href")
    answer = library.get(link)
    assert answer.headers["content-type"].startswith("text/calendar")
    days = [event["DTSTART"].dt for event in Calendar.from_ical(answer.text).walk("VEVENT")]
    lead = said(page.xpath("//p[@class='lead']")[0])
    assert days
    assert all(f"{day.day} {day:%B %Y}" in lead for day in days)
    assert len(days) == lead.count(" 20")


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"what": "", "amount": ""}, "what", "Choose whether to count a rule’s time or a length of time of your own."),
        ({"what": "", "rule": "x"}, "what", "Choose whether"),
        ({"what": "rule"}, "rule", "Choose a rule from the list."),
        ({"what": "rule", "rule": "mars"}, "rule", "Choose a rule from the list."),
        ({"amount": ""}, "amount", "Type how many, for example 45."),
        ({"amount": "1e9"}, "amount", "“1e9” is not a whole number of working days; write it as 45 or forty-five."),
        ({"amount": "0"}, "amount", "0 working days cannot be counted; the amount must be 1 or more."),
        ({"amount": "-3"}, "amount", "-3 working days cannot be counted; the amount must be 1 or more."),
        ({"amount": "2.5"}, "amount", "“2.5” is not a whole number of working days"),
        ({"amount": "half"}, "amount", "“half” is not a whole number of working days"),
        ({"amount": "999999"}, "amount", "are more than can be counted here; the most is 5,000."),
        ({"amount": "6 to 4"}, "amount", "goes from more to less"),
        ({"unit": "fortnights"}, "unit", "Choose one of the units."),
        ({"pattern": "sideways"}, "pattern", "Choose how it is counted."),
        ({"from": ""}, "from", "Type the day it happened, for example 2 November 2026."),
        ({"from": "soon"}, "from", "“soon” is not a date that can be read"),
        ({"from": "29 February 2027"}, "from", "there is no such day; February 2027 has 28 days."),
        ({"from": "2029-01-02"}, "from", "the bank holidays of England and Wales are known from 1 January 2018"),
        ({"from": "2028-11-20"}, "from", "cannot be counted, because that needs January 2029"),
        ({"from": "2017-12-01", "pattern": "before"}, "from", "the bank holidays of England and Wales are known from"),
        ({"unit": "years", "amount": "5000", "from": "6000-01-01"}, "from", "beyond the years a calendar can hold"),
        ({"at": "25:00"}, "at", "Type the time of day as 14:30, or leave it empty."),
        ({"counting": "2"}, "counting", "Choose whether the day of the event is day 0 or day 1."),
    ],
)
def test_a_mistake_is_told_at_the_top_and_beside_its_field_and_what_was_typed_is_kept(library, changed, field, told):
    asked = LENGTH | changed
    response = library.get(PATH, params=asked)
    page = lxml.html.fromstring(response.text)
    assert response.status_code == 422
    assert page.findtext(".//title").startswith("Error: ")
    assert page.xpath("//div[@role='alert']//a/@href") == [f"#{field}"]
    assert told in said(page.xpath("//div[@role='alert']//a")[0])
    assert page.get_element_by_id(field) is not None
    assert told in said(page.get_element_by_id(f"{field}_error"))
    assert page.get_element_by_id("amount").value == asked["amount"]
    assert page.get_element_by_id("from").value == asked["from"]
    assert not page.xpath("//table")


def test_an_empty_form_says_everything_that_is_missing(library):
    response = library.get(PATH, params={"amount": "", "rule": "", "from": ""})
    assert response.status_code == 422
    page = lxml.html.fromstring(response.text)
    assert page.xpath("//div[@role='alert']//a/@href") == ["#what", "#from"]


def test_every_field_that_is_wrong_is_told_at_once(library):
    wrong = {"amount": "0", "from": "soon", "at": "25:00", "counting": "2"}
    page = lxml.html.fromstring(library.get(PATH, params=LENGTH | wrong).text)
    assert page.xpath("//div[@role='alert']//a/@href") == [f"#{field}" for field in wrong]
    assert page.get_element_by_id("at").value == "25:00"


def test_what_is_no_date_is_kept_in_a_field_that_can_show_it(library):
    response = library.get(PATH, params=LENGTH | {"from": "31 February 2027"})
    assert lxml.html.fromstring(response.text).get_element_by_id("from").get("type") == "text"
    assert shown(library, **LENGTH).get_element_by_id("from").get("type") == "date"


def test_a_diary_of_something_that_cannot_be_counted_is_refused_in_a_sentence(library):
    for asked in (LENGTH | {"amount": "0"}, LENGTH | {"from": "2028-11-20"}, {"rule": "mars", "from": "2026-11-02"}):
        answer = library.get(f"{PATH}.ics", params=asked)
        assert answer.status_code == 422
        assert lxml.html.fromstring(answer.text).findtext(".//h1")


def test_only_one_reading_without_a_date_leaves_the_other_and_says_why(library):
    page = shown(library, **LENGTH | {"unit": "days (not said which)", "amount": "20", "from": "2028-12-20"})
    assert said(page.xpath("//p[@class='lead']")[0]) == "Due Tuesday 9 January 2029."
    assert "One reading has no date: 20 working days" in said(page.get_element_by_id("main"))


def test_an_amount_or_a_day_that_is_far_too_long_is_not_repeated_in_its_message(library):
    response = library.get(PATH, params=LENGTH | {"amount": "9" * 3000, "from": "soon " * 600})
    assert response.status_code == 422
    (alert,) = lxml.html.fromstring(response.text).xpath("//div[@role='alert']")
    assert "Type a whole number or a range" in said(alert)
    assert "Type the day it happened" in said(alert)
    assert len(said(alert)) < 250


def test_hours_without_a_time_of_day_ask_for_the_field_of_the_page(library):
    main = shown(library, **LENGTH | {"amount": "24", "unit": "hours"}).get_element_by_id("main")
    assert "For the time as well, fill in the time of day below." in said(main)
    assert main.get_element_by_id("at") is not None
    assert "T14:30" not in said(main)


def test_a_date_that_every_reading_gives_is_said_once(library):
    page = shown(library, **LENGTH | {"amount": "5", "from": "2026-12-26", "counting": "event is day 1"})
    assert len(page.xpath("//section[@class='one-reading']")) == 2
    assert said(page.xpath("//p[@class='lead']")[0]) == "Due Tuesday 5 January 2027."


def test_of_a_length_of_ones_own_no_document_is_said_to_leave_anything_open(library):
    late = {"from": "2026-12-26", "at": "23:00"}
    for asked in (LENGTH, LENGTH | {"unit": "hours"}, LENGTH | {"unit": "same day"}):
        result = said(shown(library, **asked | late).xpath("//section[@class='answer']")[0])
        assert "The documents do not say" not in result
        assert "The words do not say" not in result
    ruled = shown(library, **{"what": "rule", "rule": "wt-assessment-45-working-days"} | late)
    assert "The documents do not say whether counting then starts" in said(ruled.get_element_by_id("main"))


@pytest.mark.parametrize("pattern", ["within", "before", "every"])
def test_the_same_day_is_called_so_whichever_way_it_is_counted(library, pattern):
    page = shown(library, **LENGTH | {"unit": "same day", "pattern": pattern, "from": "2026-12-21"})
    assert said(page.get_element_by_id("result_heading")) == "The same day, Monday 21 December 2026"
