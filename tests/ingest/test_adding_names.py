"""What added documents and their areas are called."""

from dataclasses import replace

import pytest

from corpus.catalogue import catalogue_of
from corpus.settings import Settings
from corpus.shelf import Shelf
from ingest.adding import Details, add
from ingest.library import Library
from tests.ingest.readers.pdf_fixtures import LONG, Sheet, pdf
from tests.ingest.small import FIRST, settings_in, written

NORTH = Details(area="north-shire", area_name="North Shire", id="north-cin", published="2025")


@pytest.fixture
def settings(tmp_path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def one(tmp_path, monkeypatch) -> Settings:
    """A home with one document."""
    monkeypatch.setattr("ingest.adding.run", lambda *_: None)  # the index has tests of its own
    settings = settings_in(tmp_path)
    add(settings, [written(tmp_path, FIRST)], NORTH)
    return settings


def test_an_area_that_is_not_held_must_be_made_openly(settings, tmp_path):
    done = add(settings, [written(tmp_path, FIRST)], Details(area="north-shire"))
    assert "--area-name" in done.refused[0]
    assert "South Vale" in done.refused[0]


def test_an_area_may_be_named_with_its_council_and_not_be_made_twice(one, tmp_path):
    named = add(one, [written(tmp_path, FIRST)], Details(area="North Shire County Council", id="x"), dry=True)
    assert named.added[0].document.area == "north-shire"
    twice = add(one, [written(tmp_path, FIRST)], Details(area="other", area_name="North Shire", id="x"), dry=True)
    assert "already" in twice.refused[0]


def test_an_area_made_with_its_councils_title_is_known_by_its_place_too(settings, tmp_path):
    done = add(
        settings,
        [written(tmp_path, FIRST)],
        Details(area="Rhosfawr County Council", area_name="Rhosfawr County Council", published="2025"),
    )
    area = catalogue_of(settings).area(done.added[0].document.area)
    assert (area.id, area.names) == ("rhosfawr", ("Rhosfawr County Council", "Rhosfawr"))


def test_a_name_given_to_an_area_that_is_held_is_added_and_goes_with_its_documents(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.adding.run", lambda *_: None)  # the index has tests of its own
    settings, file = settings_in(tmp_path), written(tmp_path, FIRST)
    add(settings, [file], NORTH)
    for area, name in (("north-shire", "Northshire Family Help"), ("South Vale", "SVC")):
        named = Details(area=area, id=f"{area[:5].lower()}-cin", published="2025", area_also=(name,))
        for _ in range(2):  # again with the same file
            assert not add(settings, [file], named).refused
            assert Shelf.of(settings).area(name).name in {"North Shire", "South Vale"}
            assert name in catalogue_of(settings).area(Shelf.of(settings).area(name).id).names
            assert len({each.id for each in catalogue_of(settings).areas}) == len(catalogue_of(settings).areas) == 3
            named = replace(named, area_also=(name, f"{name} again"))
    assert Shelf.of(settings).area("SVC again").id == "south-vale"
    with Library(settings).removing(catalogue_of(settings).document("south-cin")):
        pass
    assert "SVC" not in catalogue_of(settings).area("south-vale").names


def test_what_one_area_is_called_is_not_lent_to_another(settings, tmp_path):
    for details in (
        Details(area="n", area_name="North Shire", area_also=("South Vale",)),
        Details(area="South Vale", area_also=("England",)),
    ):
        assert "is called already" in add(settings, [written(tmp_path, FIRST)], details).refused[0]


@pytest.mark.parametrize(
    "named",
    ["Microsoft Word - policy v3.docx", "policy v3.docx", "CIN_policy_v3_FINAL", "cin-policy-2026", "Word.pdf", "made"],
)
def test_a_title_that_is_a_files_name_gives_way_to_the_first_heading(tmp_path, named):
    sheet = Sheet().text(400, 50, "For staff of North Shire", 11)
    sheet.text(72, 90, "Visiting children in need", 20, "B").text(72, 130, "1. Introduction", 14, "B")
    sheet.paragraph(72, 160, LONG)
    file = tmp_path / "made.pdf"
    file.write_bytes(pdf(sheet, title=named))
    details = Details(area="South Vale", id="visits")
    done = add(settings_in(tmp_path), [file], details, dry=True)
    assert done.added[0].document.title == "Visiting children in need"


@pytest.mark.parametrize("named", ["Visiting policy 2026", "Child in Need: procedures", "Safeguarding"])
def test_a_title_that_is_one_is_kept(tmp_path, named):
    file = tmp_path / "made.pdf"
    file.write_bytes(
        pdf(Sheet().text(72, 90, "Another heading", 20, "B").text(72, 130, "Some words of text."), title=named)
    )
    done = add(settings_in(tmp_path), [file], Details(area="South Vale", id="visits"), dry=True)
    assert done.added[0].document.title == named
