#!/usr/bin/env python3
"""Weigh the signs of a sentence that answers again: `.venv/bin/python scripts/weigh_sentences.py`.

It asks the questions that may be looked at, and whose answering words are known: the golden development set, and the
half of each set in tests/assistant/sets that is marked as seen. It prints the table of weights that stands in
assistant/writing/first.py, and for how many of the questions they choose a right sentence. It needs the documents
read in (`verse ingest`); a minute.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from assistant.answer import Status  # noqa: E402
from assistant.ask import Ask, Message  # noqa: E402
from assistant.assistant import Assistant  # noqa: E402
from assistant.build import build  # noqa: E402
from assistant.turn import Turn  # noqa: E402
from assistant.writing.before import Before  # noqa: E402
from assistant.writing.first import WEIGHTS, Candidate, candidates, signs  # noqa: E402
from corpus.settings import Settings  # noqa: E402
from corpus.strict_yaml import read_yaml  # noqa: E402
from corpus.text import matchable  # noqa: E402
from eval.facts import says  # noqa: E402
from eval.golden import golden_file, load_golden  # noqa: E402
from eval.library import shipped_library  # noqa: E402
from eval.proof import gold_refs  # noqa: E402

SETS = HERE / "tests/assistant/sets"
TODAY = date(2026, 11, 17)
_REPLIES = 2  # answers before that a follow-up does not repeat
_SMALL = 0.001  # of keeping the weights small against what is learnt
_FOLDS = 5

Facts = Sequence[Sequence[str]]  # each in any one of its wordings
Begin = Sequence[tuple[str, str]]  # paragraph, and how a right sentence of it begins


@dataclass(frozen=True, slots=True)
class Example:
    """The sentences found for a question, by their signs, and which of them are right."""

    id: str
    kept: bool
    signs: NDArray[np.float64]  # (sentences, weights)
    right: NDArray[np.bool_]  # (sentences,)


def examples(assistant: Assistant, *, kept: bool = False) -> Iterator[Example]:
    """Yield an example for each question with a right sentence among those found; also of the kept halves if asked."""
    for name, ask, facts, gold, begin, is_kept in _questions(assistant, kept=kept):
        found = _found(assistant, ask)
        if found is None:
            continue
        turn, several = found
        right = np.array(_beginning(several, begin) if begin else _right(several, facts, gold))
        if right.any():
            assert turn.understood is not None
            before = Before.of(turn.screened.replies[-_REPLIES:], turn.understood.own)
            rows = [[float(each[weight]) for weight in WEIGHTS] for each in signs(several, turn.understood, before)]
            yield Example(name, is_kept, np.array(rows), right)


def learnt(several: Sequence[Example]) -> NDArray[np.float64]:
    """Return the weights under which a right sentence is likeliest to be chosen, one for each sign."""
    from scipy.optimize import minimize  # type: ignore[import-untyped]

    scale = np.concatenate([one.signs for one in several]).std(axis=0) + 1e-6
    scaled = [one.signs / scale for one in several]

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        value, slope = _SMALL * len(several) * float(weights @ weights), 2 * _SMALL * len(several) * weights
        for table, one in zip(scaled, several, strict=True):
            worth = table @ weights
            odds = np.exp(worth - worth.max())
            all_odds, right_odds = odds / odds.sum(), odds * one.right / (odds * one.right).sum()
            value -= float(np.log(all_odds[one.right].sum()))
            slope = slope + (all_odds - right_odds) @ table
        return value, slope

    found = minimize(loss, np.zeros(len(WEIGHTS)), jac=True, method="L-BFGS-B")
    return np.asarray(found.x / scale)


def right(several: Sequence[Example], weights: NDArray[np.float64]) -> int:
    """Return for how many questions the weights choose a right sentence."""
    return sum(bool(one.right[np.argmax(one.signs @ weights)]) for one in several)


def _questions(assistant: Assistant, *, kept: bool) -> Iterator[tuple[str, Ask, Facts, frozenset[str], Begin, bool]]:
    """Yield name, question, facts, paragraphs (none: any), right sentences, and whether it is of a kept half."""
    library = shipped_library()
    for item in load_golden(golden_file("dev")):
        refs = (str(ref.paragraph) for several in gold_refs(item, library) for ref in several)
        yield item.id, item.ask, item.must, frozenset(refs), (), False
    for path in sorted(SETS.glob("*.yaml")):
        for item in read_yaml(path):
            is_kept = item.get("half") == "kept"
            if is_kept and not kept:
                continue
            history: tuple[Message, ...] = tuple(Message(**said) for said in item.get("history", ()))
            for turn in item.get("turns", [item]):
                expect = turn.get("expect", turn)
                ask = Ask(turn["question"], TODAY, item.get("area"), history)
                begin = tuple((one["ref"].partition("/")[0], one["begins"]) for one in turn.get("first", ()))
                yield item["id"], ask, _facts(expect), frozenset(expect.get("gold") or ()), begin, is_kept
                if "turns" in item:
                    reply = assistant.ask(ask).answer.lead
                    history = (*history, Message("user", turn["question"]), Message("assistant", reply))


def _facts(expect: Mapping[str, Any]) -> Facts:
    return [fact if isinstance(fact, list) else [str(fact)] for fact in expect.get("must") or ()]


def _found(assistant: Assistant, ask: Ask) -> tuple[Turn, list[Candidate]] | None:
    """Return the turn as it is decided, with the sentences found; None where it is not answered by one answer."""
    turn = Turn(ask)
    for name, step in assistant.steps(assistant.snapshot):
        if name == "compose":
            break
        turn = step(turn)
    decision = turn.decision
    if decision is None or decision.status is not Status.ANSWERED or turn.parts:
        return None
    return turn, [one for one in candidates(decision.support, decision.rules, turn.known) if one.near]


def _right(several: Sequence[Candidate], facts: Facts, gold: frozenset[str]) -> list[bool]:
    """Return for each sentence whether it says a fact, in a golden paragraph where those are known.

    What announces a list is right where the facts are spread over the list.
    """
    said = [
        {n for n, fact in enumerate(facts) if any(says(one.text, words) for words in fact)}
        if not gold or str(one.support.paragraph.ref) in gold
        else set()
        for one in several
    ]
    spread: dict[str, list[set[int]]] = {}
    for one, held in zip(several, said, strict=True):
        if held:
            spread.setdefault(str(one.support.paragraph.ref), []).append(held)
    lists = {ref for ref, each in spread.items() if len(set.union(*each)) > max(map(len, each))}
    return [
        bool(held) or (one.text.rstrip().endswith((":", ":-")) and str(one.support.paragraph.ref) in lists)
        for one, held in zip(several, said, strict=True)
    ]


def _beginning(several: Sequence[Candidate], begin: Begin) -> list[bool]:
    """Return for each sentence whether it begins as a right one does."""
    return [
        any(
            str(one.support.paragraph.ref) == ref and matchable(one.text).startswith(matchable(words))
            for ref, words in begin
        )
        for one in several
    ]


def main() -> None:
    """Print the weights, and how well they choose among questions that they were not learnt from."""
    found = list(examples(build(Settings.from_environment())))
    weights = learnt(found)
    folds = [found[n::_FOLDS] for n in range(_FOLDS)]
    others = [[one for other in folds if other is not fold for one in other] for fold in folds]
    beyond = sum(right(fold, learnt(rest)) for fold, rest in zip(folds, others, strict=True))
    print("WEIGHTS = {")
    for name, weight in zip(WEIGHTS, weights, strict=True):
        print(f'    "{name}": {weight:.1f},')
    now = right(found, np.array(list(WEIGHTS.values())))
    print("}")
    print(f"A right sentence first: {now} of {len(found)} as it is, {right(found, weights)} with these weights,")
    print(f"{beyond} where each fifth is chosen by what the others teach.")


if __name__ == "__main__":
    main()
