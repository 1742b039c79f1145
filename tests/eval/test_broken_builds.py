"""The gate fails a build that has lost one of its safeguards."""

from dataclasses import replace

import pytest

from assistant.build import build
from eval.ablations import ABLATIONS, ablated
from eval.gate import load_thresholds, scored, shortfalls
from eval.golden import golden_file, load_golden
from eval.library import shipped_library

EVERY = 6  # one golden question in so many is enough to notice; all of some kinds are asked


@pytest.fixture(scope="module")
def assistant(ingested):
    return build(ingested)


@pytest.fixture(scope="module")
def missed():
    """Return where an assistant misses the thresholds on some of the golden dev set."""
    items = load_golden(golden_file("dev"))
    kept = [one for n, one in enumerate(items) if n % EVERY == 0 or one.kind in ("timescale", "contact", "danger")]

    def by(assistant):
        scores = scored(kept, assistant, shipped_library(), lambda *_: None)
        return shortfalls(scores, load_thresholds())

    return by


@pytest.fixture(scope="module")
def whole(assistant, missed):
    return missed(assistant)


def named(shortfalls, measure):
    return any(line.startswith(f"{measure}:") for line in shortfalls)


def garbles_figures(step):
    """Return a compose step that raises each figure it quotes, as a careless rewording would."""

    def garbled(turn):
        done = step(turn)
        lead = tuple(replace(said, text=said.text.translate(str.maketrans("12345678", "23456789"))) for said in done.draft.lead)
        return replace(done, draft=replace(done.draft, lead=lead))

    return garbled


def careless(steps):
    return tuple((name, garbles_figures(step) if name == "compose" else step) for name, step in steps)


def test_without_the_area_filter_the_gate_fails_on_another_council_s_words(assistant, missed, whole):
    assert not named(whole, "area_kept")
    assert named(missed(ablated(assistant, ABLATIONS["area filter off"])), "area_kept")


def test_without_verification_the_gate_fails_on_figures_that_no_citation_holds(assistant, missed, whole):
    assert not named(whole, "supported")
    unverified = ablated(ablated(assistant, careless), ABLATIONS["verify off"])
    assert named(missed(unverified), "supported")


def test_with_verification_such_an_answer_is_refused_and_the_gate_fails_on_that(assistant, missed):
    assert any("answers failed" in line for line in missed(ablated(assistant, careless)))


def test_without_the_screen_the_gate_fails_on_danger_and_personal_data(assistant, missed, whole):
    assert not named(whole, "danger_recall")
    found = missed(ablated(assistant, ABLATIONS["screen off"]))
    assert named(found, "danger_recall") and named(found, "personal_data_kept_out")


def test_without_rules_the_gate_fails_on_timescales(assistant, missed, whole):
    if ABLATIONS["rules off"](steps := assistant.steps(assistant.snapshot)) == steps:
        pytest.skip("rules are no step of their own yet")
    assert not named(whole, "timescale")
    assert named(missed(ablated(assistant, ABLATIONS["rules off"])), "timescale")
