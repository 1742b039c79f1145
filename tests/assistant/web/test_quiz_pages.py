"""The pages of quizzes: an address holds a paper; it is read, swapped, taken, marked and saved by plain forms."""

from urllib.parse import parse_qs, urlsplit

import httpx
import lxml.html
import pytest

from assistant.quiz.formats.table import FORMATS
from assistant.quiz.question import QuizKind
from assistant.web.quiz_form import KINDS
from tests.assistant.quiz.read_back import moodle_xml

PATH = "/quiz"
PAPER = {"count": "4", "area": "cheshire-east", "seed": "2"}


@pytest.fixture(scope="module")
def library(shelf):
    with httpx.Client(base_url=shelf, headers={"Accept": "text/html"}, timeout=120) as client:
        yield client


def shown(library, path=PATH, **asked):
    return lxml.html.fromstring(library.get(path, params=asked).text)


def words(element):
    return " ".join(element.text_content().split())


def ids(library, **asked):
    """The questions of a paper, by what they ask."""
    return [words(each) for each in shown(library, **asked).xpath("//ol[@class='paper']/li/p[1]")]


def take(library, way="page"):
    return shown(library, "/quiz/take", **PAPER, way=way)


def hidden(page):
    return [(each.get("name"), each.get("value")) for each in page.xpath("//form//input[@type='hidden']")]


def keyed(library):
    """The answers of the paper that are right, as the fields of its form."""
    page = take(library)
    blank = library.post("/quiz/take", data=dict_of(hidden(page)))
    key = {}
    for number, section in enumerate(
        lxml.html.fromstring(blank.text).xpath("//section[contains(@class, 'marked')]"), 1
    ):
        rights = [words(each) for each in section.xpath("h3/following-sibling::p[1]/strong")]
        for control in page.xpath(f"//fieldset[.//h2[@id='question_{number}']]//input"):
            label = words(page.xpath(f"//label[@for='{control.get('id')}']")[0])
            if label in rights:
                key.setdefault(control.get("name"), []).append(control.get("value"))
        for label in page.xpath(f"//fieldset[.//h2[@id='question_{number}']]//div[@class='pairing']/label"):
            select = page.get_element_by_id(label.get("for"))
            for option in select.xpath("option[@value != '']"):
                pair, step = f"{words(label)} – {words(option)}", f"{words(option)}. {words(label)}"
                if pair in rights or step in rights:
                    key.setdefault(select.get("name"), []).append(option.get("value"))
    return key


def dict_of(fields):
    found = {}
    for name, value in fields:
        found.setdefault(name, []).append(value)
    return found


def test_the_empty_form_offers_areas_documents_and_every_kind(library):
    page = shown(library)
    assert page.xpath("//select[@name='area']/option/@value")[:2] == ["", "england"]
    assert set(page.xpath("//input[@name='kind']/@value")) == set(QuizKind) == set(KINDS)
    assert len(page.xpath("//input[@name='document']")) == 5
    assert page.xpath("//input[@name='count']/@value") == ["20"]
    assert not page.xpath("//ol[@class='paper']")


def test_an_address_makes_a_paper_and_the_same_one_again(library):
    first = ids(library, **PAPER)
    assert len(first) == 4
    assert ids(library, **PAPER) == first
    assert ids(library, **PAPER | {"seed": "3"}) != first


def test_the_form_keeps_what_was_chosen(library):
    page = shown(library, **PAPER, topic="step-down, visits", kind=["how-long", "who"], difficulty="easy")
    assert page.xpath("//input[@name='topic']/@value") == ["step-down, visits"]
    assert page.xpath("//input[@name='kind'][@checked]/@value") == ["how-long", "who"]
    assert page.xpath("//select/option[@selected]/@value") == ["cheshire-east", "easy"]
    assert page.xpath("//details[@class='narrow']/@open")


