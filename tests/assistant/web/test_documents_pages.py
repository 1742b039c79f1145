"""The documents: listed, and read paragraph by paragraph."""

import re
from dataclasses import dataclass

import httpx
import lxml.html

from assistant.api.app import create_app
from corpus.catalogue import Catalogue
from tests.assistant.api.fake import CATALOGUE, LIMIT, FakeAssistant, FakeSnapshot
from tests.assistant.api.server import serving
from tests.corpus.library import shipped

LIGHT = 100_000  # bytes as they are sent
ANSWERING = ("60", "strategy-discussion.tasks")


def shown(browser: httpx.Client, path: str) -> lxml.html.HtmlElement:
    response = browser.get(path)
    assert response.status_code == 200
    return lxml.html.fromstring(response.text)


def test_the_list_tells_publisher_edition_and_status_in_words_under_the_area(browser: httpx.Client) -> None:
    page = shown(browser, "/documents")
    national, local = page.find_class("shelf")
    assert national.xpath("string(h2)") == "England 1 document"
    assert local.xpath("string(h2)") == "North Shire 1 document"
    assert national.xpath(".//h3/a/@href") == ["/documents/national-guidance"]
    assert [tag.text for tag in page.find_class("tag")] == ["Superseded", "In force"]
    assert [dd.text for dd in local.xpath(".//dd")] == ["A publisher", "2020 edition", "2020", "1"]


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
    assert label.text_content() == "para 60 page 12 source"
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
    assert page.xpath("//nav[@class='contents']//li[2]/ol/li/a")[0].text == "Tasks"


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


def found(browser: httpx.Client, path: str, words: str) -> lxml.html.HtmlElement:
    response = browser.get(path, params={"find": words})
    assert response.status_code == 200
    return lxml.html.fromstring(response.text)


LEAFLET = "/documents/worcs-b1-children-in-need"


def test_a_search_shows_every_paragraph_with_all_the_words_and_marks_them(library: httpx.Client) -> None:
    page = found(library, LEAFLET, "core assessment days")
    hits = page.xpath("//ol[@class='hits']/li")
    assert page.xpath("string(//h2[@id='found_heading'])") == f"{len(hits)} paragraphs have all these words"
    every = [each for each in shipped().paragraphs.values() if each.ref.document in LEAFLET]
    having = [
        f"{LEAFLET}#{each.ref.label}"
        for each in every
        if all(re.search(rf"\b{word}", each.text, re.IGNORECASE) for word in ("core", "assess", "day"))
    ]
    assert [hit.xpath("p[@class='label']/a/@href")[0] for hit in hits] == having
    for hit in hits:
        assert {mark.casefold()[:3] for mark in hit.xpath(".//mark/text()")} == {"cor", "ass", "day"}


def test_where_no_paragraph_has_all_the_words_the_nearest_are_shown_with_what_they_have(library: httpx.Client) -> None:
    page = found(library, LEAFLET, "core assessment zebra")
    assert page.xpath("string(//h2[@id='found_heading'])") == "No paragraph has all these words"
    hits = page.xpath("//ol[@class='hits']/li")
    assert 0 < len(hits) <= 5
    assert "Has: core, assessment" in hits[0].text_content()


def test_words_that_the_document_does_not_have_are_told_and_what_was_typed_is_kept(library: httpx.Client) -> None:
    page = found(library, LEAFLET, "zebra")
    assert "stands in this document" in page.xpath("string(//section[@aria-labelledby='found_heading'])")
    assert page.get_element_by_id("find").value == "zebra"


def test_a_search_for_nothing_is_told_beside_its_field(library: httpx.Client) -> None:
    for typed in ("", " ", "?!", "long " * 50):
        response = library.get(LEAFLET, params={"find": typed})
        page = lxml.html.fromstring(response.text)
        assert response.status_code == 422
        assert page.findtext(".//title").startswith("Error: ")
        assert page.xpath("//div[@role='alert']//a/@href") == ["#find"]
        assert page.get_element_by_id("find_error") is not None
        assert page.get_element_by_id("find").value == typed


def test_personal_data_looked_for_is_not_shown_again_but_what_the_document_prints_is(library: httpx.Client) -> None:
    page = found(library, LEAFLET, "Jayden Smithson visits")
    assert "Jayden" not in lxml.html.tostring(page, encoding="unicode")
    assert "may be personal data (name)" in page.text_content()
    printed = found(library, "/documents/ce-step-up-step-down", "0300 123 5012")
    assert printed.get_element_by_id("find").value == "0300 123 5012"
    assert printed.xpath("//ol[@class='hits']/li")


