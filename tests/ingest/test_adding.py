"""Adding documents: whole or not at all, with a later edition in the place of the one before."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.catalogue import catalogue_of
from corpus.errors import CatalogueError, SourceError, VerseError
from corpus.settings import Settings
from index.snapshot import open_current
from ingest import cli_add
from ingest.adding import Details, add
from ingest.books import read_books
from ingest.library import Library
from ingest.review import waiting
from ingest.run import run
from tests.ingest.small import FIRST, SECOND, settings_in, written

LATER = Details(area="north-shire", id="north-cin", published="2026")
NORTH = Details(area="north-shire", area_name="North Shire", id="north-cin", published="2025")


def state(settings: Settings) -> dict[str, bytes]:
    """Every file of the library."""
    return {
        str(path.relative_to(settings.library)): path.read_bytes()
        for path in settings.library.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def two(tmp_path_factory) -> Settings:
    """A home with two editions of one policy; no test changes it."""
    folder = tmp_path_factory.mktemp("two")
    settings = settings_in(folder)
    add(settings, [written(folder, FIRST)], NORTH)
    later = Details(area="North Shire", id="north-cin", published="2026")
    add(settings, [written(folder, SECOND, "later.txt")], later)
    return settings


@pytest.fixture
def settings(tmp_path) -> Settings:
    return settings_in(tmp_path)


def test_an_added_document_is_found_with_its_paragraphs_under_its_new_area(two):
    snapshot = open_current(two)
    hit = snapshot.search("how soon is the child visited", areas={"north-shire"}, limit=1)[0]
    assert str(hit.ref) == "north-cin@2026#2.1"
    assert "5 working days" in snapshot.paragraphs[str(hit.ref)].text
    assert snapshot.catalogue.area("north-shire").name == "North Shire"


def test_the_later_edition_answers_and_the_old_one_stays_marked(two):
    snapshot = open_current(two)
    old, new = (snapshot.catalogue.document(name) for name in ("north-cin@2025", "north-cin"))
    assert (new.edition, str(new.status)) == ("2026", "in force")
    assert str(old.status) == "superseded"
    assert "2026" in old.status_note
    assert snapshot.catalogue.successor(old) == new
    found = snapshot.search("working days of the plan being agreed", limit=50)
    assert {hit.ref.edition for hit in found} == {"2026"}


def test_the_old_edition_is_still_found_by_its_name(two):
    found = open_current(two).search("how soon is the child visited", documents={"north-cin@2025"}, limit=1)
    assert str(found[0].ref) == "north-cin@2025#2.1"


def test_an_edition_keeps_the_title_of_the_one_before(two):
    titles = {document.title for document in catalogue_of(two).documents}
    assert titles == {"North Shire Child in Need Procedure"}


def test_the_same_file_again_changes_nothing(two, tmp_path):
    before, version = state(two), open_current(two).version
    again = add(two, [written(tmp_path, FIRST)], Details(area="north-shire", id="north-cin", published="2025"))
    assert not again.added[0].new
    assert (state(two), open_current(two).version) == (before, version)


def test_other_words_under_the_same_edition_are_refused(two, tmp_path):
    before = state(two)
    done = add(
        two, [written(tmp_path, FIRST + "\nMore.")], Details(area="north-shire", id="north-cin", published="2025")
    )
    assert "--edition of its own" in done.refused[0]
    assert state(two) == before


def test_a_dry_run_tells_what_would_be_read_and_changes_nothing(settings, tmp_path):
    done = add(settings, [written(tmp_path, FIRST)], NORTH, dry=True)
    assert done.added[0].report["paragraphs"] >= 4
    assert not settings.library.exists()
    assert not settings.index.exists()


def test_of_several_files_the_bad_one_is_named_and_the_others_are_added(settings, tmp_path):
    good, bad = written(tmp_path, FIRST), tmp_path / "broken.pdf"
    bad.write_bytes(b"%PDF-1.7 nothing more")
    done = add(settings, [good, bad], Details(area="South Vale", published="2025"))
    assert [one.document.id for one in done.added] == ["north-cin"]
    assert len(done.refused) == 1
    assert "broken.pdf" in done.refused[0]
    assert open_current(settings).manifest.counts["documents"] == 1


def test_an_index_that_cannot_be_made_leaves_library_and_index_as_they_were(settings, tmp_path, monkeypatch):
    add(settings, [written(tmp_path, FIRST)], NORTH)
    before, version = state(settings), open_current(settings).version

    def fail(*_: object) -> None:
        raise VerseError("No room.")

    monkeypatch.setattr("index.engine.build", fail)
    with pytest.raises(VerseError, match="No room"):
        add(
            settings,
            [written(tmp_path, SECOND, "later.txt")],
            LATER,
        )
    assert (state(settings), open_current(settings).version) == (before, version)


def test_removal_leaves_nothing_behind_and_the_edition_before_leads_again(settings, tmp_path):
    add(settings, [written(tmp_path, FIRST)], NORTH)
    first = state(settings)
    add(
        settings,
        [written(tmp_path, SECOND, "later.txt")],
        LATER,
    )
    with Library(settings).removing(catalogue_of(settings).document("north-cin@2026")):
        run(settings)
    assert state(settings) == first
    found = open_current(settings).search("how soon is the child visited", limit=9)
    assert {hit.ref.edition for hit in found} == {"2025"}


def test_only_what_was_added_can_be_removed(two):
    shipped = catalogue_of(two).document("north-cin").model_copy(update={"id": "wt2015-chapter-1"})
    with pytest.raises(CatalogueError, match="only those can be removed"), Library(two).removing(shipped):
        pass


def test_a_file_altered_in_the_library_is_named(settings, tmp_path):
    add(settings, [written(tmp_path, FIRST)], NORTH)
    kept = next(settings.library.rglob("north-cin.txt"))
    kept.write_text("altered", encoding="utf-8")
    with pytest.raises(SourceError, match=r"north-cin@2025 has been altered"):
        run(settings)


@pytest.mark.parametrize(("field", "value"), [("id", "Not An Id"), ("edition", "a/b"), ("edition", "../up")])
def test_names_that_could_be_paths_or_break_references_are_refused(settings, tmp_path, field, value):
    done = add(settings, [written(tmp_path, FIRST)], Details(area="South Vale", **{field: value}))
    assert value in done.refused[0]
    assert not settings.library.exists()


def test_every_character_of_an_added_file_has_a_fate(two):
    for report in open_current(two).report["documents"]:
        assert sum(report["fates"].values()) == report["characters"]
        assert not report["fates"].get("left over")


def test_the_catalogue_of_the_library_is_plain_yaml_that_a_person_can_read(two):
    text = (two.library / "catalogue.yaml").read_text(encoding="utf-8")
    assert "id: north-cin" in text
    assert "supersedes:\n  - north-cin@2025" in text


def test_reports_are_the_same_each_time(two):
    first = json.dumps(open_current(two).report)
    assert not run(two).changed
    assert json.dumps(open_current(two).report) == first


def test_a_missing_file_is_told(settings):
    done = add(settings, [Path("/nowhere/policy.pdf")], NORTH)
    assert "cannot be opened" in done.refused[0]


def test_an_id_keeps_its_area_so_that_a_slip_takes_over_nobodys_document(two, tmp_path):
    before = state(two)
    done = add(two, [written(tmp_path, "Another text.")], Details(area="South Vale", id="north-cin", published="2027"))
    assert "of North Shire" in done.refused[0]
    assert state(two) == before


@pytest.mark.parametrize("published", ["2026-13", "soon", "2026-02-32"])
def test_a_day_that_is_none_is_refused(settings, tmp_path, published):
    done = add(settings, [written(tmp_path, FIRST)], Details(area="South Vale", published=published))
    assert "is no date" in done.refused[0]


def test_the_same_edition_of_a_shipped_document_again_changes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.adding.run", lambda *_: None)  # the index has tests of its own
    settings, file = Settings(home=tmp_path / "home"), written(tmp_path, FIRST)
    details = Details(area="Cheshire East", id="ce-child-in-need", edition="2026")
    assert add(settings, [file], details).added[0].document.supersedes == ("ce-child-in-need@2018",)
    assert not add(settings, [file], details).added[0].new
    held = add(settings, [file], replace(details, edition="2018"))
    assert "ce-child-in-need@2018 is held already" in held.refused[0]


def test_an_edition_may_be_added_before_its_day(tmp_path, monkeypatch, capsys):
    settings = settings_in(tmp_path)
    monkeypatch.setattr(cli_add.Settings, "from_environment", lambda: settings)
    add(settings, [written(tmp_path, FIRST)], NORTH)
    later = str(written(tmp_path, SECOND, "later.txt"))
    words = [later, "--id", "north-cin", "--area", "North Shire", "--published", "2099-01", "--from", "2099-04-01"]
    assert cli_add.add_files(words) == 0
    assert "answers from 1 April 2099." in capsys.readouterr().out
    assert "in_force_from: '2099-04-01'" in (settings.library / "catalogue.yaml").read_text("utf-8")
    snapshot = open_current(settings)
    for day, edition in ((date(2099, 3, 31), "2025"), (date(2099, 4, 1), "2099-01")):
        found = snapshot.on(day).search("how soon is the child visited", limit=9)
        assert {hit.ref.edition for hit in found} == {edition}
        assert snapshot.on(day).catalogue.document("north-cin").edition == edition
    assert snapshot.on(date(2099, 4, 1)) is snapshot.on(date(2100, 1, 1))
    amounts = {one.candidate.amount for one in waiting(settings, read_books(settings).holding, "north-cin")}
    assert {5, 7} <= amounts  # of both editions


def test_a_day_from_which_an_edition_binds_that_is_none_is_refused(capsys):
    with pytest.raises(SystemExit) as left:
        cli_add.add_files(["x.txt", "--area", "n", "--from", "soon"])
    assert left.value.code == 2
    assert "“soon” is not a day; write it as 2027-04-01" in capsys.readouterr().err
