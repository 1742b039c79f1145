"""The ask page: a plain form, an answer with its words, and a conversation the reader keeps."""

from typing import Any

import httpx
import lxml.html
import pytest

from assistant.api.conversation import KEPT
from assistant.ask import Message
from tests.assistant.api.fake import LIMIT, FakeAssistant


def asked(browser: httpx.Client, question: str, **fields: Any) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(browser.post("/ask", data={"question": question, **fields}).text)


def submit(browser: httpx.Client, form: lxml.html.FormElement, **fields: str) -> lxml.html.HtmlElement:
    """Send a form as a browser does, hidden fields and all."""
    values: dict[str, list[str]] = {}
    for name, value in [*form.form_values(), *fields.items()]:
        values.setdefault(name, []).append(value)
    values.update({name: [value] for name, value in fields.items()})
    return lxml.html.fromstring(browser.post(form.action, data=values).text)


def test_the_form_asks_in_plain_fields_with_labels(browser: httpx.Client) -> None:
    page = lxml.html.fromstring(browser.get("/").text)
    form = page.forms[0]
    assert form.method == "POST"
    assert {control.get("name") for control in form.xpath(".//select | .//textarea")} == {"area", "question"}
    assert [label.text for label in form.xpath(".//label")] == ["Area", "Your question"]
    assert form.xpath("string(.//select/option[1]/@value)") == ""


def test_an_answer_shows_the_exact_words_under_each_statement(browser: httpx.Client) -> None:
    answer = asked(browser, "How long?").get_element_by_id("answer")
    lead = answer.find_class("lead")[0]
    (details,) = lead.xpath(".//details")
    assert details.findtext("summary") == "[1] National guidance, para 60"
    assert details.xpath("string(blockquote)").strip() == LIMIT.quote
    said = details.text_content()
    assert all(part in said for part in (LIMIT.title, LIMIT.edition, "Superseded", LIMIT.label))
    (address,) = details.xpath(".//a/@href")
    assert address == f"/documents/national-guidance?from={LIMIT.start}&to={LIMIT.end}#60"


def test_every_number_in_brackets_opens_its_citation(browser: httpx.Client) -> None:
    answer = asked(browser, "How long, he is hitting").get_element_by_id("answer")
    points = answer.xpath("./ul[@class='points']/li")
    assert points
    for point in points:
        marks = [mark.text for mark in point.xpath(".//span[@class='mark']")]
        opened = [place.split()[1] for place in point.xpath("./details//a/span/text()")]
        assert opened == list(dict.fromkeys(marks))
    for statement in answer.xpath(".//p[span[@class='mark']][not(ancestor::ul[@class='points'])]"):
        marks = [mark.text for mark in statement.xpath("span[@class='mark']")]
        opened = [text.split()[0] for text in statement.getparent().xpath("./ul/li/details/summary/text()")]
        assert opened == marks


def test_an_example_is_a_button_that_asks_it(browser: httpx.Client, fake: FakeAssistant) -> None:
    page = lxml.html.fromstring(browser.get("/").text)
    assert page.xpath("//p[@class='urgent']//a/@href") == ["tel:999", "/contacts", "/routes"]
    (form,) = [form for form in page.forms if form.xpath(".//button[@name='question']")]
    example = form.xpath(".//button/@value")[0]
    submit(browser, form, question=example)
    assert fake.asked[-1].question == example


def test_before_the_lead_stand_only_danger_how_it_was_read_and_two_other_alerts(browser: httpx.Client) -> None:
    page = asked(browser, "Jayden, he is hitting, premise edition differ", asked="Before?", told="Yes.")
    answer = page.get_element_by_id("answer")
    parts = [part.get("class") for part in answer.xpath("./*")]
    assert parts[:6] == ["asked", "danger", "read-as", "aside", "aside", "lead"]
    lines = [part.findtext("summary") for part in answer.xpath("./details")]
    assert lines[:2] == ["Personal details", "Check what the question takes for granted"]
    assert lines[2:4] == ["Check the edition: National guidance (2015)", "The documents differ"]
    assert parts.index("points") < parts.index("aside", 6)
    assert answer.get("tabindex") == "-1"
    assert page.forms[-1].action == "/ask#answer"
    assert answer.getparent().index(answer) < answer.getparent().index(page.xpath("//form[@class='ask']")[0])


