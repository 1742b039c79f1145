#!/usr/bin/env python3
"""Weigh the words of danger again: `.venv/bin/python scripts/weigh_words.py`, after messages
or words of the vocabularies were added.

It learns from tests/assistant/screening/danger.yaml and from questions that are known to be ordinary: the question
bank and the half of each set of questions that may be looked at. Some seconds; always the same weights from the same
messages.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from assistant.screening.danger import heard_in  # noqa: E402
from assistant.screening.weighed import WEIGHTS  # noqa: E402
from corpus.strict_yaml import read_yaml  # noqa: E402

_STRENGTH = 10.0  # of what is learnt against keeping the weights small
_HARD = 8.0  # what an ordinary message with alarming words counts for, beside a question about policy
_MAY_TELL = {"danger", "contact"}  # kinds of questions
_MEASURES = "first"  # the set by which false alarms are counted: nothing is learnt from it
_OFTEN = 6  # messages that a word must stand in to be weighed


def examples() -> tuple[list[str], list[str], list[str]]:
    """Return the messages that tell of danger, ordinary ones with alarming words, and questions about policy."""
    told = read_yaml(HERE / "tests/assistant/screening/danger.yaml")
    hard = dict.fromkeys(told["ordinary"])
    asked = dict.fromkeys(one for one in (*_strings_of("corpus/questions/*.yaml"), *_asked()) if one not in hard)
    return [one["text"] for one in told["danger"]], list(hard), list(asked)


def learnt(danger: list[str], hard: list[str], asked: list[str]) -> dict[str, Any]:
    """Return a weight for each word that stands in several messages, and the bias that is added to every sum."""
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    read = [sorted(heard_in(message)) for message in (*danger, *hard, *asked)]
    often: dict[str, int] = {}
    for words in read:
        for word in words:
            often[word] = often.get(word, 0) + 1
    column = {word: n for n, word in enumerate(sorted(word for word, times in often.items() if times >= _OFTEN))}
    known = [[column[word] for word in words if word in column] for words in read]
    lengths = [len(row) for row in known]
    values: NDArray[np.float64] = np.concatenate([np.full(n, 1 / np.sqrt(n)) for n in lengths if n])
    table = csr_matrix(
        (values, np.concatenate([np.asarray(row, dtype=int) for row in known]), np.cumsum([0, *lengths])),
        shape=(len(read), len(column)),
    )
    is_danger = [True] * len(danger) + [False] * (len(hard) + len(asked))
    calm = _HARD * len(hard) + len(asked)
    worth: NDArray[np.float64] = np.repeat([calm / len(danger), _HARD, 1.0], [len(danger), len(hard), len(asked)])
    model = LogisticRegression(C=_STRENGTH, max_iter=3000)
    model.fit(table, is_danger, sample_weight=worth / worth.mean())
    weights = {word: round(float(model.coef_[0][n]), 2) for word, n in column.items()}
    return {"bias": round(float(model.intercept_[0]), 2), "words": {word: w for word, w in weights.items() if w}}


def _asked() -> Iterator[str]:
    """Yield the questions of the sets that may be looked at and that tell of no danger."""
    for path in sorted((HERE / "tests/assistant/sets").glob("*.yaml")):
        if path.stem == _MEASURES:
            continue
        for item in read_yaml(path):
            if item.get("half") != "kept":
                yield from (turn["question"] for turn in item.get("turns", [item]) if not _may_tell(item, turn))
    dev = read_yaml(HERE / "eval/golden/dev.yaml")
    yield from (item["question"] for item in dev if item["kind"] not in _MAY_TELL)


def _may_tell(item: dict[str, Any], turn: dict[str, Any]) -> bool:
    """Whether a question may tell of danger: it is marked so, or it asks whom to ring."""
    return item.get("kind") in _MAY_TELL or "danger" in (turn.get("expect") or {}).get("alerts", ())


def _strings_of(pattern: str) -> Iterator[str]:
    for path in sorted(HERE.glob(pattern)):
        yield from _within(read_yaml(path))


def _within(value: Any) -> Iterator[str]:
    """Yield every question of a file of the bank."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in [value[name] for name in value if name != "begins"] if isinstance(value, dict) else value:
            yield from _within(one)


if __name__ == "__main__":
    weighed = learnt(*examples())
    lines = ",\n".join(f"{json.dumps(word, ensure_ascii=False)}: {weight}" for word, weight in weighed["words"].items())
    WEIGHTS.write_text(f'{{"bias": {weighed["bias"]}, "words": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(weighed['words'])} words weighed.")
