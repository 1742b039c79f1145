"""Rewordings: what a language model makes of golden answers, what of it is shown, and whether all of that is proved."""

import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.answer import Answer, Wording
from assistant.api.shapes import answer_shape
from assistant.assistant import Assistant, Step
from assistant.rephrase.breaker import Breaker
from assistant.rephrase.fault import fault_of
from assistant.rephrase.rephrase import CALL, SENTENCE, Rephrase
from assistant.rephrase.server import Server
from assistant.turn import Turn
from corpus.language_model import LanguageModel
from eval.body import told
from eval.golden import Item
from eval.library import Library
from eval.measures import percentile
from eval.mutants import mutants
from eval.runs import Row
from eval.support import support_of
from index.model import load_model
from index.snapshot import Snapshot

Progress = Callable[[str, int, int], None]  # step, done, of how many


def measured(
    model: LanguageModel,
    items: Sequence[Item],
    assistant: Assistant,
    library: Library,
    progress: Progress,
    lies: Collection[str] = (),
) -> Row:
    """Ask every question with a model and without it, and return what the model added.

    `lies` are sentences known to be false, as they are told: how many of them are shown is counted too.
    """
    became = {CALL: Counter[str](), SENTENCE: Counter[str]()}
    never = Breaker(failures=len(items) + 1)
    rephrase = Rephrase(Server(model), load_model(), never, lambda of, what: became[of].update((what,)))
    took: list[float] = []
    with_model = reworded_by(_timed(rephrase, took), assistant)
    answered = reworded = unsupported = 0
    shown: list[str] = []
    for done, item in enumerate(items, start=1):
        plain, other = assistant.ask(item.ask), with_model.ask(item.ask)
        answered += plain.status == "answered"
        if other.wording is Wording.REPHRASED:
            reworded += 1
            shown += _added(plain, other)
            unsupported += len(_faults(item, other, library) - _faults(item, plain, library))
        progress("questions", done, len(items))
    return {
        "questions": len(items),
        "answered": answered,
        "answers with a rewording": reworded,
        "replies": dict(became[CALL].most_common()),
        "sentences": dict(became[SENTENCE].most_common()),
        "shown": len(shown),
        "unsupported": unsupported,
        "lies shown": sum(any(lie in one for one in shown) for lie in lies),
        "milliseconds of the step": {"p50": percentile(took, 0.5), "p95": percentile(took, 0.95)},
    }


def changes(items: Sequence[Item], assistant: Assistant, progress: Progress) -> Row:
    """Return, by kind, how many changes to the sentences of answers there are, and how many the check lets through.

    The sentences are all that a lead or a point says, those with figures too, which no model is ever given.
    """
    sentences: set[str] = set()
    for done, item in enumerate(items, start=1):
        body = answer_shape(assistant.ask(item.ask))
        sentences |= {one.text for one in told(body) if one.part != "alert" and one.citations}
        progress("questions", done, len(items))
    made: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    for done, held in enumerate(sorted(sentences), start=1):
        for kind, changed in mutants(held):
            made[kind] += 1
            passed[kind] += fault_of(changed, held) is None
        progress("sentences", done, len(sentences))
    return {
        "sentences": len(sentences),
        "changes": made.total(),
        "let through": passed.total(),
        "let through, by kind": {kind: f"{passed[kind]} of {made[kind]}" for kind in sorted(made)},
    }


def reworded_by(rephrase: Step, assistant: Assistant) -> Assistant:
    """Return an assistant that has no model of its own with this step before its last."""

    def steps(snapshot: Snapshot) -> tuple[tuple[str, Step], ...]:
        *before, verify = assistant.steps(snapshot)
        return (*before, ("rephrase", rephrase), verify)

    return replace(assistant, steps=steps)


def _timed(step: Step, took: list[float]) -> Step:
    """Return a step that tells how many milliseconds it takes."""

    def timed(turn: Turn) -> Turn:
        began = time.perf_counter()
        try:
            return step(turn)
        finally:
            took.append(round(1000 * (time.perf_counter() - began), 1))

    return timed


def _added(plain: Answer, other: Answer) -> list[str]:
    """Return what one answer says and the other does not."""
    before = {one.text for one in told(answer_shape(plain))}
    return [one.text for one in told(answer_shape(other)) if one.text not in before]


def _faults(item: Item, answer: Answer, library: Library) -> set[str]:
    return set(support_of(item, answer_shape(answer), library).faults)
