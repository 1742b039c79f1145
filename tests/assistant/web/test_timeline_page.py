"""The timeline page: a plain form, and everything in order below it, each with its words."""

import lxml.html
import pytest

PATH = "/timescales/timeline"
REFERRAL = {"event": "referral", "area": "cheshire-east", "from": "2 November 2026"}


def shown(library, **asked):
    return lxml.html.fromstring(library.get(PATH, params=asked).text)


def words(element):
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def referral(library):
    return shown(library, **REFERRAL)


def test_the_empty_form_offers_areas_and_the_events_that_rules_count_from(library):
    page = shown(library)
    assert page.xpath("//select[@name='area']/option/@value") == [
        "", "cheshire-east", "cheshire-west-and-chester", "worcestershire",
    ]  # fmt: skip
    groups = {group.get("label"): group.xpath("option/@value") for group in page.xpath("//optgroup")}
    assert list(groups) == ["National guidance"]
    assert "referral" in groups["National guidance"]
    assert not page.xpath("//ol[@class='timeline']")


@pytest.mark.parametrize(
    ("area", "name", "own"),
    [("cheshire-east", "Cheshire East", "step-up-immediate"), ("worcestershire", "Worcestershire", "core-assessment")],
)
def test_only_the_chosen_areas_events_are_offered_and_only_those_that_a_time_counts_from(library, area, name, own):
    page = shown(library, area=area)
    groups = {group.get("label"): group.xpath("option/@value") for group in page.xpath("//optgroup")}
    assert list(groups) == ["National guidance", name]
    assert own in groups[name]
    offered = {*groups["National guidance"], *groups[name]}
    assert not offered & {"part-2", "low-impact", "refusal", "planning", "child-at-risk"}
    labels = page.xpath("//select[@name='event']//option/text()")
    assert len(labels) == len(set(labels))


def test_an_event_that_a_link_names_stays_chosen(library):
    page = shown(library, event="planning", area="worcestershire", **{"from": "2026-11-02"})
    assert page.xpath("//select[@name='event']//option[@selected]/@value") == ["planning"]


def test_the_day_and_the_time_of_day_have_fields_of_their_own(library, referral):
    assert referral.xpath("//input[@type='date']/@value") == ["2026-11-02"]
    page = shown(library, **REFERRAL, at="14:30")
    assert "at 14:30" in words(page.get_element_by_id("line_heading"))
    assert page.xpath("//input[@type='time']/@value") == ["14:30"]
    assert library.get(PATH, params=REFERRAL | {"at": "late"}).status_code == 422


def test_everything_stands_in_the_order_of_its_dates(referral):
    headings = [words(heading) for heading in referral.xpath("//ol[@class='timeline']/li/h3")]
    assert headings[0] == "No date: “as soon as possible”"
    assert headings[2:6] == [
        "Tuesday 3 November 2026", "Tuesday 3 November 2026", "Monday 9 November 2026", "Monday 16 November 2026",
    ]  # fmt: skip
    assert headings[-1] == "No date"


def test_each_entry_shows_whose_it_is_its_duty_word_who_and_its_words_with_a_link(referral):
    seen = next(item for item in referral.xpath("//ol/li") if "ten working days" in words(item))
    assert words(seen.xpath(".//p[@class='whose']")[0]) == "Cheshire East Duty word: must Who: the social worker"
    assert "all children must be seen within ten working days" in words(seen.xpath(".//blockquote")[0])
    (link,) = seen.xpath(".//blockquote/following-sibling::p/a/@href")
    assert link.startswith("/documents/ce-child-in-need?from=")
    assert link.endswith("#4.3")


def test_the_link_leads_to_the_words_marked_in_the_document(library, referral):
    for link in referral.xpath("//ol//details[@class='source']//a/@href"):
        assert lxml.html.fromstring(library.get(link.partition("#")[0]).text).xpath("//mark"), link


def test_readings_stand_side_by_side_and_are_labelled(referral):
    day_45 = next(item for item in referral.xpath("//ol/li") if "at Day 45 following" in words(item))
    readings = [words(reading) for reading in day_45.xpath(".//div[@class='readings']/div")]
    assert readings[0].startswith("Thursday 17 December 2026 Calendar days")
    assert readings[1].startswith("Thursday 7 January 2027 Working days")


def test_the_page_says_that_the_day_of_the_event_is_day_0_and_the_form_changes_it(library, referral):
    assert "The day of the event, Monday 2 November 2026, is day 0" in words(referral)
    other = shown(library, **REFERRAL, counting="event is day 1")
    assert "is itself counted as day 1" in words(other)
    assert other.xpath("//select[@name='counting']/option[@selected]/@value") == ["event is day 1"]
    assert referral.xpath("//select[@name='counting']/option[@selected]/@value") == ["event is day 0"]


