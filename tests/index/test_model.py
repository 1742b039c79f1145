"""The model: the published one, proved by its hash, and the same as its makers' own code."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import ModelError
from corpus.settings import CORPUS
from index.model import load_model, read_model, weights_folder

TEXTS = [
    "How long have I got to finish this assessment?",
    "ok",
    "The lead professional calls the next review meeting within six weeks. " * 8,
    "section 47 enquiry – £5, naïve café 子供",
]


@pytest.fixture(scope="module")
def reference() -> np.ndarray:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(weights_folder()), device="cpu", local_files_only=True)
    return model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)


def test_vectors_are_those_of_sentence_transformers(reference: np.ndarray) -> None:
    vectors = np.array([encoding.vector for encoding in load_model().encode(TEXTS)])
    np.testing.assert_allclose(vectors, reference, atol=1e-6)


def test_a_text_alone_is_encoded_as_among_others() -> None:
    model = load_model()
    for text, among in zip(TEXTS, model.encode(TEXTS), strict=True):
        alone = model.encode([text])[0]
        np.testing.assert_allclose(alone.vector, among.vector, atol=1e-6)
        np.testing.assert_allclose(alone.tokens, among.tokens, atol=1e-5)
        assert alone.pieces.tolist() == among.pieces.tolist()


def test_all_vectors_have_length_one() -> None:
    for encoding in load_model().encode(TEXTS):
        assert encoding.vector.dtype == encoding.tokens.dtype == np.float32
        np.testing.assert_allclose(np.linalg.norm(encoding.tokens, axis=1), 1, atol=1e-5)
        assert np.linalg.norm(encoding.vector) == pytest.approx(1, abs=1e-5)


def test_a_text_too_long_for_the_model_is_cut_to_its_256_word_pieces() -> None:
    encoding = load_model().encode(["visit " * 400])[0]
    assert len(encoding.pieces) == len(encoding.tokens) == 256


def test_altered_weights_are_refused(tmp_path: Path) -> None:
    folder = shutil.copytree(weights_folder(), tmp_path / "model")
    path = folder / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    with pytest.raises(ModelError, match=r"altered: .*model\.safetensors"):
        read_model(folder)


def test_missing_weights_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        read_model(tmp_path)


def test_versions_that_share_an_adapter_share_its_model_and_it_goes_with_the_last_of_them(tmp_path: Path) -> None:
    twin = shutil.copytree(CORPUS / "adapter", tmp_path / "adapter")
    subprocess.run([sys.executable, "-c", _SHARED, str(CORPUS / "adapter"), str(twin)], check=True, cwd=CORPUS.parent)


_SHARED = """
import gc, sys, weakref
from pathlib import Path
from index.model import load_model

first = load_model(Path(sys.argv[1]))
assert load_model(Path(sys.argv[2])) is first
gone = weakref.ref(first)
del first
gc.collect()
assert gone() is None
"""  # in a process of its own: other tests hold the model too
