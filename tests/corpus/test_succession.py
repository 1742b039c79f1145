"""Of the editions of a document, the one whose day has come leads, and never two at once."""

from datetime import date

import pytest

from corpus.catalogue import Area, Catalogue, Document, Status

APRIL, JULY = date(2027, 4, 1), date(2027, 7, 1)


def edition(name, supersedes=(), start=None, published="undated", name_of="cin", status=Status.IN_FORCE) -> Document:
    return Document(
        id=name_of,
        title="Child in need",
        short_title="Child in need",
        publisher="North Shire",
        area="n",
        kind="policy",
        edition=name,
        edition_name=name,
        published=published,
        status=status,
        status_note="As it was entered.",
        licence="",
        file="cin.pdf",
        sha256="",
        supersedes=supersedes,
        in_force_from=start,
    )


def held(*documents: Document) -> Catalogue:
    return Catalogue(areas=(Area(id="n", name="North Shire"),), documents=documents)


def leads(catalogue: Catalogue, day: date, **how: bool) -> list[str]:
    return [document.edition for document in catalogue.on(day, **how).leading]


def test_until_its_day_an_edition_waits_and_the_one_before_leads():
    both = held(edition("1"), edition("2", ("cin@1",), APRIL))
    assert leads(both, date(2027, 3, 31)) == ["1"]
    assert leads(both, APRIL) == ["2"]
    before, after = both.on(date(2027, 3, 31)), both.on(APRIL)
    assert [(d.status, d.status_note) for d in before.documents] == [
        (Status.IN_FORCE, "As it was entered."),
        (Status.NOT_YET, "It comes into force on 1 April 2027."),
    ]
    assert [d.status for d in after.documents] == [Status.SUPERSEDED, Status.IN_FORCE]
    assert before.document("cin").edition == "1"
    assert before.successor(before.document("cin@1")) is None
    assert before.next_edition(before.document("cin")) == before.document("cin@2")
    assert (before.coming, after.coming) == ((APRIL,), ())


def test_a_catalogue_can_be_seen_on_one_day_after_another():
    both = held(edition("1", status=Status.HISTORICAL), edition("2", ("cin@1",), APRIL))
    assert both.on(APRIL).on(date(2026, 1, 1)) == both.on(date(2026, 1, 1))
    assert both.on(APRIL).on(date(2026, 1, 1)).document("cin@1").status == Status.HISTORICAL


@pytest.mark.parametrize(
    ("documents", "by_day"),
    [
        # two editions made known beforehand: both name only the one that led when they were added
        (
            (edition("1"), edition("2", ("cin@1",), APRIL), edition("3", ("cin@1",), JULY)),
            {date(2027, 1, 1): "1", APRIL: "2", JULY: "3"},
        ),
        # the same, added in the other order
        (
            (edition("1"), edition("3", ("cin@1",), JULY), edition("2", ("cin@1",), APRIL)),
            {date(2027, 1, 1): "1", APRIL: "2", JULY: "3"},
        ),
        # one that binds at once comes between
        (
            (edition("1"), edition("3", ("cin@1",), JULY), edition("2", ("cin@1",))),
            {date(2027, 1, 1): "2", JULY: "3"},
        ),
        # one added at once, after another's day has come, takes its place
        (
            (edition("1"), edition("2", ("cin@1",), APRIL), edition("3", ("cin@2",))),
            {date(2027, 1, 1): "3", APRIL: "3"},
        ),
    ],
)
def test_never_do_two_editions_lead_at_once(documents, by_day):
    catalogue = held(*documents)
    assert {day: leads(catalogue, day) for day in by_day} == {day: [name] for day, name in by_day.items()}


def test_the_first_edition_of_a_document_waits_for_its_day_too():
    assert leads(held(edition("1", (), APRIL)), date(2027, 1, 1)) == []


def test_a_document_of_another_id_leads_until_what_takes_its_place_comes_into_force():
    both = held(edition("1", name_of="old"), edition("1", ("old@1",), APRIL, name_of="new"))
    assert [d.id for d in both.on(date(2027, 1, 1)).leading] == ["old"]
    assert [d.id for d in both.on(APRIL).leading] == ["new"]


def test_asked_as_at_a_day_editions_count_from_when_they_were_published():
    three = held(
        edition("1", published="2024"),
        edition("2", ("cin@1",), published="2025-03"),
        edition("3", ("cin@2",), published="2026-03-05"),
    )
    assert leads(three, date(2026, 3, 4), published=True) == ["2"]
    assert leads(three, date(2026, 3, 5), published=True) == ["3"]
    assert leads(three, date(2025, 2, 28), published=True) == ["1"]
    assert leads(three, date(2020, 1, 1), published=True) == ["1"]  # none before it is held
    assert leads(three, date(2020, 1, 1)) == ["3"]


def test_an_edition_of_no_known_day_is_never_taken_to_be_later_than_the_day_asked_about():
    both = held(edition("1", published="2024"), edition("2", ("cin@1",)))
    assert leads(both, date(2020, 1, 1), published=True) == ["2"]
