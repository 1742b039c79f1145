"""Whom to turn to: one question a page, an outcome to read aloud, and each area's numbers with who answers now."""

import httpx
import lxml.html
import pytest


@pytest.fixture
def client(library: httpx.Client) -> httpx.Client:
    return library


def shown(client: httpx.Client, path: str) -> lxml.html.HtmlElement:
    response = client.get(path)
    assert response.status_code == 200, response.text
    return lxml.html.fromstring(response.text)


def chosen(client: httpx.Client, page: lxml.html.HtmlElement, value: str | None) -> httpx.Response:
    """Send the form of a page as a browser does, with one answer chosen, or none."""
    (form,) = page.forms
    fields = [(each.name, each.value) for each in form.xpath(".//input[@type='hidden']")]
    (name,) = set(form.xpath(".//input[@type='radio']/@name"))
    if value is not None:
        assert value in form.xpath(".//input[@type='radio']/@value")
        fields.append((name, value))
    return client.get(form.action, params=fields)


def walked(client: httpx.Client, *values: str) -> lxml.html.HtmlElement:
    page = shown(client, "/routes")
    for value in values:
        page = lxml.html.fromstring(chosen(client, page, value).text)
    return page


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


CALL = ("cheshire-east", "danger=no", "role=partner", "partner=incident", "plan-open=no")


def test_a_route_is_one_question_a_page_and_ends_in_what_can_be_read_aloud(client: httpx.Client) -> None:
    page = walked(client, *CALL)
    headings = [words(each) for each in page.xpath("//main//h2")]
    assert headings[0].startswith("Whom to ring now (")
    assert {"What to do", "By when", "What happens next"} <= set(headings) | {words(page.xpath("//main")[0])}
    assert "tel:03001235012" in page.xpath("//main//a/@href")
    for line in page.xpath("//ul[@class='points']/li"):
        assert line.xpath(".//blockquote") or "(in our words, not the documents’)" in words(line)


def test_every_link_of_an_outcome_leads_to_the_words_marked_in_the_document(client: httpx.Client) -> None:
    for link in set(walked(client, *CALL).xpath("//details[@class='source']//a/@href")):
        assert shown(client, link.partition("#")[0]).xpath("//mark"), link


def test_back_leads_to_the_question_before_and_keeps_the_other_answers(client: httpx.Client) -> None:
    page = walked(client, *CALL[:3])
    question = words(page.xpath("//h1")[0])
    further = lxml.html.fromstring(chosen(client, page, CALL[3]).text)
    (back,) = further.xpath("//a[@class='back']/@href")
    assert words(shown(client, back).xpath("//h1")[0]) == question
    assert not shown(client, "/routes").xpath("//a[@class='back']")
    assert walked(client, "worcestershire").xpath("//a[@class='back']/@href") == ["/routes"]


def test_each_answer_given_can_be_changed_from_the_outcome(client: httpx.Client) -> None:
    links = walked(client, *CALL).xpath("//dl[@class='taken']//a/@href")
    assert len(links) == len(CALL) - 1
    assert "Is a child in danger now?" in words(shown(client, links[0]).xpath("//h1")[0])


@pytest.mark.parametrize("values", [(), ("cheshire-east",), ("cheshire-east", "danger=no")])
def test_no_answer_chosen_is_told_at_the_top_and_beside_the_answers(client: httpx.Client, values: tuple[str]) -> None:
    response = chosen(client, walked(client, *values), None)
    page = lxml.html.fromstring(response.text)
    assert response.status_code == 422
    assert page.findtext(".//title").startswith("Error: ")
    assert page.xpath("//div[@role='alert']//a/@href") == ["#choice_1"]
    assert "choice_error" in page.xpath("//fieldset/@aria-describedby")[0]
    assert page.get_element_by_id("choice_error") is not None


@pytest.mark.parametrize("query", ["area=narnia", "area=england&answer=colour", "area=england&answer=colour=red"])
def test_an_answer_that_there_is_not_is_told_in_a_sentence(client: httpx.Client, query: str) -> None:
    assert client.get(f"/routes?{query}").status_code == 422


