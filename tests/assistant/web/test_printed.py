"""What is printed of a page, and what is only for the screen."""

import re

import httpx


def test_the_foot_of_every_page_and_its_forms_are_left_out_of_print(browser: httpx.Client) -> None:
    css = browser.get("/static/verse.css").text
    hidden = re.search(r"([^{}]+)\{ display: none !important; \}", css.partition("@media print")[2])
    assert hidden
    assert {"form", ".bottom", ".screen"} <= {each.strip() for each in hidden[1].split(",")}


def test_a_mistyped_address_is_told_without_a_sign_that_only_programmers_read(browser: httpx.Client) -> None:
    page = browser.get("/nowhere")
    assert page.status_code == 404
    assert "There is nothing at this address. Check how it is written." in page.text
    assert "start from /" not in page.text
