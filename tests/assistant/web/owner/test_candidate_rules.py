"""Candidate rules: a person approves, mends or dismisses them on the page, and answers follow."""

import os
import re
import time
from typing import Any

import httpx
import lxml.html
import pytest

from assistant.web.owner.errand import ErrandFailed, Errands, ErrandUnderWay
from corpus.settings import Settings
from index.versions import current, locked
from tests.assistant.web.owner.conftest import BOOK
from tests.assistant.web.owner.visits import TOKEN, Visit, words

PAGE = f"/admin/rules/{BOOK}"


def waiting(owner: Visit) -> dict[str, str]:
    """Return the candidates of the page: words, and the id of each."""
    found = {}
    for box in owner.page(PAGE).xpath("//fieldset"):
        (heading,) = box.xpath(".//h2/text()")
        (name,) = box.xpath(".//input[@type='text']/@name")
        found.setdefault(heading.strip(), name.removeprefix("why_"))
    return found


def decided(choices: dict[str, str], **more: str) -> dict[str, Any]:
    """Return the fields of a form in which some candidates were decided about."""
    fields: dict[str, Any] = {f"decision_{name}": choice for name, choice in choices.items()}
    return {**fields, **{f"why_{name}": "" for name in choices}, **more}


def settled(owner: Visit) -> lxml.html.HtmlElement:
    """Return the page once decisions are followed."""
    end = time.monotonic() + 300
    while True:
        page = owner.page(f"{PAGE}?sent=yes")
        if "Look whether it is done" not in words(page):
            return page
        assert time.monotonic() < end, "the decisions were not followed within five minutes"
        time.sleep(1)


def test_every_figure_of_an_added_document_waits_with_its_quote(owner: Visit) -> None:
    text = words(owner.page(PAGE))
    assert "The social worker must visit the child within 7 working days of the child in need plan" in text
    assert "Figure within 7 working days Counts from the child in need plan being agreed Duty word must" in text
    assert "Waiting 9" in words(owner.page("/admin/rules"))


@pytest.mark.parametrize("path", ["/admin/rules/wt2015-chapter-1@2015", "/admin/rules/nothing", f"{PAGE}/nothing"])
def test_there_is_no_page_for_what_has_no_candidates(path: str, owner: Visit) -> None:
    assert owner.get(path).status_code == 404


def test_a_form_that_decides_nothing_or_gives_no_reason_is_told_so_at_its_field(owner: Visit, owned: Settings) -> None:
    first, second = list(waiting(owner).values())[:2]
    answer = owner.send(PAGE, **decided({first: "", second: ""}))
    assert answer.status_code == 422
    assert "Choose “approve” or “dismiss”" in words(answer)
    answer = owner.send(PAGE, **decided({first: "dismiss", second: "approve"}))
    page = lxml.html.fromstring(answer.text)
    assert page.xpath("//div[@role='alert']//a/@href") == [f"#why_{first}"]
    assert page.get_element_by_id(f"decision_{second}").get("checked") is not None
    gone = owner.send(PAGE, **decided({"0000000000": "approve"}))
    assert "does not wait any more" in words(gone)
    assert not (owned.library / "rules").exists()


def test_a_rule_that_its_words_do_not_prove_is_refused_and_nothing_is_kept(owner: Visit, owned: Settings) -> None:
    name = waiting(owner)["7 working days"]
    before = current(owned)
    mended = {"amount": "5", "says": "The social worker must visit the child within 5 working days."}
    answer = owner.send(PAGE, **decided({name: "approve"}, **mended))
    assert answer.status_code == 422
    page = lxml.html.fromstring(answer.text)
    assert page.xpath("//div[@role='alert']//a/@href") == [f"#decision_{name}"]
    assert re.search(r"“5.*” is not in its quotes.*None of these decisions was kept", words(page))
    assert page.get_element_by_id("amount").get("value") == "5"
    assert (current(owned), (owned.library / "rules").exists()) == (before, False)


def test_figures_are_written_as_figures(owner: Visit) -> None:
    name = waiting(owner)["7 working days"]
    answer = owner.send(PAGE, **decided({name: "approve"}, amount="seven"))
    assert "“seven” is no number." in words(answer)


