"""Danger: everyone who tells of a child in danger is heard, and questions of procedure are left in peace."""

import json
import time
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask import Message
from assistant.screening import warm
from assistant.screening.danger import VOCABULARY, DangerKind, detect
from assistant.screening.weighed import WEIGHTS
from corpus.plain_yaml import read_plain
from corpus.strict_yaml import read_yaml

CASES: dict[str, Any] = read_yaml(Path(__file__).with_name("danger.yaml"))
TOLD = [case["text"] for case in CASES["danger"]]
ORDINARY: list[str] = CASES["ordinary"]
NEVER_LEARNT: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("alarm.yaml"))

AS_PEOPLE_TYPE: dict[str, Callable[[str], str]] = {
    "as written": str,
    "shouting": str.upper,
    "without capitals": str.lower,
    "without apostrophes": lambda text: text.replace("'", "").replace("’", ""),
    "with typographic apostrophes": lambda text: text.replace("'", "’"),
    "after a greeting": lambda text: "Hi, " + text,
    "with a plea": lambda text: text + " what do i do",
    "over two lines": lambda text: text.replace(", ", ",\n"),
}


def said(*messages: str) -> tuple[Message, ...]:
    return tuple(Message("user", text) for text in messages)


def test_the_sets_are_large_enough_and_their_ids_unique() -> None:
    ids = [case["id"] for case in CASES["danger"]]
    assert len(TOLD) >= 60
    assert len(ORDINARY) >= 120
    assert len(set(ids)) == len(ids)
    assert len(set(ORDINARY)) == len(ORDINARY)


@pytest.mark.parametrize("way", AS_PEOPLE_TYPE)
def test_next_to_nobody_who_tells_of_danger_is_missed(way: str) -> None:
    typed = AS_PEOPLE_TYPE[way]
    missed = [text for text in TOLD if detect(typed(text)) is None]
    assert len(missed) <= len(TOLD) / 50, missed


def test_nobody_who_tells_of_it_plainly_is_missed() -> None:
    plain = [case["text"] for case in CASES["danger"][:75]]
    assert [text for text in plain if detect(text) is None] == []


def test_of_hard_ordinary_messages_with_alarming_words_few_alarm() -> None:
    false = [text for text in ORDINARY if detect(text)]
    assert len(false) <= len(ORDINARY) * 8 / 120, false


@pytest.mark.parametrize(
    ("half", "told", "missed", "calm", "false"), [("seen", 40, 1, 60, 2), ("kept", 165, 3, 415, 19)]
)
def test_messages_that_nothing_was_learnt_from_are_heard_too(
    half: str, told: int, missed: int, calm: int, false: int
) -> None:
    of_half = [each for each in NEVER_LEARNT if each["half"] == half]
    heard = {each["id"]: detect(each["text"]) is not None for each in of_half}
    danger = [heard[each["id"]] for each in of_half if each["danger"]]
    others = [heard[each["id"]] for each in of_half if not each["danger"]]
    assert (len(danger), len(others)) == (told, calm)
    assert danger.count(False) <= missed
    assert others.count(True) <= false


def test_the_weights_are_what_the_messages_make_of_them() -> None:
    script = spec_from_file_location("weigh_words", Path(__file__).parents[3] / "scripts" / "weigh_words.py")
    assert script and script.loader
    weigh = module_from_spec(script)
    script.loader.exec_module(weigh)
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    again = weigh.learnt(*weigh.examples())
    words = held["words"].keys() | again["words"].keys()  # what weighs next to nothing is left out, here or there
    apart = {word: abs(held["words"].get(word, 0) - again["words"].get(word, 0)) for word in words}
    assert max(apart.values()) <= 0.05, max(apart, key=apart.__getitem__)
    assert again["bias"] == pytest.approx(held["bias"], abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "A child is in danger and nobody knows which council it is",
        "the kids are at risk right now, who takes the call?",
        "teenager missing since Friday",
        "he wrote: keep quiet or I will hurt your brother",
    ],
)
def test_what_is_said_outright_alarms_in_any_words_around_it(text: str) -> None:
    assert detect(text) is not None


@pytest.mark.parametrize("case", [case for case in CASES["danger"] if "kind" in case], ids=lambda case: case["id"])
def test_the_kind_of_danger_is_told(case: dict[str, Any]) -> None:
    danger = detect(case["text"])
    assert danger is not None
    assert danger.kind == case["kind"]


@pytest.mark.parametrize("child", [True, False])
def test_a_child_who_writes_is_told_from_an_adult(child: bool) -> None:
    heard = {case["id"]: detect(case["text"]) for case in CASES["danger"] if case.get("child") is child}
    assert heard
    assert [case for case, danger in heard.items() if danger is None or danger.child_is_writing is not child] == []


@pytest.mark.parametrize(
    "text",
    [
        "if a child tells me her dad hits her, what do I do?",
        "Training question: a girl says she is being beaten at home. What are the steps?",
        "what happens when a child is found with a knife",
        "what counts as a child being left alone",
        "how long can police protection last?",
        "is the child likely to be hurt if we step down",
    ],
)
def test_what_is_only_supposed_does_not_alarm(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "there are no injuries and he has not been hit, can we step down?",
        "mum says he used to hit the children, do we record it?",
    ],
)
def test_what_is_denied_or_over_does_not_alarm(text: str) -> None:
    assert detect(text) is None


def test_a_supposition_about_the_writer_is_no_supposition() -> None:
    assert detect("what happens if my dad hits me again") is not None
    assert detect("if he comes back tonight he will kill us") is not None


