"""The owner's pages, over the shipped documents and one that was added."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import lxml.html
import pytest

from assistant.feedback.entry import Entry, Verdict
from assistant.feedback.store import FeedbackStore
from corpus.report import looks
from corpus.settings import Settings
from index.snapshot import open_current
from ingest.report_page import page as report_page
from tests.assistant.web.owner.conftest import BOOK
from tests.assistant.web.owner.visits import Visit, words
from tests.assistant.web.rules_of_pages import rules_of_every_page

# What holds for every page holds for these.
globals().update(rules_of_every_page())

PAGES = {
    "overview": "/admin",
    "feedback": "/admin/feedback",
    "feedback on a paragraph": "/admin/feedback?about=wt2015-chapter-1@2015%2360",
    "feedback dealt with": "/admin/feedback?done=yes",
    "reports": "/admin/reports",
    "report": "/admin/reports/ce-step-up-step-down@2023",
    "report of an added document": f"/admin/reports/{BOOK}",
    "rules": "/admin/rules",
    "candidates": f"/admin/rules/{BOOK}",
    "versions": "/admin/versions",
}


@pytest.fixture(scope="module", autouse=True)
def said(owned: Settings) -> dict[str, Entry]:
    """What people said before the owner looked."""
    store = FeedbackStore(owned.home)
    live = open_current(owned).version
    cited = ("wt2015-chapter-1@2015#60", "ce-child-in-need@2018#4.3")
    return {
        "wrong": store.add(
            Entry.of(Verdict.WRONG, live, cited, ("a-rule",), "cheshire-east", "It is <b>ten</b> days.")
        ),
        "right": store.add(Entry.of(Verdict.RIGHT, live, cited[:1])),
        "old": store.add(Entry.of(Verdict.OUT_OF_DATE, live, ("gone-policy@2001#1.1",), note="long replaced")),
        "none": store.add(Entry.of(Verdict.NOT_OUR_AREA, live, note="nothing was cited")),
    }


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, owner: Visit) -> lxml.html.HtmlElement:
    return owner.page(PAGES[request.param])


def sections(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the text of each card of a list."""
    for card in page.xpath("//ul[@class='cards']/li"):
        yield words(card)


def test_the_queue_counts_by_paragraph_and_shows_the_newest_first(owner: Visit) -> None:
    page = owner.page("/admin/feedback")
    assert "Waiting 4: 1 right, 1 wrong, 1 out of date, 1 not our area" in words(page)
    (guidance,) = (text for text in sections(page) if text.startswith("Working Together"))
    assert "All 2 on this document" in guidance
    assert "para 60: 1 right, 1 wrong" in guidance
    queue = [text for text in sections(page) if "Mark as dealt with" in text]
    assert [text.split(" 22")[0].split()[0] for text in queue] == ["Not", "Out", "Right", "Wrong"]
    assert "gone-policy@2001#1.1 (not held any more)" in queue[1]


def test_a_note_is_shown_as_it_was_written_and_never_as_markup(owner: Visit) -> None:
    page = owner.page("/admin/feedback")
    assert "It is <b>ten</b> days" in words(page)
    assert page.xpath("//main//b") == []


def test_each_paragraph_that_was_spoken_of_can_be_opened(owner: Visit) -> None:
    page = owner.page("/admin/feedback?about=ce-child-in-need@2018%234.3")
    links = [link for link in page.xpath("//main//a/@href") if link.startswith("/documents/")]
    assert links == ["/documents/wt2015-chapter-1#60", "/documents/ce-child-in-need#4.3"]
    for link in links:
        address, _, label = link.partition("#")
        assert owner.page(address).get_element_by_id(label) is not None


def test_what_is_dealt_with_leaves_the_queue_and_is_kept_with_its_day(owner: Visit, said: dict[str, Entry]) -> None:
    answer = owner.send("/admin/feedback", entry=said["right"].id, note="thanks  given")
    assert answer.status_code == 303
    assert "Marked as dealt with." in words(owner.page(answer.headers["location"]))
    page = owner.page("/admin/feedback")
    assert "Waiting 3" in words(page)
    assert said["right"].id not in lxml.html.tostring(page, encoding="unicode")
    assert re.search(r"Dealt with on \d+ \w+ \d{4}: thanks given", words(owner.page("/admin/feedback?done=yes")))


def test_what_is_not_in_the_queue_cannot_be_dealt_with(owner: Visit) -> None:
    answer = owner.send("/admin/feedback", entry="nothing")
    assert answer.status_code == 409
    assert "There is no such feedback" in words(answer)


@pytest.mark.parametrize("query", ["page=0", "page=99999999", "page=x", "about=%3Cscript%3E", "about=%23", "done=1"])
def test_a_queue_that_is_asked_for_oddly_is_shown_all_the_same(query: str, owner: Visit) -> None:
    assert owner.get(f"/admin/feedback?{query}").status_code == 200


def test_every_document_has_its_report(owner: Visit, owned: Settings) -> None:
    snapshot = open_current(owned)
    links = owner.page("/admin/reports").xpath("//main//h2/a/@href")
    assert {unquote(link.rpartition("/")[2]) for link in links} == {
        document.book for document in snapshot.catalogue.documents
    }


def test_a_report_says_what_was_left_out_and_what_to_look_at_as_the_file_of_ingest_does(
    owner: Visit, owned: Settings
) -> None:
    for report in open_current(owned).report["documents"]:
        shown = words(owner.page(f"/admin/reports/{report['document']}@{report['edition']}"))
        told = " ".join(lxml.html.fromstring(report_page([report])).text_content().split())
        for reason in {part["because"] for part in report["left_out"]}:
            times = sum(part["because"] == reason for part in report["left_out"])
            assert f"{reason} ({times})" in told
            assert f"{reason[:1].upper()}{reason[1:]} ({times})" in shown
        for sentence in looks(report):
            assert sentence in told
            assert sentence in shown


@pytest.mark.parametrize("book", ["nothing@2001", "ce-child-in-need", "..%2f..%2fcatalogue"])
def test_a_report_of_nothing_that_is_held_is_not_found(book: str, owner: Visit) -> None:
    assert owner.get(f"/admin/reports/{book}").status_code == 404