def test_an_emergency_says_so_before_everything_else(client: httpx.Client) -> None:
    page = walked(client, "worcestershire", "danger=yes")
    assert "999" in words(page.xpath("//div[@class='danger']")[0])
    assert page.xpath("//div[@class='danger']//a/@href") == ["tel:999"]


def test_contacts_say_who_answers_now_and_what_of_it_is_printed_or_inferred(client: httpx.Client) -> None:
    page = shown(client, "/contacts")
    sections = {section.get("aria-labelledby"): section for section in page.find_class("area")}
    assert list(sections) == ["cheshire-east", "cheshire-west-and-chester", "worcestershire"]
    east = words(sections["cheshire-east"])
    assert "Now: 0300 123 50" in east
    assert "Printed Hours: " in east
    assert "Inferred Hours: " in east
    assert sections["cheshire-east"].xpath(".//a/@href")[0] in {"tel:03001235012", "tel:03001235022"}


@pytest.mark.parametrize("area", ["cheshire-west-and-chester", "worcestershire"])
def test_an_area_without_a_safeguarding_number_says_so_and_is_lent_none(client: httpx.Client, area: str) -> None:
    (section,) = shown(client, f"/contacts?area={area}").find_class("area")
    assert "print no safeguarding number for this area" in words(section)
    assert "Now:" not in words(section)
    assert "0300" not in words(section)


def test_contacts_may_be_asked_for_by_the_name_people_use(client: httpx.Client) -> None:
    assert [each.get("aria-labelledby") for each in shown(client, "/contacts?area=Worcs").find_class("area")] == [
        "worcestershire"
    ]


def test_a_time_limit_of_a_route_leads_to_the_calculator_or_to_its_rule(client: httpx.Client) -> None:
    page = walked(client, *CALL)
    links = page.xpath("//p[@class='to-count']/a/@href")
    counted = {link for link in links if link.startswith("/timescales/calculator?")}
    assert counted == {
        "/timescales/calculator?rule=ce-referral-passed-1-hour",
        "/timescales/calculator?rule=ce-strategy-or-joint-visit-same-day",
        "/timescales/calculator?rule=ce-lead-stays-4-weeks",
    }
    for link in links:
        address, _, anchor = link.partition("#")
        there = shown(client, address)
        assert not anchor or there.get_element_by_id(anchor) is not None


def test_an_outcome_gives_hours_for_the_numbers_it_names_and_says_what_it_does_not_give(client: httpx.Client) -> None:
    page = walked(client, *CALL)
    (now,) = page.xpath("//section[@aria-labelledby='now_heading']")
    assert "Hours as printed: Out of office hours are 17:00" in words(now) or "17:00-08:30am" in words(now)
    assert "nothing was found" not in words(page.xpath("//main")[0])
    alone = walked(client, "worcestershire", "danger=yes")
    assert "nothing was found in the documents on what to have ready, nor on what happens next." in words(
        alone.xpath("//main")[0]
    )


def test_a_number_keeps_its_comma(client: httpx.Client) -> None:
    kept = [
        words(each) for page in (walked(client, *CALL), shown(client, "/contacts")) for each in page.find_class("kept")
    ]
    assert set(kept) == {"0300 123 5012,"}
    assert ".kept { white-space: nowrap; }" in client.get("/static/verse.css").text


@pytest.mark.parametrize(
    "path", ["/routes?area=mars", "/contacts?area=mars", "/timescales/timeline?area=mars&show=yes"]
)
def test_areas_to_choose_from_are_told_by_their_names(client: httpx.Client, path: str) -> None:
    response = client.get(path)
    said = words(lxml.html.fromstring(response.text).xpath("//main")[0])
    assert response.status_code == 422
    assert "Cheshire West and Chester, Worcestershire" in said
    assert "cheshire-west-and-chester" not in said
