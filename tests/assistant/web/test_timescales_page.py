"""The table of rules: all of them, narrowed by plain filters, each with its words."""

import re
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import parse_qsl, urlsplit

import httpx
import lxml.html
import pytest

from assistant.api.app import create_app
from assistant.web.rule_words import KINDS, limit_of
from assistant.web.timescales import ROWS
from corpus.catalogue import Area, Catalogue
from corpus.days.due import tells_time, why_undated
from corpus.rules.rule import RuleKind
from corpus.rules.rulebook import load_rulebook
from corpus.settings import CORPUS
from tests.assistant.api.server import serving
from tests.corpus.library import Shipped, shipped


@dataclass(frozen=True)
class Shelved:
    """An assistant that holds documents and answers nothing."""

    snapshot: Shipped


@pytest.fixture(scope="module")
def rules():
    return load_rulebook(CORPUS, shipped().holding).rules


def shown(library, **filters):
    response = library.get("/timescales", params=filters)
    assert response.status_code == 200
    return lxml.html.fromstring(response.text)


def listed(page):
    return page.xpath("//table/tbody/tr/@id")


def pages(library, **filters):
    """Return every page of the table, first to last."""
    found = [shown(library, **filters)]
    while further := found[-1].xpath("//nav[@class='pager']//a[starts-with(., 'Further')]/@href"):
        found.append(lxml.html.fromstring(library.get(further[0]).text))
    return found


def everything(library, **filters):
    return [rule for page in pages(library, **filters) for rule in listed(page)]


def said(element):
    return " ".join(element.text_content().split())


def test_every_rule_is_listed_and_those_that_tell_a_time_come_first(library, rules):
    page = shown(library)
    assert page.xpath("string(//h2[@id='found_heading'])") == f"All {len(rules)} rules"
    every = everything(library)
    assert sorted(every) == sorted(rule.id for rule in rules)
    timed = {rule.id for rule in rules if tells_time(rule)}
    assert set(every[: len(timed)]) == timed
    assert f"On this page: 1 to {ROWS}." in said(page.get_element_by_id("main"))


@pytest.mark.parametrize(
    ("field", "value", "keeps"),
    [
        ("area", "worcestershire", lambda rule: rule.area == "worcestershire"),
        ("document", "ce-child-in-need", lambda rule: rule.document == "ce-child-in-need"),
        ("topic", "child-seen", lambda rule: rule.topic == "child-seen"),
        ("word", "must", lambda rule: rule.word.casefold() == "must"),
        ("word", "none", lambda rule: not rule.word),
        ("unit", "working days", lambda rule: rule.unit == "working days"),
        ("unit", "none", lambda rule: not rule.unit),
        ("kind", "frequency", lambda rule: rule.kind == "frequency"),
        ("kind", "time", tells_time),
        ("q", "45 working days", lambda rule: rule.amount == 45 and rule.unit == "working days"),
    ],
)
def test_a_filter_keeps_what_it_says_and_says_how_much(library, rules, field, value, keeps):
    page = shown(library, **{field: value})
    kept = {rule.id for rule in rules if keeps(rule)}
    assert set(everything(library, **{field: value})) == kept
    assert page.xpath("string(//h2[@id='found_heading'])") == f"{len(kept)} of {len(rules)} rules"


def test_filters_narrow_together_and_each_can_be_removed(library, rules):
    page = shown(library, area="cheshire-east", word="must", q="seen")
    kept = {rule.id for rule in rules if rule.area == "cheshire-east" and rule.word == "must"}
    assert set(listed(page)) < kept
    assert listed(page)
    removed = page.xpath("//ul[@class='chosen']/li/a/@href")
    assert len(removed) == 3
    for address in removed:
        fewer = dict(parse_qsl(urlsplit(address).query))
        assert set(listed(page)) <= set(everything(library, **fewer))


def test_each_choice_says_how_many_rules_it_would_leave(library):
    page = shown(library, area="cheshire-east")
    for option in page.xpath("//select[@name='unit']/option[@value!='']"):
        count = int(re.search(r"\((\d+)\)$", option.text)[1])
        narrowed = everything(library, area="cheshire-east", unit=option.get("value"))
        assert len(narrowed) == count > 0, option.text


def test_a_row_shows_duty_word_figure_unit_start_status_and_its_words(library):
    page = shown(library, topic="child-seen")
    row = page.get_element_by_id("ce-child-seen-10-working-days")
    cells = [said(cell.find("div")) for cell in row.xpath("td")]
    assert cells[0].startswith("within 10 working days Count a date")
    assert cells[1:] == ["“the referral”", "must", "Cheshire East Status not known"]
    assert "all children must be seen within ten working days" in row.xpath("string(.//blockquote)")
    (link,) = row.xpath(".//details//a/@href")
    assert lxml.html.fromstring(library.get(link.partition("#")[0]).text).xpath("//mark")


