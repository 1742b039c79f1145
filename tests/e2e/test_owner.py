"""The policy owner comes in with the token, sees what people said, and goes out."""

import re

from playwright.sync_api import expect

from tests.e2e.states import AREA, OWNER_TOKEN, sign_in
from tests.e2e.visitor import Visitor

PAGES = ("/admin", "/admin/feedback", "/admin/reports", "/admin/rules", "/admin/versions")


def test_who_is_not_signed_in_sees_the_form_alone(anyone: Visitor) -> None:
    for path in PAGES:
        anyone.open(path)
        expect(anyone.page.get_by_label("Owner’s token")).to_be_visible()
        assert anyone.page.url.endswith("/admin/sign-in")


def test_a_wrong_token_opens_nothing_and_is_not_shown_again(anyone: Visitor) -> None:
    sign_in(anyone, "a token that is not the right one")
    expect(anyone.page.get_by_role("alert")).to_contain_text("not the owner’s token")
    expect(anyone.page.get_by_label("Owner’s token")).to_have_value("")
    anyone.open("/admin/feedback")
    expect(anyone.page.get_by_label("Owner’s token")).to_be_visible()


def test_what_is_said_of_an_answer_reaches_the_owner_without_the_question(anyone: Visitor) -> None:
    note = "The later edition says it differently"
    anyone.open("/")
    anyone.ask("How long can an assessment take?", AREA)
    opinion = anyone.page.locator("#opinion")
    opinion.get_by_text("Add a note first").click()
    opinion.get_by_label("Note").fill(note)
    opinion.get_by_role("button", name="Out of date", exact=True).click()
    expect(anyone.main).to_contain_text("was kept for the owner of the policies, with your note")
    sign_in(anyone)
    anyone.open("/admin/feedback")
    said = anyone.main.locator("li", has_text=note).filter(has=anyone.page.get_by_role("button"))
    expect(said.first).to_be_visible()
    expect(anyone.main).not_to_contain_text("How long can an assessment take?")
    before = said.count()
    said.first.get_by_role("button", name=re.compile("^Mark as dealt with")).click()
    expect(anyone.main).to_contain_text("Marked as dealt with")
    assert anyone.main.locator("li", has_text=note).filter(has=anyone.page.get_by_role("button")).count() < before


def test_the_owner_verifies_the_index_that_is_live(anyone: Visitor) -> None:
    sign_in(anyone)
    anyone.open("/admin/versions")
    anyone.main.get_by_role("button", name=re.compile("^Verify")).first.click()
    expect(anyone.page.get_by_role("status").filter(visible=True)).to_be_visible()


def test_after_signing_out_the_pages_are_shut(anyone: Visitor) -> None:
    sign_in(anyone)
    anyone.open("/admin/feedback")
    anyone.press("Sign out")
    expect(anyone.main).to_contain_text("You are signed out")
    anyone.open("/admin/feedback")
    expect(anyone.page.get_by_label("Owner’s token")).to_be_visible()


def test_the_token_is_nowhere_in_a_page_or_an_address(anyone: Visitor) -> None:
    sign_in(anyone)
    for path in PAGES:
        anyone.open(path)
        assert OWNER_TOKEN not in anyone.page.content() + anyone.page.url