def test_each_question_has_its_answer_and_its_verses_folded_below_it(library):
    for item in shown(library, **PAPER).xpath("//ol[@class='paper']/li"):
        (answer,) = item.xpath("details")
        assert answer.get("open") is None
        assert answer.xpath("p/strong")
        assert answer.xpath(".//blockquote")
        links = answer.xpath(".//div[@class='verse']//a/@href")
        assert links
        assert all(link.startswith("/documents/") for link in links)
        for option in answer.xpath("ul[@class='lettered']/li/div/p/strong"):
            assert words(option) in {"Right:", "Not right:"}


def test_verses_lead_to_their_place_in_the_document(library):
    links = shown(library, **PAPER).xpath("//div[@class='verse']//a/@href")
    for link in set(links):
        path, _, place = link.partition("#")
        ids = lxml.html.fromstring(library.get(path).text).xpath("//@id")
        assert place in ids, link


def test_a_question_is_swapped_and_the_address_holds_the_swap(library):
    page = shown(library, **PAPER)
    before = ids(library, **PAPER)
    link = page.xpath("//ol[@class='paper']/li[2]//a[starts-with(@href, '/quiz?')]/@href")[0]
    asked = parse_qs(urlsplit(link).query)
    after = ids(library, **asked)
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, True, True]
    assert ids(library, **asked) == after
    again = shown(library, **asked).xpath("//ol[@class='paper']/li[2]//a[starts-with(@href, '/quiz?')]/@href")[0]
    assert len(parse_qs(urlsplit(again).query)["swap"]) == 2
    files = shown(library, **asked).xpath("//a[contains(@href, 'format=moodle')]/@href")
    assert moodle_xml(library.get(files[0]).content)[1][1].id not in asked["swap"]


def test_every_format_is_offered_and_given(library):
    page = shown(library, **PAPER)
    links = page.xpath("//a[starts-with(@href, '/quiz/file?')]/@href")
    assert [parse_qs(urlsplit(link).query)["format"][0] for link in links] == list(FORMATS)
    for link, each in zip(links, FORMATS.values(), strict=True):
        answer = library.get(link)
        assert (answer.status_code, answer.headers["content-type"]) == (200, each.media_type)
        assert answer.headers["content-disposition"].startswith("attachment; filename=")


def test_a_trainer_has_twenty_questions_on_step_down_in_moodle_xml_by_the_page(library):
    page = shown(library, topic="step-down", count="20")
    (link,) = page.xpath("//a[contains(@href, 'format=moodle')]/@href")
    assert len(moodle_xml(library.get(link).content)[1]) == 20


def test_a_paper_answered_rightly_is_marked_so(library):
    page = take(library)
    answer = library.post("/quiz/take", data={**dict_of(hidden(page)), **keyed(library)})
    marked = lxml.html.fromstring(answer.text)
    assert words(marked.get_element_by_id("score")) == "4 of 4 right"
    assert all(words(each).endswith(": right") for each in marked.xpath("//section/h2"))


def test_an_answer_left_out_and_a_wrong_one_are_told_apart(library):
    page, key = take(library), keyed(library)
    name = page.xpath("//input[@type='radio']/@name")[0]
    taken = page.xpath(f"//input[@name='{name}']/@value")
    wrong = next(value for value in taken if value not in key[name])
    answer = library.post("/quiz/take", data={**dict_of(hidden(page)), name: wrong})
    marked = lxml.html.fromstring(answer.text)
    assert words(marked.get_element_by_id("score")) == "0 of 4 right, 3 not answered"
    (section,) = marked.xpath("//section[contains(@class, 'marked-not-right')]")
    assert "Your answer" in words(section)
    assert "The right answer" in words(section)


def test_question_by_question_each_answer_is_told_at_once_and_the_score_at_the_end(library):
    key, page = keyed(library), take(library, way="each")
    for number in range(1, 5):
        assert words(page.xpath("//p[@class='progress']")[0]).startswith(f"Question {number} of 4")
        mine = {name: value for name, value in key.items() if name.startswith(f"a{number}_")}
        page = step(library, page, "check", mine)
        assert words(page.xpath("//section/h2")[0]) == f"Question {number}: right"
        assert f"{number} of {number} right so far" in words(page.xpath("//p[@class='progress']")[0])
        page = step(library, page, "next", {})
    assert words(page.get_element_by_id("score")) == "4 of 4 right"
    assert len(page.xpath("//section[contains(@class, 'marked-right')]")) == 4