def test_where_a_document_does_not_say_from_when_the_row_says_so(library, rules):
    rows = {row.get("id"): row for page in pages(library) for row in page.xpath("//tbody/tr")}
    for rule in rules:
        said_of_it = said(rows[rule.id].xpath("td")[1].find("div"))
        expected = {"": "nothing is counted", "not stated": "not stated"}.get(rule.counts_from)
        assert said_of_it == (expected or f"“{rule.counts_from}”")


def test_only_rules_that_can_be_counted_lead_to_the_calculator(library, rules):
    links = [link for page in pages(library) for link in page.xpath("//a[@class='to-count']/@href")]
    assert links == [
        f"/timescales/calculator?rule={rule.id}"
        for rule in sorted(rules, key=lambda rule: not tells_time(rule))
        if not why_undated(rule)
    ]


def test_a_figure_keeps_its_unit_as_printed_and_its_bound(rules):
    limits = {rule.id: limit_of(rule) for rule in rules}
    assert limits["wt-assessment-45-working-days"] == "at most 45 working days"
    assert limits["ce-assessment-day-15"] == "by Day 15 – day number (not said which)"
    assert limits["worcs-assessment-copy-5-days"] == "within 5 days (not said which)"
    assert limits["ce-referral-passed-1-hour"] == "within 1 hour"
    assert limits["ce-plan-review-4-to-6-weeks"] == "every 4 to 6 weeks"
    for rule in rules:
        if rule.amount is not None:
            assert str(rule.amount) in limits[rule.id]
            assert rule.unit.removesuffix("s") in limits[rule.id]


def test_every_kind_of_rule_has_a_name():
    assert set(RuleKind) <= set(KINDS)


def test_rules_that_differ_lead_to_all_on_the_matter(library):
    page = shown(library, area="cheshire-east", topic="assessment-length")
    (link,) = set(page.xpath("//th//a[contains(., 'says otherwise')]/@href"))
    areas = {said(row.xpath("td")[3]) for row in lxml.html.fromstring(library.get(link).text).xpath("//tbody/tr")}
    assert len(areas) > 1


def test_no_rule_passing_all_filters_is_told_with_what_to_do(library):
    page = shown(library, area="worcestershire", unit="hours")
    assert not listed(page)
    assert "No rule passes all these filters" in said(page.get_element_by_id("main"))


@pytest.mark.parametrize(
    "wrong",
    [{"area": "mars"}, {"document": "x"}, {"topic": "x"}, {"word": "x"}, {"unit": "x"}, {"kind": "x"}, {"q": "?!"}],
)
def test_a_mistake_is_told_beside_its_field_and_the_other_filters_still_hold(library, wrong):
    response = library.get("/timescales", params={"q": "assessment"} | wrong)
    page = lxml.html.fromstring(response.text)
    assert response.status_code == 422
    assert page.findtext(".//title").startswith("Error: ")
    (field,) = wrong
    assert page.xpath("//div[@role='alert']//a/@href") == [f"#{field}"]
    assert page.get_element_by_id(f"{field}_error") is not None
    assert page.get_element_by_id("q").value == ({"q": "assessment"} | wrong)["q"]


def test_a_name_that_no_rule_holds_is_not_shown_again(library):
    page = shown(library, q="Jayden Smithson seen")
    assert not listed(page)
    assert "Jayden" not in lxml.html.tostring(page, encoding="unicode")
    assert "may be personal data (name)" in said(page.get_element_by_id("main"))


def test_the_pages_about_time_lead_to_one_another(library):
    addresses = ["/timescales", "/timescales/calculator", "/timescales/timeline"]
    pages = [lxml.html.fromstring(library.get(address).text) for address in addresses]
    assert all(page.xpath("//nav[@aria-label='Timescales']//a/@href") == addresses for page in pages)
    now = chain.from_iterable(page.xpath("//nav[@aria-label='Timescales']//a[@aria-current]/@href") for page in pages)
    assert list(now) == addresses


@pytest.mark.parametrize("asked", ["0", "-1", "99", "many", ""])
def test_what_is_no_page_of_the_table_shows_one_that_is(library, asked):
    assert listed(shown(library, page=asked))


def test_an_area_without_rules_is_no_mistake():
    held = shipped()
    areas = (*held.catalogue.areas, Area(id="north-shire", name="North Shire"))
    catalogue = Catalogue(areas=areas, documents=held.catalogue.documents)
    with serving(create_app(Shelved(replace(held, catalogue=catalogue)))) as address:
        answer = httpx.get(f"{address}/timescales?area=north-shire", timeout=60)
    assert answer.status_code == 200
    page = lxml.html.fromstring(answer.text)
    assert said(page.get_element_by_id("found_heading")).startswith("0 of ")
    assert "has not been approved yet" in said(page.get_element_by_id("main"))