def test_the_source_is_shown_as_received_with_the_cited_words_marked_and_a_way_back(library: httpx.Client) -> None:
    cited = shown(library, LEAFLET).xpath("//div[@class='passage']//a[contains(@href, '/source?')]/@href")[40]
    page = shown(library, cited.partition("#")[0])
    assert page.get_element_by_id("cited").xpath(".//mark")
    (back,) = page.xpath("//a[@class='back']/@href")
    path, _, anchor = back.partition("#")
    passage = shown(library, path).get_element_by_id(anchor)
    assert "cited" in passage.get("class")
    plain = {mark.strip(" •") for mark in page.xpath("//ol[@class='source-lines']//mark/text()")}
    assert any(line and line in passage.text_content() for line in plain)


def test_every_line_of_a_source_is_on_one_of_its_pages(library: httpx.Client) -> None:
    lines, number, last = 0, 1, 1
    while number <= last:
        page = shown(library, f"{LEAFLET}/source?page={number}")
        (listed,) = page.find_class("source-lines")
        assert int(listed.get("start")) == lines + 1
        lines += len(listed)
        last = int(page.xpath("string(//nav[@class='pager']/p)").split()[-1])
        number += 1
    assert last > 1
    assert f"{lines:,} lines" in page.text_content()


def test_a_link_to_words_that_are_in_no_paragraph_says_so(library: httpx.Client) -> None:
    page = shown(library, f"{LEAFLET}?from=9000000&to=9000001")
    assert "nothing is marked" in page.xpath("string(//main)")
    assert not page.xpath("//mark")
    assert "nothing is marked" in shown(library, f"{LEAFLET}/source?from=9000000&to=9000001").xpath("string(//main)")


def test_the_questions_that_a_paragraph_answers_stand_on_a_page_of_their_own_one_link_from_it() -> None:
    @dataclass(frozen=True)
    class Asked(FakeSnapshot):
        @property
        def questions(self) -> dict[str, list[str]]:
            return {
                "national-guidance@2015#60": ["How long may it take?"],
                "national-guidance@2015#strategy-discussion.tasks/2": ["Who writes it down?"],
            }

    assistant = FakeAssistant()
    assistant.snapshot = Asked()
    with serving(create_app(assistant)) as address:
        reading = httpx.get(f"{address}/documents/national-guidance").text
        own = lxml.html.fromstring(httpx.get(f"{address}/documents/national-guidance/questions").text)
        none = httpx.get(f"{address}/documents/north-shire-policy/questions")
    assert "How long may it take?" not in reading
    links = lxml.html.fromstring(reading).xpath("//p[@class='label']//a[contains(., 'question')]/@href")
    assert links == [f"/documents/national-guidance/questions#{each}" for each in ANSWERING]
    limit, tasks = (own.get_element_by_id(each) for each in ANSWERING)
    assert limit.xpath("ul/li/text()") == ["How long may it take?"]
    assert " ".join(tasks.xpath("string(ul)").split()) == "Strategy discussion > Tasks, bullet 2: Who writes it down?"
    assert tasks.xpath("h2/a/@href") == ["/documents/national-guidance#strategy-discussion.tasks"]
    assert none.status_code == 200
    assert "None are held for this document" in none.text


def test_questions_of_a_document_that_is_not_held_are_a_page_that_says_so(library: httpx.Client) -> None:
    answer = library.get("/documents/atlantis/questions")
    assert answer.status_code == 404
    assert "That document is not held here" in answer.text


def test_an_edition_that_another_replaced_stands_under_it_in_the_list() -> None:
    old, new = (CATALOGUE.documents[1].model_copy(update={"edition": year}) for year in ("2020", "2026"))
    new = new.model_copy(update={"supersedes": (old.book,), "added": True})
    assistant = FakeAssistant()
    catalogue = Catalogue(areas=CATALOGUE.areas, documents=(CATALOGUE.documents[0], old, new))
    assistant.snapshot = FakeSnapshot(catalogue=catalogue)
    with serving(create_app(assistant)) as address:
        page = lxml.html.fromstring(httpx.get(f"{address}/documents").text)
    local = page.find_class("shelf")[1]
    assert local.xpath("string(h2)") == "North Shire 2 documents"
    assert local.xpath("ul/li/h3/a/@href") == ["/documents/north-shire-policy"]
    assert "Added here" in local.xpath("string(ul/li/p)")
    assert local.xpath("ul/li/details//a/@href") == ["/documents/north-shire-policy@2020"]
    assert "Answers come from these 2 documents" in page.xpath("string(//p[@class='lead'])")


def test_every_page_of_every_document_is_light_to_load(library: httpx.Client) -> None:
    for document in library.get("/v1/documents").json()["documents"]:
        for part in ("", "/questions", "/source"):
            page = library.get(f"/documents/{document['id']}{part}")
            assert page.status_code == 200
            assert page.num_bytes_downloaded < LIGHT, f"{document['id']}{part}"
