"""Contacts: every number of the documents, for what it is, and whom to ring at any moment."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from corpus.catalogue import load_catalogue
from corpus.days.opening_hours import Reading
from corpus.errors import CatalogueError, RuleError
from corpus.routes.contacts import CONTACTS, Contacts, Purpose
from corpus.settings import CORPUS
from corpus.shelf import Shelf
from corpus.text import printed
from tests.corpus.library import shipped

NUMBER = re.compile(r"\b0\d{2,4} ?\d{3} ?\d{3,4}\b")
EMAIL = re.compile(r"[\w.]+@[\w.]+\w")
LOCAL = ("cheshire-east", "cheshire-west-and-chester", "worcestershire")


@pytest.fixture(scope="module")
def contacts():
    return Contacts.read(Shelf.glance()).proved(shipped())


def at(text):
    return datetime.fromisoformat(text)


# What stands in the file


@pytest.mark.parametrize("document", [each.id for each in Shelf.glance().books])
def test_every_number_and_address_that_a_document_prints_is_a_contact_of_its_area(contacts, document):
    area = shipped().catalogue.document(document).area
    texts = [each.text for each in shipped().paragraphs.values() if each.ref.document == document]
    found = {match for text in texts for pattern in (NUMBER, EMAIL) for match in pattern.findall(text)}
    held = {each.number or each.email for each in contacts.of(area)}
    assert found <= held


def test_every_contact_stands_in_a_document_of_its_own_area(contacts):
    for contact in contacts.all:
        for proof in contact.proofs:
            assert shipped().catalogue.document(proof.ref.document).area == contact.area
            source = shipped().source(proof.ref.document)
            assert " ".join(printed(source[each.start : each.end]) for each in proof.quotes) == proof.words


def test_a_contact_has_the_status_of_its_document(contacts):
    for contact in contacts.all:
        assert contact.status == shipped().catalogue.document(contact.proofs[0].ref.document).status


def test_the_numbers_of_worcestershire_are_history_and_for_advice_only(contacts):
    found = contacts.of("worcestershire")
    assert [each.number for each in found] == ["01562 757867", "01527 556168", "01905 765787"]
    assert {each.purpose for each in found} == {Purpose.ADVICE}
    assert {each.status for each in found} == {"historical"}
    assert all("not a safeguarding number" in each.use for each in found)


def test_the_address_for_comments_is_no_way_to_refer_a_child(contacts):
    contact = contacts.called("policy-comments")
    assert contact.purpose is Purpose.COMMENTS
    assert "not a way to refer a child" in contact.use


def test_what_is_printed_of_the_hours_and_what_is_inferred_stand_apart(contacts):
    checs, night = contacts.called("checs"), contacts.called("emergency-duty-team")
    assert checs.hours_printed == ""
    assert checs.hours_inferred == "Monday to Thursday 08:30 to 17:00, Friday 08:30 to 16:30"
    assert night.hours_printed == "Out of office hours 17:00-08:30am Mon-Thurs,16:30 Friday"
    assert night.hours_inferred == ""
    assert checs.reach == "0300 123 5012, Option 3, Option 2"


def test_the_shelf_says_what_the_catalogue_says():
    catalogue, shelf = load_catalogue(CORPUS / "catalogue.yaml"), Shelf.glance()
    assert [(each.id, each.name, each.names) for each in shelf.areas] == [
        (each.id, each.name, each.names) for each in catalogue.areas
    ]
    names = ("id", "title", "area", "edition", "edition_name", "status", "status_note")
    assert [tuple(getattr(each, name) for name in names) for each in shelf.books] == [
        tuple(getattr(each, name) for name in names) for each in catalogue.documents
    ]


# Whom to ring now


@pytest.mark.parametrize(
    ("moment", "number", "reading", "says"),
    [
        ("2026-11-24T22:00", "0300 123 5022", Reading.PRINTED, "prints 22:00 on a Tuesday as out of office hours"),
        ("2026-11-24T10:00", "0300 123 5012", Reading.INFERRED, "does not print office hours"),
        ("2026-11-24T08:29", "0300 123 5022", Reading.PRINTED, "out of office hours"),
        ("2026-11-24T08:30", "0300 123 5012", Reading.INFERRED, "inferred to be open"),
        ("2026-11-24T16:59", "0300 123 5012", Reading.INFERRED, "inferred to be open"),
        ("2026-11-24T17:00", "0300 123 5022", Reading.PRINTED, "out of office hours"),
        ("2026-11-27T07:00", "0300 123 5022", Reading.PRINTED, "07:00 on a Friday"),  # Thursday's night
        ("2026-11-27T16:29", "0300 123 5012", Reading.INFERRED, "inferred to be open"),
        ("2026-11-27T16:45", "0300 123 5022", Reading.PRINTED, "16:45 on a Friday"),
        ("2026-11-28T11:00", "0300 123 5022", Reading.INFERRED, "does not print any hours for a Saturday"),
        ("2026-11-29T23:59", "0300 123 5022", Reading.INFERRED, "does not print any hours for a Sunday"),
        ("2026-11-30T03:00", "0300 123 5022", Reading.INFERRED, "any hours for a Monday before 08:30"),
    ],
)
def test_the_hour_decides_whom_to_ring_and_whether_that_is_printed(contacts, moment, number, reading, says):
    now = contacts.open_now("cheshire-east", at(moment), is_bank_holiday=False)
    assert (now.contact.number, now.reading) == (number, reading)
    assert says in now.note
    assert any(number in cited.words for cited in now.quotes)


def test_by_day_the_options_of_the_office_number_are_given_and_the_other_number_too(contacts):
    now = contacts.open_now("cheshire-east", at("2026-11-24T10:00"), is_bank_holiday=False)
    assert now.contact.options == "Option 3, Option 2"
    assert now.otherwise.number == "0300 123 5022"
    assert "If there is no answer" in now.note


def test_a_bank_holiday_is_not_printed_and_that_is_said(contacts):
    now = contacts.open_now("cheshire-east", at("2026-12-25T11:00"), is_bank_holiday=True)
    assert (now.contact.number, now.reading) == ("0300 123 5022", Reading.INFERRED)
    assert "bank holidays" in now.note


def test_where_bank_holidays_are_not_known_that_is_said(contacts):
    now = contacts.open_now("cheshire-east", at("2030-01-02T11:00"), is_bank_holiday=None)
    assert "Whether it is a bank holiday is not known here." in now.note


def test_a_time_with_a_zone_is_read_on_the_clocks_of_the_united_kingdom(contacts):
    summer = datetime(2026, 7, 7, 16, 30, tzinfo=UTC)  # 17:30 on the wall
    winter = datetime(2026, 12, 1, 16, 30, tzinfo=UTC)
    assert contacts.open_now("cheshire-east", summer, False).contact.id == "emergency-duty-team"
    assert contacts.open_now("cheshire-east", winter, False).contact.id == "checs"


def test_at_every_quarter_hour_of_a_week_somebody_answers_and_only_printed_hours_are_called_printed(contacts):
    monday = at("2026-11-23T00:00")
    for quarter in range(7 * 24 * 4):
        moment = monday + timedelta(minutes=15 * quarter)
        now = contacts.open_now("cheshire-east", moment, is_bank_holiday=False)
        clock, day = moment.strftime("%H:%M"), moment.weekday()
        evening = (day < 4 and clock >= "17:00") or (day == 4 and clock >= "16:30")
        morning = 1 <= day <= 4 and clock < "08:30"
        assert (now.reading is Reading.PRINTED) == (evening or morning)
        office = day < 5 and clock >= "08:30" and not evening
        assert now.contact.id == ("checs" if office else "emergency-duty-team")


@pytest.mark.parametrize("area", ["cheshire-west-and-chester", "worcestershire", "england", "north-shire"])
def test_an_area_without_a_safeguarding_number_says_so_and_borrows_none(contacts, area):
    now = contacts.open_now(area, at("2026-11-24T22:00"))
    assert (now.contact, now.otherwise, now.quotes, now.reading) == (None, None, (), Reading.NONE)
    assert "print no safeguarding number for this area" in now.note
    assert not re.search(r"\d", now.note)


def test_no_area_sees_the_contacts_of_another(contacts):
    for area in LOCAL:
        assert {each.area for each in contacts.of(area)} <= {area}


def test_contacts_go_when_their_document_is_not_held(contacts):
    assert contacts.within({("worcs-b1-children-in-need", "2012")}).of("cheshire-east") == ()
    assert contacts.within({("ce-step-up-step-down", "2019")}).all == ()


# What is caught when it is loaded


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("number: 0300 123 5012", "number: 0300 123 5021", "“0300 123 5021” does not stand in the first quote"),
        ("number: 0300 123 5012", "number: 0300 123 5022", "does not stand in the first quote"),
        ("options: Option 3, Option 2", "options: Option 2, Option 3", "does not stand in the first quote"),
        ('begins: "17:00"', 'begins: "17:30"', "“17:30” does not stand in"),
        ('ends: "08:30"', 'ends: "09:00"', "“09:00” does not stand in"),
        ("days: Friday", "days: Saturday", "“Saturday” does not stand in"),
        ("printed: Out of office hours 17:00", "printed: Out of office hours 18:00", "18:00"),
        ("quote: Contact ChECS on 0300 123 5012", "quote: Ring ChECS on 0300 123 5012", "does not stand in"),
        ("0300 123 5012 Option 3", "0300 123 5013 Option 3", "does not stand in"),
        ("2023#1.5/1", "2023#1.6", "is called “para 1.6”"),
        ("2023#1.5/1", "2023#9.9", "there is no paragraph ce-step-up-step-down@2023#9.9"),
        ("2023#1.5/1", "2023#1.5/7", "has no item 7"),
        ("label: para 1.5, bullet 1", "label: para 1.4", "is called “para 1.5, bullet 1”, not “para 1.4”"),
        ("name: Emergency Duty Team", "name: Night Team", "“Night Team” does not stand in a quote"),
        ("area: worcestershire", "area: cheshire-east", "a document of worcestershire, not of cheshire-east"),
        ("id: emergency-duty-team", "id: checs", "“checs” stands twice"),
        ("by_day: checs", "by_day: caf-south", "name a contact that it does not have"),
        ("purpose: safeguarding", "purpose: anything", "“anything” is not a purpose"),
    ],
)
def test_a_planted_fault_is_caught_with_a_clear_message(tmp_path, was, becomes, complaint):
    text = CONTACTS.read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "contacts.yaml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(complaint)):
        Contacts.read(Shelf.glance(), path).proved(shipped())


@pytest.mark.parametrize(
    ("was", "becomes", "complaint"),
    [
        ("    number: 0300 123 5012\n", "    number: 0300 123 5012\n    numbr: 1\n", "“numbr” is not a field"),
        ("    area: cheshire-east\n", "", "line 7: “area” is missing"),
        ("    number: 0300 123 5012\n", 2 * "    number: 0300 123 5012\n", "line 13: “number” stands twice"),
        ("hours:\n", "hours: [\n", "Mend the file."),
    ],
)
def test_a_file_that_is_wrongly_written_is_refused_with_its_line(tmp_path, was, becomes, complaint):
    path = tmp_path / "contacts.yaml"
    path.write_text(CONTACTS.read_text(encoding="utf-8").replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(CatalogueError, match=re.escape(complaint)):
        Contacts.read(Shelf.glance(), path)


def test_a_missing_file_is_told_by_name(tmp_path):
    with pytest.raises(CatalogueError, match=r"nowhere\.yaml cannot be read"):
        Contacts.read(Shelf.glance(), tmp_path / "nowhere.yaml")