def test_the_dates_can_be_saved_as_they_are_shown(library, referral):
    (link,) = referral.xpath("//a[starts-with(@href, '/v1/timelines.ics')]/@href")
    answer = library.get(link)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.count("BEGIN:VEVENT") == 9


def test_history_is_marked_and_another_areas_rules_are_not_shown(library):
    page = shown(library, event="initial-assessment", area="worcestershire", **{"from": "2026-11-02"})
    items = page.xpath("//ol[@class='timeline']/li")
    assert items
    assert all(item.get("class") == "history" and "History" in words(item) for item in items)
    assert "Cheshire East" not in words(page.xpath("//ol[@class='timeline']")[0])


def test_narrower_events_are_offered_and_lead_to_their_own_timelines(library):
    page = shown(library, **REFERRAL | {"event": "step-up"})
    (link, *_) = page.xpath("//section//ul/li/a/@href")
    assert "What follows from an immediate, safeguarding-led step up" in library.get(link).text


def test_an_event_that_an_area_says_nothing_of_is_told_in_a_sentence(library):
    answer = library.get(PATH, params=REFERRAL | {"event": "step-down", "area": "worcestershire"})
    assert answer.status_code == 200
    assert "Neither Worcestershire’s own documents nor national guidance say" in answer.text


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"from": ""}, "from", "Type the day it happened, for example 2 November 2026."),
        ({"from": "31 February 2027"}, "from", "February 2027 has 28 days."),
        ({"event": ""}, "event", "Choose what happened."),
        ({"event": "<b>"}, "event", "Choose what happened."),
        ({"area": "mars"}, "area", "The area is not one that is held here."),
        ({"at": "noon"}, "at", "Type the time of day as 14:30, or leave it empty."),
        ({"counting": "2"}, "counting", "Choose whether the day of the event is day 0 or day 1."),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_what_was_typed_is_kept(library, changed, field, said):
    answer = library.get(PATH, params=REFERRAL | changed)
    page = lxml.html.fromstring(answer.text)
    assert answer.status_code == 422
    assert said in words(page.get_element_by_id(f"{field}_error"))
    assert page.xpath("//div[@class='wrong']//a/@href") == [f"#{field}"]
    assert page.xpath("//input[@name='from']/@value") == [changed.get("from", "2026-11-02")]


def test_an_empty_form_says_what_is_missing(library):
    answer = library.get(PATH, params={"area": "", "event": "", "from": "", "show": "yes"})
    assert answer.status_code == 422
    page = lxml.html.fromstring(answer.text)
    assert page.xpath("//div[@class='wrong']//a/@href") == ["#event", "#from"]


def test_listing_the_events_of_an_area_is_no_mistake_and_keeps_what_was_typed(library):
    answer = library.get(PATH, params={"area": "worcestershire", "from": "2026-11-02", "list": "events"})
    page = lxml.html.fromstring(answer.text)
    assert answer.status_code == 200
    assert not page.find_class("wrong")
    assert page.get_element_by_id("from").value == "2026-11-02"
    assert "Worcestershire" in page.xpath("//optgroup/@label")


def test_the_drawn_line_has_the_numbers_of_the_list_and_is_not_read_out(referral):
    (drawing,) = referral.xpath("//*[local-name()='svg']")
    assert drawing.get("aria-hidden") == "true"
    badges = referral.xpath("//ol[@class='timeline']/li/span[@class='badge']/text()")
    dated = [
        item
        for item in referral.xpath("//ol[@class='timeline']/li")
        if not words(item.find("h3")).startswith("No date")
    ]
    assert badges == [str(n) for n in range(1, len(dated) + 1)]
    drawn = drawing.xpath(".//*[local-name()='text'][starts-with(@class, 'dot')]/text()")
    assert set(drawn) == set(badges)
    assert not drawing.xpath(".//@style")


def test_a_timeline_without_two_days_draws_no_line(library):
    page = shown(library, event="planning", area="worcestershire", **{"from": "2026-11-02"})
    assert not page.xpath("//*[local-name()='svg']")


def test_days_that_were_not_counted_are_written_out(referral):
    told = [words(each) for each in referral.xpath("//details//p") if words(each).startswith("Not counted")]
    assert any("Saturday 7 November 2026; Sunday 8 November 2026" in each for each in told)
    assert not any("2026-1" in each for each in told)
