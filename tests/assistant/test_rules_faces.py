"""GET /v1/rules and `verse rules`: every rule with its citation, over HTTP and in the terminal."""

import json

import pytest

from assistant.cli.rules import rules as verse_rules
from tests.corpus.library import shipped

TOTAL = 300  # rules at least
CONTRACT = {"id", "area", "document", "topic", "amount", "unit", "counts_from", "strength", "citations"}


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.cli.rules.open_snapshot", shipped)
    monkeypatch.setenv("COLUMNS", "100")


def test_the_rules_are_listed_in_the_contracts_shape_each_with_its_citation(reader):
    body = reader.get("/v1/rules").json()
    assert len(body["rules"]) == body["total"] > TOTAL
    for rule in body["rules"]:
        assert set(rule) >= CONTRACT
        assert rule["citations"], rule["id"]
        for citation in rule["citations"]:
            assert set(citation) >= {"document", "ref", "label", "quote"}


def test_every_citation_of_every_rule_stands_in_its_source(reader):
    for rule in reader.get("/v1/rules").json()["rules"]:
        for citation in rule["citations"]:
            source = shipped().source(citation["document"])
            words = source[citation["start"] : citation["end"]].split()
            assert words[0][-3:] in citation["quote"], (rule["id"], citation)


def test_a_limit_is_kept_and_the_total_still_told(reader):
    body = reader.get("/v1/rules", params={"limit": 3}).json()
    assert len(body["rules"]) == 3
    assert body["total"] > TOTAL


@pytest.mark.parametrize(
    ("params", "key", "value"),
    [
        ({"area": "worcestershire"}, "area", "worcestershire"),
        ({"document": "cwac-cin-pilot"}, "document", "cwac-cin-pilot"),
        ({"topic": "child-seen"}, "topic", "child-seen"),
        ({"unit": "working days"}, "unit", "working days"),
        ({"strength": "good practice"}, "strength", "good practice"),
    ],
)
def test_the_rules_are_filtered(reader, params, key, value):
    found = reader.get("/v1/rules", params=params).json()["rules"]
    assert {rule[key] for rule in found} == {value}


def test_words_find_the_rules_that_have_them_all(reader):
    found = reader.get("/v1/rules", params={"q": "core group 10 working days", "area": "england"}).json()["rules"]
    assert [rule["id"] for rule in found] == ["wt-core-group-10-working-days"]
    assert found[0]["amount"] == 10
    assert found[0]["citations"][0]["quote"].startswith("meet within 10 working days from the initial")


@pytest.mark.parametrize("params", [{"area": "atlantis"}, {"strength": "perhaps"}, {"limit": 0}, {"limit": "many"}])
def test_what_cannot_be_listed_is_refused_as_a_problem(reader, params):
    response = reader.get("/v1/rules", params=params)
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_the_terminal_shows_the_sentence_the_place_and_the_words(terminal, capsys):
    assert verse_rules(["--area", "cheshire-east", "--topic", "assessment-length"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    assert "should be completed by Day 15 unless" in page
    assert "From when it counts is not stated." in page
    assert "Whether working days or calendar days are meant is not said." in page
    assert "para 4.2: “The Children and Families Assessment" in page
    assert page.endswith("2 rules.")


def test_the_terminal_prints_the_same_json_as_the_api(terminal, capsys, reader):
    assert verse_rules(["--document", "wt2015-chapter-1", "--text", "core group", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)["rules"]
    assert (
        printed == reader.get("/v1/rules", params={"document": "wt2015-chapter-1", "q": "core group"}).json()["rules"]
    )