def test_a_long_question_is_cut_above_the_answer_and_whole_below_it(browser: httpx.Client) -> None:
    question = "How long may it take " + "at the very most " * 20
    answer = asked(browser, question).get_element_by_id("answer")
    assert len(answer.xpath("string(h2)")) < 150
    assert answer.xpath("string(details[summary='Your whole question']/p)") == question.strip()


def test_a_date_worked_out_stands_beside_its_rule_and_a_rule_alone_only_where_the_answer_has_not_said_it(
    browser: httpx.Client,
) -> None:
    (dates,) = asked(browser, "How long?").xpath("//section[@class='dates']//li")
    assert dates.findtext("strong") == "Thursday 7 January 2027"
    said = " ".join(dates.find_class("whose")[0].text_content().split())
    assert said == "The assessment must be concluded within 45 working days. (England) [1]"
    undated = asked(browser, "How long, undated?")
    assert not undated.find_class("dates")
    assert not undated.xpath("//details[summary='The rules behind it']")


def test_danger_stands_before_everything_else_and_can_be_rung(browser: httpx.Client) -> None:
    answer = asked(browser, "Jayden, he is hitting").get_element_by_id("answer")
    danger = answer.find_class("danger")[0]
    assert danger.findtext("h3") == "If a child is in danger now"
    assert danger.xpath("./p[not(@class)]//a/@href | ./ul[@class='rings']//a/@href") == ["tel:999", "tel:03001235012"]
    assert not danger.find_class("numbers"), "no council here has a number of its own"


def test_in_danger_nothing_else_is_offered_to_ask(browser: httpx.Client) -> None:
    assert not asked(browser, "Jayden, he is hitting").xpath("//*[@id='suggestions_heading']")
    assert asked(browser, "How long?").xpath("//*[@id='suggestions_heading']")


def test_personal_data_is_neither_shown_again_nor_carried(browser: httpx.Client) -> None:
    page = browser.post("/ask", data={"question": "How long for Jayden?"}).text
    assert "Jayden" not in page
    assert "How long for [name]?" in page


def test_a_follow_up_carries_the_conversation_in_the_form(browser: httpx.Client, fake: FakeAssistant) -> None:
    page = asked(browser, "How long?", area="north-shire")
    page = submit(browser, page.xpath("//form[@class='ask']")[0], question="And then?")
    assert fake.asked[-1].question == "And then?"
    assert fake.asked[-1].area == "north-shire"
    assert [message.role for message in fake.asked[-1].history] == ["user", "assistant"]
    assert fake.asked[-1].history[0] == Message("user", "How long?")
    assert "45 working days" in fake.asked[-1].history[1].content
    earlier = page.find_class("earlier")[0].text_content()
    assert "How long?" in earlier
    assert "45 working days" in earlier


def test_only_the_last_turns_are_carried(browser: httpx.Client, fake: FakeAssistant) -> None:
    page = asked(browser, "Question 0?")
    for number in range(1, KEPT + 3):
        page = submit(browser, page.xpath("//form[@class='ask']")[0], question=f"Question {number}?")
    assert len(fake.asked[-1].history) == 2 * KEPT
    assert fake.asked[-1].history[-2].content == f"Question {KEPT + 1}?"


def test_an_unclear_area_is_offered_as_buttons_that_ask_again(browser: httpx.Client, fake: FakeAssistant) -> None:
    page = asked(browser, "which form?")
    (form,) = [form for form in page.forms if form.xpath(".//button[@name='area']")]
    assert [button.text for button in form.xpath(".//button")] == ["North Shire", "England"]
    submit(browser, form, area="north-shire")
    assert (fake.asked[-1].question, fake.asked[-1].area) == ("which form?", "north-shire")
    assert fake.asked[-1].history == ()


