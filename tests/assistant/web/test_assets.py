"""What pages are made of is fetched once, and anew when it changes."""

import os
import re
from pathlib import Path

import httpx
import lxml.html
import pytest

from assistant.web import assets

KEPT = "public, max-age=31536000, immutable"
LENT = "private, no-cache"


@pytest.fixture
def parts(browser: httpx.Client) -> list[str]:
    return [str(each) for each in lxml.html.fromstring(browser.get("/").text).xpath("//link/@href | //script/@src")]


def test_everything_a_page_names_may_be_kept_for_good(browser: httpx.Client, parts: list[str]) -> None:
    assert len(parts) == 3
    for part in parts:
        assert browser.get(part).headers.get_list("cache-control") == [KEPT], part


@pytest.mark.parametrize("asked", ["", "?", "?0123456789ab", "?v=1", "?%00"])
def test_what_is_not_asked_for_by_what_it_holds_is_only_lent(browser: httpx.Client, asked: str) -> None:
    answer = browser.get(f"/static/verse.css{asked}")
    assert answer.status_code == 200
    assert answer.headers.get_list("cache-control") == [LENT]


def test_what_a_file_held_before_is_not_kept_under_its_old_address(
    browser: httpx.Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sheet = tmp_path / "verse.css"
    sheet.write_text("a { color: red }", encoding="utf-8")
    monkeypatch.setattr(assets, "_FOLDER", tmp_path)
    before = assets.address("verse.css")
    sheet.write_text("a { color: tan }", encoding="utf-8")
    os.utime(sheet, (1, 1))
    assert assets.address("verse.css") != before
    assert browser.get(before).headers["cache-control"] == LENT  # the server holds yet another


def test_a_file_that_is_not_there_is_a_page_that_nobody_keeps(browser: httpx.Client) -> None:
    answer = browser.get("/static/nothing.css?0123456789ab")
    assert (answer.status_code, answer.headers["cache-control"]) == (404, LENT)


def test_no_sheet_draws_a_sign_that_the_font_of_the_text_lacks() -> None:
    sheets = Path(assets.__file__).parent.glob("static/*.css")
    drawn = "".join(sign for sheet in sheets for sign in re.findall(r'content: *"([^"]*)"', sheet.read_text("utf-8")))
    assert "“" in drawn
    assert all(ord(sign) < 0x2070 for sign in drawn), "to find another font takes longer than to lay a page out"
