"""The shipped adapter: it is the one its card describes, and it changes what it should and no more."""

import json
import shutil

import numpy as np
import pytest

from corpus.errors import ModelError
from corpus.known.matters import load_matters
from corpus.settings import CORPUS
from index.adapter import CARD, WEIGHTS, Read, adapter_hash
from index.model import SHA256, load_model
from ingest.teaching import teaching_for
from tests.corpus.library import shipped

ADAPTER = CORPUS / "adapter"


def test_the_adapter_is_the_one_its_card_describes():
    card = json.loads((ADAPTER / CARD).read_text(encoding="utf-8"))
    assert adapter_hash(ADAPTER) == card["adapter_sha256"]
    assert card["model_sha256"] == SHA256
    assert card["recipe"]["rank"] == 8


def test_an_altered_adapter_is_refused(tmp_path):
    shutil.copytree(ADAPTER, tmp_path / "adapter")
    data = bytearray((tmp_path / "adapter" / WEIGHTS).read_bytes())
    data[-1] ^= 1
    (tmp_path / "adapter" / WEIGHTS).write_bytes(data)
    with pytest.raises(ModelError, match="has been altered"):
        adapter_hash(tmp_path / "adapter")


def test_an_adapted_model_brings_peoples_words_nearer_to_the_documents():
    pair = ["mgr wants it signed off b4 xmas", "The assessment is authorised by the Team Manager."]
    plain, taught = (
        (lambda made: float(made[0].vector @ made[1].vector))(model.encode(pair))
        for model in (load_model(), load_model(ADAPTER))
    )
    assert taught > plain


def test_questions_read_beforehand_are_what_the_adapted_model_makes_of_them():
    read = Read(ADAPTER)
    question = "who do i email with feedback on the CIN assessment policy"
    held = read.get(question)
    assert held is not None
    made = load_model(ADAPTER).encode([question])[0].vector
    assert float(np.abs(held - made).max()) < 0.01
    assert read.get("a question that nobody wrote down") is None


def test_every_known_question_has_been_read_beforehand():
    """`verse train --read-only` reads those that are new: otherwise every ingest does it again."""
    holding = shipped().holding
    teaching = teaching_for(CORPUS, holding, load_matters(CORPUS, holding))
    asked = [*(q for several in teaching.questions.values() for q in several)]
    asked += [q for matter in teaching.matters for q in matter.asked]
    read = Read(ADAPTER)
    assert [question for question in asked if read.get(question) is None] == []