def test_a_suggestion_is_a_button_that_asks_it(browser: httpx.Client, fake: FakeAssistant) -> None:
    page = asked(browser, "How long?", area="north-shire")
    (form,) = [form for form in page.forms if form.xpath(".//button[@name='question']")]
    (suggestion,) = form.xpath(".//button/@value")
    submit(browser, form, question=suggestion)
    assert (fake.asked[-1].question, fake.asked[-1].area) == (suggestion, "north-shire")
    assert fake.asked[-1].history[0] == Message("user", "How long?")


def test_what_the_documents_do_not_hold_shows_the_nearest_passages(browser: httpx.Client) -> None:
    answer = asked(browser, "my pension").get_element_by_id("answer")
    assert "do not answer this" in answer.find_class("lead")[0].text_content()
    assert answer.xpath("//h3[@id='nearest_heading']")
    assert LIMIT.quote in answer.text_content()


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (" \n ", "The question is empty. Type a question of up to 2,000 characters."),
        ("long " * 500, "The question is 2,499 characters long. Shorten it to 2,000 or fewer."),
    ],
)
def test_a_mistake_is_told_at_the_top_and_beside_the_field_and_what_was_typed_is_kept(
    browser: httpx.Client, question: str, says: str
) -> None:
    same = {"area": "north-shire", "was": "north-shire", "asked": "A?", "told": "B."}
    response = browser.post("/ask", data={"question": question, **same})
    page = lxml.html.fromstring(response.text)
    assert response.status_code == 422
    assert page.findtext(".//title").startswith("Error: ")
    (summary,) = page.xpath("//div[@role='alert']//a")
    assert (summary.text, summary.get("href")) == (says, "#question")
    field = page.get_element_by_id("question")
    assert field.get("aria-invalid") == "true"
    beside = page.get_element_by_id(field.get("aria-describedby").split()[-1])
    assert beside.text_content() == f"Error: {says}"
    assert field.value.strip() == question.strip()
    assert page.get_element_by_id("area").value == "north-shire"
    assert page.xpath("//input[@name='asked']/@value") == ["A?"]


def test_an_area_that_is_not_held_is_told_beside_its_field(browser: httpx.Client) -> None:
    response = browser.post("/ask", data={"question": "How long?", "area": "atlantis"})
    assert response.status_code == 422
    assert lxml.html.fromstring(response.text).get_element_by_id("area_error") is not None


def test_what_is_typed_cannot_become_markup(browser: httpx.Client) -> None:
    hostile = "<script>alert(1)</script>\" onfocus='x' </textarea>{{ 7777 * 7777 }}"
    for page in (
        browser.post("/ask", data={"question": hostile}).text,
        browser.post("/ask", data={"question": "How?", "asked": hostile, "told": hostile}).text,
        browser.post("/ask", data={"question": hostile * 60}).text,
    ):
        document = lxml.html.fromstring(page)
        assert not document.xpath("//script[not(@src)] | //@onfocus")
        assert "60481729" not in page
        assert hostile in document.text_content()


def test_a_browser_may_go_back_to_an_answer_but_no_one_else_may_keep_it(browser: httpx.Client) -> None:
    assert browser.post("/ask", data={"question": "How long?"}).headers["cache-control"] == "private, no-cache"


def test_another_area_chosen_beside_an_answer_asks_the_last_question_of_it(
    browser: httpx.Client, fake: FakeAssistant
) -> None:
    page = asked(browser, "And who?", asked="How long?", told="45 days.")
    (form,) = page.find_class("ask")
    again = submit(browser, form, area="north-shire")
    assert " ".join(again.get_element_by_id("asked_heading").text_content().split()) == "You asked: And who?"
    assert (fake.asked[-1].question, fake.asked[-1].area) == ("And who?", "north-shire")
    assert [said.content for said in fake.asked[-1].history] == ["How long?", "45 days."]


def test_an_empty_question_of_the_same_area_is_still_a_mistake(browser: httpx.Client) -> None:
    (form,) = asked(browser, "How long?").find_class("ask")
    assert "The question is empty." in submit(browser, form).text_content()
