"""`verse eval rewording` measures a model over the golden answers, the liar before all."""

import json

import pytest

from corpus.errors import UsageError
from eval import cli
from eval.liar import Liar, served
from eval.mutants import mutants
from tests.rephrase.conftest import plainer

ASKED = 6
TEXT = (
    "[S1] The social worker must ensure that parents are not left out before the visit.\n"
    "[S2] Staff in Cheshire East should tell every school if the child agrees."
)


@pytest.fixture
def measured(ingested, monkeypatch, capsys):
    """Run the command and read its figures."""
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))

    def run(*words):
        status = cli.main(["rewording", "--limit", str(ASKED), "--json", *words])
        return status, json.loads(capsys.readouterr().out)

    return run


def test_no_lie_of_the_liar_is_shown(measured):
    status, found = measured("--liar")
    assert status == 0 and found["questions"] == ASKED
    assert found["lies shown"] == 0 and found["unsupported"] == 0
    assert sum(found["lies told"].values()) >= ASKED and sum(found["replies"].values()) >= ASKED // 2


def test_an_honest_model_is_measured_through_the_settings(measured, monkeypatch):
    with served(plainer) as address:
        monkeypatch.setenv("VERSE_LLM_URL", address)
        monkeypatch.setenv("VERSE_LLM_MODEL", "honest")
        status, found = measured()
    assert status == 0 and found["shown"] > 0 and found["answers with a rewording"] > 0
    assert found["replies"].keys() == {"answered"} and found["sentences"].keys() == {"holds"}


def test_the_check_alone_is_tried_with_every_change_to_what_answers_say(measured):
    status, found = measured("--changes", "--limit", "2")
    assert status == 0 and found["let through"] == 0
    assert found["changes"] > 20 * found["sentences"] > 0


def test_without_a_model_it_says_what_to_set(measured):
    with pytest.raises(UsageError, match="VERSE_LLM_URL"):
        measured()


def test_the_liar_tells_every_kind_of_lie_there_is_a_place_for():
    liar = Liar()
    for _ in range(60):
        liar(TEXT)
    held = [line.partition("] ")[2] for line in TEXT.split("\n")]
    kinds = {kind for one in held for kind, _ in mutants(one)}
    assert kinds <= set(liar.told) and {"an invented source", "no marks", "sources exchanged"} <= set(liar.told)
    assert not liar.lies & set(held)