def test_question_by_question_an_answer_must_be_chosen(library):
    page = take(library, way="each")
    answer = library.post("/quiz/take", data={**dict_of(hidden(page)), "do": "check"})
    page = lxml.html.fromstring(answer.text)
    assert answer.status_code == 422
    (link,) = page.xpath("//div[@class='wrong']//a/@href")
    assert page.get_element_by_id(link.removeprefix("#")).tag in {"input", "select"}


def step(library, page, do, given):
    data = {**dict_of(hidden(page)), **given, "do": do}
    return lxml.html.fromstring(library.post("/quiz/take", data=data).text)


def test_answers_to_a_paper_that_is_no_longer_the_same_are_not_marked(library):
    page = take(library)
    data = {**dict_of(hidden(page)), "paper": "0" * 16, "a1_0": "0"}
    answer = lxml.html.fromstring(library.post("/quiz/take", data=data).text)
    assert "your answers were not marked" in words(answer)
    assert answer.xpath("//form//fieldset")


@pytest.mark.parametrize("value", ["99", "-1", "x", "1" * 40, "²", "<b>"])
def test_what_is_no_choice_counts_as_no_answer(library, value):
    page = take(library)
    data = {**dict_of(hidden(page)), "a1_0": value}
    answer = library.post("/quiz/take", data=data)
    assert answer.status_code == 200
    assert "0 of 4 right, 4 not answered" in answer.text


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"count": ""}, "count", "Type how many questions: a whole number from 1 to 200."),
        ({"count": "201"}, "count", "Type how many questions: a whole number from 1 to 200."),
        ({"seed": "many"}, "seed", "Type the number of the paper: a whole number from 0 to 2,147,483,647."),
        ({"topic": "zebra"}, "topic", "The documents hold nothing about one of the topics."),
        ({"topic": "x" * 200}, "topic", "Shorten the topics to a few words each"),
        ({"area": "mars"}, "area", "The area is not one that is held here."),
        ({"document": "zebra"}, "document_1", "One of the documents is not held here."),
        ({"kind": "zebra"}, "kind_1", "“kinds.0” can only be"),
        ({"difficulty": "zebra"}, "difficulty", "“difficulty” can only be"),
        ({"today": "yesterday"}, "today", "The day is not a day there is."),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_what_was_typed_is_kept(library, changed, field, said):
    answer = library.get(PATH, params=PAPER | changed)
    page = lxml.html.fromstring(answer.text)
    assert answer.status_code == 422
    assert said in words(page.get_element_by_id(f"{field}_error"))
    assert page.xpath("//div[@class='wrong']//a/@href") == [f"#{field}"]
    assert page.get_element_by_id(field) is not None
    assert page.xpath("//input[@name='count']/@value") == [changed.get("count", "4")]


@pytest.mark.parametrize("path", ["file?count=0&format=moodle", "file?count=1&format=zebra", "take?count=x"])
def test_an_address_that_can_be_no_paper_is_a_page_with_a_sentence(library, path):
    answer = library.get(f"/quiz/{path}")
    assert answer.status_code == 422
    assert answer.headers["content-type"].startswith("text/html")


def test_when_no_question_fits_that_is_said_and_nothing_is_offered(library):
    page = shown(library, document="cwac-cin-pilot", topic="step-down-triage", count="5")
    assert "No question fits what was asked for." in words(page)
    assert not page.xpath("//a[starts-with(@href, '/quiz/')]")
    way = shown(library, "/quiz/take", document="cwac-cin-pilot", topic="step-down-triage", count="5", way="each")
    assert "No question fits" in words(way)


def test_typed_words_are_shown_as_words(library):
    page = shown(library, **PAPER | {"count": "<script>alert(1)</script>"})
    assert page.xpath("//input[@name='count']/@value") == ["<script>alert(1)</script>"]
    assert not page.xpath("//script[not(@src)]")
