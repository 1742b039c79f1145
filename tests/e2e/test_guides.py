"""Somebody counts a deadline, walks a route to its end, and looks for a number to ring."""

import re

from playwright.sync_api import expect

from tests.e2e.states import AREA
from tests.e2e.visitor import Visitor


def test_a_deadline_counted_from_a_referral_is_in_the_timeline(anyone: Visitor) -> None:
    anyone.open("/timescales/timeline")
    anyone.page.get_by_label("Area", exact=True).select_option(AREA)
    anyone.page.get_by_label("What happened").select_option("referral")
    anyone.page.get_by_label("The day it happened").fill("2026-11-02")
    anyone.press("Show the timeline")
    line = anyone.main.locator(".timeline").first
    expect(line).to_contain_text("7 January 2027")
    expect(line).to_contain_text("45 working days")


def test_a_length_of_time_is_counted_day_by_day(anyone: Visitor) -> None:
    anyone.open("/timescales/calculator")
    anyone.page.get_by_label("A length of time of my own").check()
    anyone.page.get_by_label("How many").fill("45")
    anyone.page.get_by_label("Of what").select_option("working days")
    anyone.page.get_by_label("The day it counts from").fill("2026-11-02")
    anyone.press("Count")
    expect(anyone.main).to_contain_text("Due Thursday 7 January 2027")
    expect(anyone.main).to_contain_text("Christmas")
    expect(anyone.main.get_by_role("table").first).to_be_visible()


def test_a_rule_is_found_and_counted_from_a_day(anyone: Visitor) -> None:
    anyone.open("/timescales")
    anyone.page.get_by_label("Area", exact=True).select_option(AREA)
    anyone.page.get_by_label("Words").fill("assessment day 15")
    anyone.press("Show these rules")
    anyone.main.get_by_role("table").get_by_role("link", name=re.compile("^Count a date")).first.click()
    anyone.page.get_by_label("The day it counts from").fill("2026-11-02")
    anyone.press("Count")
    expect(anyone.main.locator(".lead").first).to_contain_text(re.compile(r"\d{4}"))


def test_one_areas_rules_are_not_shown_to_another(anyone: Visitor) -> None:
    anyone.open("/timescales?area=worcestershire")
    expect(anyone.main).not_to_contain_text("Cheshire East Step")
    rows = anyone.main.get_by_role("row").all_inner_texts()
    assert len(rows) > 3
    assert [row for row in rows if "Cheshire" in row] == []


def test_what_is_wrong_with_a_date_is_told_and_the_rest_is_kept(anyone: Visitor) -> None:
    anyone.open("/timescales/calculator")
    anyone.page.get_by_label("A length of time of my own").check()
    anyone.page.get_by_label("How many").fill("lots")
    anyone.page.get_by_label("The day it counts from").fill("2026-11-02")
    anyone.press("Count")
    expect(anyone.page.get_by_role("alert")).to_be_in_viewport()
    expect(anyone.page.get_by_label("How many")).to_have_value("lots")
    expect(anyone.page.get_by_label("The day it counts from")).to_have_value("2026-11-02")


def test_a_timeline_can_be_saved_for_a_diary(anyone: Visitor) -> None:
    anyone.open("/timescales/timeline?area=cheshire-east&event=referral&from=2026-11-02")
    with anyone.page.expect_download() as download:
        anyone.follow("Save these dates")
    assert download.value.path().read_text("utf-8").startswith("BEGIN:VCALENDAR")


def test_what_is_wrong_with_a_timeline_is_told_at_the_top_and_the_rest_is_kept(anyone: Visitor) -> None:
    anyone.open("/timescales/timeline")
    anyone.page.get_by_label("What happened").select_option("referral")
    anyone.press("Show the timeline")
    expect(anyone.page.get_by_role("alert")).to_be_in_viewport()
    expect(anyone.page.get_by_label("What happened")).to_have_value("referral")


def test_a_route_is_walked_to_an_end_that_shows_what_it_rests_on(anyone: Visitor) -> None:
    anyone.open("/routes")
    anyone.page.get_by_label("Cheshire East", exact=True).check()
    anyone.press("Continue")
    anyone.page.get_by_label(re.compile("^No")).check()
    anyone.press("Continue")
    for _ in range(12):
        if not anyone.page.get_by_role("button", name="Continue").count():
            break
        question = anyone.main.get_by_role("heading", level=1).inner_text()
        anyone.main.get_by_role("radio").first.check()
        anyone.press("Continue")
        expect(anyone.main.get_by_role("heading", level=1)).not_to_have_text(question)
    expect(anyone.main.get_by_role("link", name="Start again")).to_be_visible()
    assert anyone.main.locator("details.source").count()
    anyone.main.get_by_text("Your answers").click()
    anyone.main.get_by_role("link", name="Change").last.click()
    expect(anyone.page.get_by_role("button", name="Continue")).to_be_visible()


def test_danger_on_a_route_ends_at_once_in_999(anyone: Visitor) -> None:
    anyone.open("/routes?area=cheshire-east")
    anyone.main.get_by_label(re.compile("^Yes")).check()
    anyone.press("Continue")
    expect(anyone.main.locator(".danger a[href='tel:999']").first).to_be_in_viewport()


def test_a_question_of_a_route_left_unanswered_is_told(anyone: Visitor) -> None:
    anyone.open("/routes")
    anyone.press("Continue")
    expect(anyone.page.get_by_role("alert")).to_be_in_viewport()


def test_contacts_of_an_area_are_its_own(anyone: Visitor) -> None:
    anyone.open("/contacts")
    expect(anyone.main.get_by_role("heading", level=2)).to_have_count(3)
    anyone.open("/contacts?area=cheshire-east")
    expect(anyone.main.get_by_role("heading", level=2)).to_have_text("Cheshire East")
    anyone.follow("All areas")
    expect(anyone.main.get_by_role("heading", level=2)).to_have_count(3)