def test_decisions_are_not_followed_while_the_index_is_changed_elsewhere(owner: Visit, owned: Settings) -> None:
    name = waiting(owner)["5pm"]
    with locked(owned):
        answer = owner.send(PAGE, **decided({name: "dismiss"}, **{f"why_{name}": "part of the opening hours"}))
    assert answer.status_code == 303  # a dismissal needs no new index
    assert "0 approved, 1 dismissed" in words(settled(owner))


def test_what_is_approved_leads_the_answer_and_what_is_dismissed_waits_no_more(
    owner: Visit, served: str, owned: Settings
) -> None:
    found = waiting(owner)
    visit, bound, phone = found["7 working days"], found["at least"], found["01632 960 123"]
    before = current(owned)
    fields = decided({visit: "approve", bound: "dismiss", phone: "approve"})
    answer = owner.send(PAGE, **{**fields, f"why_{bound}": "part of the next", f"risk_{phone}": "yes"})
    assert answer.status_code == 303, words(answer)
    text = words(settled(owner))
    assert "2 approved, 1 dismissed" in text
    assert "within 7 working days" in text[text.index("Approved already (2)") :]
    assert not {visit, bound, phone} & set(waiting(owner).values())
    assert current(owned) != before
    end = time.monotonic() + 60
    question = {"question": "how soon must I visit the child?", "area": "north-shire"}
    while not (body := httpx.post(f"{served}/v1/ask", json=question, timeout=60).json())["rules"]:
        assert time.monotonic() < end, "the answer has no rule"
        time.sleep(0.5)
    assert (body["rules"][0]["amount"], body["rules"][0]["unit"]) == (7, "working days")
    danger = {"question": "a child has been hurt and is in danger now, whom do I ring?", "area": "north-shire"}
    assert "01632 960 123" in str(httpx.post(f"{served}/v1/ask", json=danger, timeout=60).json()["alerts"])


def test_a_mended_rule_is_approved_as_mended(owner: Visit, owned: Settings) -> None:
    name = waiting(owner)["20 working days"]
    form = owner.page(f"{PAGE}/{name}").xpath("//form[@novalidate]")[0]
    fields = {**dict(form.fields), "topic": "visits-how-often", f"decision_{name}": "approve"}
    fields.pop("form_token")
    assert owner.send(PAGE, **fields).status_code == 303
    assert "1 approved, 0 dismissed" in words(settled(owner))
    assert "topic: visits-how-often" in (owned.library / "rules" / f"{BOOK}.yaml").read_text("utf-8")


def test_another_sites_form_decides_nothing(owner: Visit, owned: Settings) -> None:
    before = {path: path.read_bytes() for path in (owned.library / "rules").glob("*")}
    (name, *_) = waiting(owner).values()
    for path in (PAGE, "/admin/rules/ingest"):
        assert owner.send(path, {"Sec-Fetch-Site": "cross-site"}, **decided({name: "approve"})).status_code == 403
    assert {path: path.read_bytes() for path in (owned.library / "rules").glob("*")} == before


def test_an_errand_is_run_alone_without_the_owners_token_and_fails_in_one_line(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERSE_ADMIN_TOKEN", TOKEN)
    errands = Errands(Settings(home=tmp_path, owner_token=TOKEN))
    assert "VERSE_ADMIN_TOKEN" in os.environ
    assert TOKEN not in str(errands._environment())
    with pytest.raises(ErrandFailed, match=r"^There is no command “dance”\."):
        errands.read("dance")
    assert errands.change(["rules", "review", "--json"], patience=0) is None
    with pytest.raises(ErrandUnderWay):
        errands.change(["rules", "review", "--json"], patience=0)
    end = time.monotonic() + 60
    while errands.under_way:
        assert time.monotonic() < end
        time.sleep(0.1)
    assert errands.last is not None
    assert errands.last.done, errands.last.says


def test_an_errand_that_takes_too_long_is_stopped(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.web.owner.errand.LIMIT", 0.05)
    with pytest.raises(ErrandFailed, match="was stopped"):
        Errands(Settings(home=tmp_path)).read("rules", "review", "--json")
