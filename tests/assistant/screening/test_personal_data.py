"""Personal data: what points to a person is taken out, what belongs to the question stays."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.screening.identifiers import KINDS, PRINTED
from assistant.screening.personal_data import asks_for_a_record, notice, redact
from corpus.settings import CORPUS
from corpus.strict_yaml import read_yaml

HERE = Path(__file__).parent
CASES: dict[str, Any] = read_yaml(HERE / "personal_data.yaml")
CLEAN: list[str] = CASES["clean"]
RECORDS: dict[str, list[str]] = read_yaml(HERE / "records.yaml")


def test_the_sets_are_large_enough_and_their_ids_unique() -> None:
    ids = [case["id"] for case in CASES["seeded"]]
    assert len(ids) >= 60
    assert len(CLEAN) >= 60
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("case", CASES["seeded"], ids=lambda case: case["id"])
def test_nothing_seeded_survives_and_dates_of_events_do(case: dict[str, Any]) -> None:
    left = redact(case["text"]).text
    assert [item for item in case["items"] if item.lower() in left.lower()] == []
    assert [kept for kept in case.get("keeps", ()) if kept not in left] == []


def test_at_most_two_clean_questions_of_60_lose_a_word() -> None:
    touched = [redact(text) for text in CLEAN if redact(text).kinds]
    assert len(touched) <= len(CLEAN) * 2 / 60, touched


def test_a_clean_text_comes_back_as_it_was() -> None:
    assert redact("45 working days, para 4.2, s.17(10)?").text == "45 working days, para 4.2, s.17(10)?"


def test_the_kinds_found_are_told_once_each() -> None:
    found = redact("Jayden Smith and Kelly Brown of 12 Elm Road, CW1 2AB")
    assert found.text == "[name] and [name] of [address], [postcode]"
    assert sorted(found.kinds) == ["address", "name", "postcode"]


@pytest.mark.parametrize("number", ["943 476 5919", "9434765919", "943-476-5919"])
def test_an_nhs_number_is_known_by_its_check_digit(number: str) -> None:
    assert redact(f"is {number} needed").text == "is [NHS number] needed"


@pytest.mark.parametrize("date", ["03/05/2019", "3.5.19", "3 May 2019", "3rd of May 2019", "May 3, 2019", "2019-05-03"])
def test_a_date_is_taken_out_as_a_birth_and_left_as_an_event(date: str) -> None:
    assert date not in redact(f"she was born on {date}, is she too old").text
    assert date in redact(f"the referral came on {date}, when is the assessment due").text


def test_service_lines_stay_and_a_persons_telephone_goes() -> None:
    assert redact("ring 0300 123 5012, 0800 1111, 0808 800 5000 or 999").kinds == ()
    assert redact("my number is 0808 157 0123").kinds == ("phone number",)


def test_what_the_documents_print_is_what_is_kept() -> None:
    printed = set()
    for file in (CORPUS / "documents").iterdir():
        text = file.read_text(encoding="utf-8")
        printed |= {number.replace(" ", "") for number in re.findall(r"\b0\d{3,4} \d{3} ?\d{3,4}\b", text)}
        printed |= {mail.lower() for mail in re.findall(r"[\w.]+@[\w.]+\.gov\.uk", text)}
    assert printed == PRINTED


def test_a_surname_that_the_documents_print_stays_with_them_and_goes_with_a_person() -> None:
    assert redact("what do Horwath and Morrison say about neglect").kinds == ()
    for text in ("Kyle Morrison", "Mrs Morrison", "surname: Morrison", "the Morrison twins", "tony morrison's plan"):
        assert "orrison" not in redact(f"is {text} seen alone").text


def test_nouns_of_another_language_are_no_names_and_names_in_it_are() -> None:
    assert redact("Wie lange dauert eine Beurteilung?").kinds == ()
    assert redact("Wie lange dauert eine Beurteilung für Jayden?").kinds == ("name",)


def test_a_sentence_reads_on_after_initials() -> None:
    assert redact("my client J.B. wants an advocate").text == "my client [name] wants an advocate"


def test_only_the_full_postcode_is_personal() -> None:
    assert redact("is CW1 in Cheshire East").kinds == ()
    assert redact("is CW1 2AB in Cheshire East").kinds == ("postcode",)
    assert redact("Young carers: s17ZA and s17ZD; s47 1st, b4 9am").kinds == ()


def test_brackets_hide_nothing() -> None:
    assert "Jayden" not in redact("[Jayden Smith] and [name]").text


def test_invisible_letters_are_taken_out() -> None:
    assert redact("plan\U000e0041\U000e0042 review").text == "plan review"


@given(st.text(max_size=300))
def test_any_text_can_be_redacted_and_a_second_time_changes_nothing(text: str) -> None:
    once = redact(text).text
    assert redact(once).text == once


PIECES = [
    *["Jayden", "Smith", "Kelly", "O'Neill", "mum", "and", ",", "called", "DOB", "born on", "03/05/2019", "3 May 2019"],
    *["07700 900123", "+44", "0", "NHS", "943 476 5919", "12", "Elm Road", "Flat 3", "CW1 2AB", "ref", "LCS 1234567"],
    *[
        "[name]",
        "[date of birth]",
        "[",
        "]",
        "@",
        "a@b.example",
        "’s",
        "(",
        ")",
        ".",
        "\n",
        "J.",
        "is",
        "aged 4",
        "\u0301",
    ],
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["", " "]))
def test_a_second_time_changes_nothing_in_texts_made_of_cues(pieces: list[str], between: str) -> None:
    once = redact(between.join(pieces)).text
    assert redact(once).text == once


REPEATED = (
    "a|0|07700 |a@b.|Jayden Smith |called Bob and |12 elm oak |case ref |[name] |Flat 1 Oak |lives at Rose "
    "|is he Jayden |what is the |1/1/|o'|A-|born on "
).split("|")


@pytest.mark.parametrize("part", REPEATED)
def test_long_repetition_does_not_slow_it(part: str) -> None:
    redact("warm up")
    text = (part * 2000)[:2000]
    start = time.process_time()
    asks_for_a_record(text)
    assert time.process_time() - start < 0.5  # seconds; about 0.02 is usual


def test_a_question_takes_well_under_a_millisecond_or_so() -> None:
    redact("warm up")
    start = time.process_time()
    for text in CLEAN:
        redact(text)
    assert (time.process_time() - start) / len(CLEAN) < 0.003  # seconds; about 0.0003 is usual


def test_the_notice_names_what_was_found_and_owns_up_to_what_may_be_missed() -> None:
    told = notice(("name", "date of birth", "postcode"))
    assert "names, dates of birth and postcodes" in told
    assert "Not every name can be recognised" in told
    assert all(kind.split()[0] in notice([kind]) for kind in (*KINDS, "name"))


@pytest.mark.parametrize("text", RECORDS["asks"])
def test_a_question_for_one_childs_record_is_known(text: str) -> None:
    assert asks_for_a_record(text)
    assert asks_for_a_record(redact(text).text)


@pytest.mark.parametrize("text", RECORDS["general"])
def test_a_question_for_the_documents_is_none_for_a_record(text: str) -> None:
    assert not asks_for_a_record(text)
