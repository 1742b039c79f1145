"""The documents: listed, and read paragraph by paragraph."""

import httpx
import lxml.html

from tests.assistant.api.fake import LIMIT


def shown(browser: httpx.Client, path: str) -> lxml.html.HtmlElement:
    response = browser.get(path)
    assert response.status_code == 200
    return lxml.html.fromstring(response.text)


def test_the_list_tells_publisher_area_edition_and_status_in_words(browser: httpx.Client) -> None:
    page = shown(browser, "/documents")
    first, second = page.find_class("documents")[0]
    assert first.xpath(".//h2/a/@href") == ["/documents/national-guidance"]
    assert [tag.text for tag in page.find_class("tag")] == ["Superseded", "In force"]
    assert [dd.text for dd in second.xpath(".//dd")] == ["A publisher", "North Shire", "2020 edition", "1"]


def test_every_paragraph_and_item_has_its_label_as_anchor(browser: httpx.Client) -> None:
    page = shown(browser, "/documents/national-guidance")
    for anchor in (
        "60",
        "strategy-discussion.tasks",
        "strategy-discussion.tasks/1",
        "strategy-discussion.tasks/2",
    ):
        assert page.get_element_by_id(anchor) is not None
    assert page.get_element_by_id("strategy-discussion.tasks/1").text_content() == "hold the meeting;"


def test_a_paragraph_shows_its_label_page_and_text(browser: httpx.Client) -> None:
    passage = shown(browser, "/documents/national-guidance").get_element_by_id("60")
    label, text = passage.xpath("./p")
    assert label.text_content() == "para 60 page 12"
    assert text.text_content() == "The assessment must be concluded within 45 working days from the point of referral."


def test_a_number_that_was_put_back_is_marked_so(browser: httpx.Client) -> None:
    passage = shown(browser, "/documents/north-shire-policy").get_element_by_id("1.1")
    said = passage.text_content()
    assert all(words in said for words in ("number reconstructed", "table cell", "Practice Guidance"))


def test_the_contents_lead_to_the_headings(browser: httpx.Client) -> None:
    page = shown(browser, "/documents/national-guidance")
    links = page.xpath("//nav[@class='contents']//a")
    assert [link.text for link in links] == ["Assessing need", "Strategy discussion", "Tasks"]
    for link in links:
        heading = page.get_element_by_id(link.get("href")[1:])
        assert (heading.tag[0], heading.text) == ("h", link.text)
    assert page.xpath("//nav[@class='contents']/ol/li[2]/ol/li/a")[0].text == "Tasks"


def test_the_status_stands_at_the_top_with_what_is_known_from_outside(browser: httpx.Client) -> None:
    banner = shown(browser, "/documents/national-guidance").find_class("banner")[0].text_content()
    assert "Superseded" in banner
    assert "A 2026 edition exists. (known from outside these documents)" in banner


def test_the_edition_of_a_section_is_shown_where_it_begins(browser: httpx.Client) -> None:
    page = shown(browser, "/documents/national-guidance")
    assert [edition.text for edition in page.find_class("edition")] == ["Edition of this section: March 2015"]


def test_a_citation_lands_on_its_paragraph_with_the_exact_words_marked(browser: httpx.Client) -> None:
    page = shown(browser, f"/documents/national-guidance?from={LIMIT.start}&to={LIMIT.end}")
    (mark,) = page.xpath("//mark")
    assert mark.text == LIMIT.quote
    (passage,) = page.find_class("cited")
    assert passage.get("id") == "60"


def test_marks_that_make_no_sense_mark_nothing(browser: httpx.Client) -> None:
    for query in (
        "from=a&to=b",
        "from=9&to=3",
        "from=-1&to=5",
        "from=99999999&to=999999999",
        "from=1",
        "from=²&to=³",
    ):
        assert not shown(browser, f"/documents/national-guidance?{query}").xpath("//mark")


def test_markup_in_a_source_stays_text(browser: httpx.Client) -> None:
    item = shown(browser, "/documents/national-guidance").get_element_by_id("strategy-discussion.tasks/2")
    assert item.text_content() == "record <b>the decision</b> & its reasons."


def test_a_document_that_is_not_held_is_a_page_that_says_so(browser: httpx.Client) -> None:
    response = browser.get("/documents/atlantis")
    assert response.status_code == 404
    assert lxml.html.fromstring(response.text).findtext(".//h1") == "That document is not held here"


def test_edition_and_status_stand_beside_the_cited_words(browser: httpx.Client) -> None:
    page = lxml.html.fromstring(browser.get("/documents/national-guidance?from=20&to=60").text)
    (cited,) = page.find_class("cited")
    beside = " ".join(cited.xpath("string(p[contains(@class, 'cited-from')])").split())
    assert beside == "National guidance (2015 edition) Superseded"
    assert not lxml.html.fromstring(browser.get("/documents/national-guidance").text).find_class("cited-from")
