"""`verse eval rewording` measures a model over the golden answers, the liar before all."""

import json

import pytest

from corpus.errors import UsageError
from corpus.language_model import LanguageModel
from eval import cli
from eval.golden import golden_file, load_golden
from eval.liar import Liar, served
from eval.library import shipped_library
from eval.mutants import mutants
from eval.rewordings import changes, measured
from tests.rephrase.conftest import plainer

ASKED = 12
TEXT = (
    "[S1] The social worker must ensure that parents are not left out before the visit.\n"
    "[S2] Staff in Cheshire East should tell every school if the child agrees."
)


@pytest.fixture(scope="module")
def items():
    return load_golden(golden_file("dev"))[:ASKED]


def quietly(step: str, done: int, total: int) -> None:
    pass


def test_no_lie_of_the_liar_is_shown(ingested, monkeypatch, capsys):
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    assert cli.main(["rewording", "--liar", "--limit", str(ASKED), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["questions"] == ASKED and found["lies shown"] == 0 and found["unsupported"] == 0
    assert sum(found["lies told"].values()) >= ASKED and sum(found["replies"].values()) >= ASKED // 2


def test_what_an_honest_model_adds_is_counted(items, plain):
    with served(plainer) as address:
        found = measured(LanguageModel(address, "honest"), items, plain, shipped_library(), quietly)
    assert found["shown"] > 0 and found["answers with a rewording"] > 0 and found["unsupported"] == 0
    assert found["replies"].keys() == {"answered"} and found["sentences"].keys() == {"holds"}


def test_a_lie_that_is_shown_is_counted(items, plain, monkeypatch):
    monkeypatch.setattr("assistant.rephrase.rephrase.fault_of", lambda said, held: None)
    monkeypatch.setattr("assistant.steps.verify.Verify.check", lambda verify, statement: None)
    liar = Liar()
    with served(liar) as address:
        found = measured(LanguageModel(address, "liar"), items, plain, shipped_library(), quietly, liar.lies)
    assert found["lies shown"] > 0 and found["unsupported"] > 0


def test_the_check_alone_is_tried_with_every_change_to_what_answers_say(items, plain):
    found = changes(items[:2], plain, quietly)
    assert found["let through"] == 0 and found["changes"] > 20 * found["sentences"] > 0


def test_without_a_model_it_says_what_to_set(ingested, monkeypatch):
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    with pytest.raises(UsageError, match="VERSE_LLM_URL"):
        cli.main(["rewording"])


def test_the_liar_tells_every_kind_of_lie_there_is_a_place_for():
    liar = Liar()
    for _ in range(60):
        liar(TEXT)
    held = [line.partition("] ")[2] for line in TEXT.split("\n")]
    kinds = {kind for one in held for kind, _ in mutants(one)}
    assert kinds <= set(liar.told) and {"an invented source", "no marks", "sources exchanged"} <= set(liar.told)
    assert not liar.lies & set(held)
