"""Two editions side by side: what was added, removed, changed or renumbered, and the rules it touches."""

import json

import pytest

from corpus.paragraph import LabelStatus, Paragraph
from corpus.refs import ParagraphRef
from ingest import cli_docs
from ingest.adding import Details, add
from ingest.approved import Decided, keep
from ingest.books import read_books
from ingest.comparison import Change, compare
from ingest.review import waiting
from ingest.run import run
from tests.ingest.small import FIRST, SECOND, settings_in, written


def paragraphs(edition: str, **texts: str) -> list[Paragraph]:
    """Paragraphs by number: one=… is 1, one_two=… is 1.2."""
    digits = {"one": "1", "two": "2", "three": "3", "four": "4"}
    numbers = {name: ".".join(digits[part] for part in name.split("_")) for name in texts}
    return [
        Paragraph(
            ParagraphRef("policy", edition, numbers[name]), f"para {numbers[name]}", LabelStatus.PRINTED, (), text, ()
        )
        for name, text in texts.items()
    ]


def changes(old: list[Paragraph], new: list[Paragraph]) -> list[tuple[Change, str]]:
    return [(one.change, (one.new or one.old).label) for one in compare(old, new)]


def test_the_same_text_has_no_differences():
    assert changes(paragraphs("a", one="Visit weekly."), paragraphs("b", one="Visit weekly.")) == []


def test_a_changed_figure_is_shown_word_by_word():
    old = paragraphs("a", one="Visit the child within 7 working days of the plan.")
    new = paragraphs("b", one="Visit the child within 5 working days of the plan.")
    (found,) = compare(old, new)
    assert found.change is Change.CHANGED
    assert [(part.text, part.old, part.new) for part in found.words if part.old != part.new] == [
        ("7", True, False),
        ("5", False, True),
    ]


def test_a_paragraph_put_between_renumbers_those_after_it_and_changes_none():
    old = paragraphs("a", one="Who this is for.", two="Visit the child every week at home.")
    new = paragraphs("b", one="Who this is for.", two="Read all of it.", three="Visit the child every week at home.")
    assert changes(old, new) == [(Change.ADDED, "para 2"), (Change.RENUMBERED, "para 3")]


def test_what_is_gone_is_removed_and_what_is_unlike_is_not_taken_for_a_change():
    old = paragraphs("a", one="Visit the child every week at home.", two="Keep.")
    new = paragraphs("b", one="Complaints go to the customer relations team.", two="Keep.")
    assert sorted(changes(old, new)) == [(Change.ADDED, "para 1"), (Change.REMOVED, "para 1")]


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """Two editions, and a rule that was approved for the first."""
    folder = tmp_path_factory.mktemp("two")
    settings = settings_in(folder)
    add(
        settings, [written(folder, FIRST)], Details(area="n", area_name="North Shire", id="north-cin", published="2025")
    )
    holding = read_books(settings).holding
    first = waiting(settings, holding)[0]
    keep(settings, holding, [Decided(first, rule=first.proposed)])
    run(settings)
    add(settings, [written(folder, SECOND, "b.txt")], Details(area="n", id="north-cin", published="2026"))
    return settings


def test_the_command_names_the_rule_that_a_change_touches(two, monkeypatch, capsys):
    monkeypatch.setenv("VERSE_HOME", str(two.home))
    monkeypatch.setattr("corpus.settings.CORPUS", two.corpus)
    monkeypatch.setattr(cli_docs.Settings, "from_environment", lambda: two)
    assert cli_docs.diff(["north-cin@2025", "north-cin@2026", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["differences"]
    changed = next(one for one in found if one["change"] == "changed")
    assert changed["old"]["label"] == "para 2.1"
    assert changed["rules"] == ["north-cin-social-worker-must-visit-child"]
    assert cli_docs.diff(["north-cin@2025", "north-cin@2026"]) == 0
    assert "[-7-] {+5+}" in capsys.readouterr().out


def test_an_edition_compared_with_itself_has_nothing_to_tell(two, monkeypatch, capsys):
    monkeypatch.setattr(cli_docs.Settings, "from_environment", lambda: two)
    assert cli_docs.diff(["north-cin@2025", "north-cin@2025"]) == 0
    assert "0 added, 0 removed, 0 changed" in capsys.readouterr().out