def test_a_procedural_question_beside_the_danger_does_not_hide_it() -> None:
    text = "A girl in my class has just told me her stepdad punched her. How many working days until the conference?"
    assert detect(text) is not None


def test_earlier_messages_say_who_he_is() -> None:
    earlier = said("my stepdad hits me")
    danger = detect("he's doing it again", earlier)
    assert danger is not None
    assert danger.child_is_writing


def test_a_short_question_after_danger_still_belongs_to_it() -> None:
    assert detect("who do I ring?", said("a pupil says her dad burned her with an iron last night")) is not None


@pytest.mark.parametrize(
    "text", ["cant i just do the online form after school", "can it wait till Monday", "shall I email them instead"]
)
def test_whether_it_may_wait_or_be_written_is_asked_of_the_danger_told_before(text: str) -> None:
    told = Message("user", "there's a girl in my room right now with a burn on her arm, says her dad did it")
    assert detect(text, (told,))
    assert not detect(text, (Message("user", "how often is a child in need plan reviewed?"),))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("who do i tell about a kid w bruises, its 9pm", True),
        ("who do I ring about a child with bruises tonight", True),
        ("who do i tell about a kid with bruises", False),
        ("it is 9pm, who do I ring about a review", False),
    ],
)
def test_an_hour_told_makes_a_question_about_any_child_one_about_this_child(text: str, heard: bool) -> None:
    assert (detect(text) is not None) is heard


def test_a_change_of_topic_after_danger_does_not_alarm() -> None:
    earlier = said("a pupil says her dad burned her with an iron last night")
    assert detect("how often is a child in need plan reviewed?", earlier) is None


def test_what_the_assistant_said_is_not_what_a_person_tells() -> None:
    replies = (Message("assistant", "If a child is being hit at home, ring 999 now."),)
    assert detect("who do I ring?", replies) is None


def test_slips_of_the_pen_are_heard() -> None:
    assert detect("my stepdad is strangleing me") is not None
    assert detect("he keeps hiting my brother") is not None
    assert detect("heeeeelp he's hitting me") is not None


@given(st.text(max_size=2000))
def test_no_text_makes_it_fail(text: str) -> None:
    detect(text, said(text))


REPEATED = "a|mum |he hits |0 |if a child |i been he will |seen see talk |'a|[name] |. |A-".split("|")


@pytest.mark.parametrize("part", REPEATED)
def test_long_repetition_does_not_slow_it(part: str) -> None:
    detect("warm up")
    text = (part * 2000)[:2000]
    start = time.process_time()
    detect(text)
    assert time.process_time() - start < 0.25  # seconds; about 0.005 is usual


def test_a_question_takes_well_under_a_millisecond_or_so() -> None:
    detect("warm up")
    start = time.process_time()
    for text in ORDINARY:
        detect(text)
    assert (time.process_time() - start) / len(ORDINARY) < 0.002  # seconds; about 0.0002 is usual


def test_once_warm_the_first_question_waits_for_nothing() -> None:
    warm()
    start = time.process_time()
    detect("how long does an assessment take")
    assert time.process_time() - start < 0.02  # seconds


@pytest.mark.parametrize(
    "text",
    [
        "a bruise on a baby: phone or portal?",
        "can the form wait until Monday, the infant's arm is bruised",
        "6 month old with a # femur",
    ],
)
def test_an_injury_to_an_infant_alarms_however_it_is_asked(text: str) -> None:
    assert detect(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I'm scared I'll shake him",
        "i want to hurt my baby",
        "I feel suicidal and I'm a social worker",
        "I am a foster carer and I want to end my life",
    ],
)
def test_an_adult_who_fears_for_themselves_or_their_child_is_heard_as_an_adult(text: str) -> None:
    danger = detect(text)
    assert danger is not None
    assert not danger.child_is_writing


def test_what_an_office_does_to_people_is_no_violence_and_people_in_an_office_can_be_violent() -> None:
    assert detect("the deadline is killing me") is None
    assert detect("we were hit by three referrals and a late report") is None
    assert detect("he hit her in the meeting, the baby is bleeding") is not None


def test_every_kind_in_the_vocabulary_has_a_name_in_the_code() -> None:
    assert set(read_plain(VOCABULARY)["kinds"]) == {kind.value for kind in DangerKind} - {DangerKind.UNCLEAR.value}


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("TA just rang, she can hear a lad in year 2 screaming and being hit right now", True),
        ("baby has bruising to the face and dad has just shoved mum", True),
        ("nan cant make it and shes basically raising him, do we just crack on without her", False),
        ("is there a tool if the house is filthy and the kids arent being fed properly", False),
    ],
)
def test_what_is_told_outright_is_sure(text: str, sure: bool) -> None:
    danger = detect(text)
    assert danger is None or danger.sure is sure
    assert danger is not None or not sure


def test_a_few_words_that_ask_nothing_add_to_a_danger_that_was_sure() -> None:
    told = said("next door I can hear a little boy screaming and being hit right now")
    assert detect("were in crewe", told) is not None
    assert detect("different thing, cin reviews", told) is None
    assert detect("were in crewe", said("how often is a child in need plan reviewed?")) is None


def test_a_student_s_worry_about_a_mother_is_no_child_s_cry() -> None:
    danger = detect("The mum I am shadowing has a learning disability and I'm scared we judge her parenting unfairly.")
    assert danger is None or not danger.child_is_writing
