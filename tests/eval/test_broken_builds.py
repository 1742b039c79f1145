"""The gate fails a build that has lost one of its safeguards."""

from dataclasses import replace

import pytest

from assistant.build import build
from eval.ablations import ABLATIONS, ablated
from eval.gate import load_thresholds, scored, shortfalls
from eval.golden import golden_file, load_golden
from eval.library import shipped_library
from eval.measures import by_kind, measured

RAISED = str.maketrans("12345678", "23456789")


@pytest.fixture(scope="module")
def assistant(ingested):
    return build(ingested)


@pytest.fixture(scope="module")
def by():
    """Put golden questions of some kinds, every so many of them, to an assistant and score its answers."""
    items = load_golden(golden_file("dev"))

    def answered(assistant, *kinds, every=1):
        asked = [item for item in items if item.kind in kinds][::every]
        return scored(asked, assistant, shipped_library(), lambda *_: None)

    return answered


def fails_on(scores, measure):
    return any(line.startswith(f"{measure}:") for line in shortfalls(scores, load_thresholds()))


def share(scores, measure):
    return measured(scores)[measure].value


def garbles_figures(step):
    """Return a compose step that raises each figure it quotes, as a careless rewording would."""

    def garbled(turn):
        done = step(turn)
        lead = tuple(replace(said, text=said.text.translate(RAISED)) for said in done.draft.lead)
        return replace(done, draft=replace(done.draft, lead=lead))

    return garbled


def careless(steps):
    return tuple((name, garbles_figures(step) if name == "compose" else step) for name, step in steps)


def test_without_the_area_filter_the_gate_fails_on_another_council_s_words(assistant, by):
    asked = ("timescale", "role", "definition")
    broken = by(ablated(assistant, ABLATIONS["area filter off"]), *asked, every=3)
    assert fails_on(broken, "area_kept")
    assert share(broken, "area_kept") < share(by(assistant, *asked, every=3), "area_kept")


def test_without_verification_the_gate_fails_on_figures_that_no_citation_holds(assistant, by):
    broken = by(ablated(ablated(assistant, careless), ABLATIONS["verify off"]), "timescale", every=2)
    assert fails_on(broken, "supported")
    assert share(broken, "supported") < share(by(assistant, "timescale", every=2), "supported")


def test_with_verification_such_an_answer_is_refused_and_the_gate_fails_on_that(assistant, by):
    careful = by(ablated(assistant, careless), "timescale", every=4)
    assert any("answers failed" in line for line in shortfalls(careful, load_thresholds()))


def test_without_the_screen_the_gate_fails_on_danger_and_personal_data(assistant, by):
    broken = by(ablated(assistant, ABLATIONS["screen off"]), "danger", "personal_data")
    for measure in ("danger_recall", "personal_data_recall"):
        assert fails_on(broken, measure) and share(broken, measure) == 0


def test_without_rules_the_gate_fails_on_timescales(assistant, by):
    def right(scores):
        return by_kind(scores)["timescale"]["right"].value

    broken = by(ablated(assistant, ABLATIONS["rules off"]), "timescale")
    assert fails_on(broken, "timescale")
    assert right(broken) < right(by(assistant, "timescale"))
