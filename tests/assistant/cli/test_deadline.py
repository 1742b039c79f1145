"""`verse deadline` says the date, how it was counted, and each day that was passed over."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from assistant.cli.deadline import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ask(capsys):
    """Run the command; give its exit status, what it printed and what it complained of."""

    def run(*words):
        status = main(words)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_the_due_date_the_convention_and_each_skipped_day_are_printed(ask):
    status, page, _ = ask("45", "working days", "--from", "2026-11-02")
    assert status == 0
    assert page.startswith("45 working days from Monday 2 November 2026\n\nDue: Thursday 7 January 2027\n")
    assert "The day of the event, Monday 2 November 2026, is day 0" in page
    assert "  Not counted (21)\n    7 November 2026: Saturday\n" in page
    assert "    28 December 2026: Monday, Boxing Day (substitute day)\n" in page
    assert "    1 January 2027: Friday, New Year’s Day\n" in page


def test_the_duration_may_be_one_word_or_many(ask):
    pages = {ask(*words, "--from", "2026-11-02")[1] for words in (["45 working days"], ["45", "working", "days"])}
    assert len(pages) == 1


def test_json_is_the_body_of_the_interface(ask):
    status, printed, _ = ask("45", "working days", "--from", "2026-11-02", "--json")
    body = json.loads(printed)
    assert status == 0
    assert body["due"] == "2027-01-07"
    assert len(body["steps"]) == 45
    assert len(body["skipped"]) == 21
    assert {"readings", "notes", "citations", "conventions"} <= set(body)


def test_open_days_print_both_readings_the_earlier_first(ask):
    _, page, _ = ask("45", "days (not said which)", "--from", "2026-11-02")
    assert "Due: Thursday 17 December 2026\n  Reading 1 of 2: calendar days" in page
    assert "Due: Thursday 7 January 2027\n  Reading 2 of 2: working days" in page
    assert page.index("The words do not say") < page.index("Due:")


def test_steps_are_printed_when_asked_for(ask):
    assert "\n       2  Wednesday 30 December 2026\n" in ask("2", "working days", "--from", "2026-12-24", "--steps")[1]


def test_every_and_within_may_stand_before_the_duration(ask):
    assert "the next are Monday 25 January 2027" in ask("every four to six weeks", "--from", "2026-11-02")[1]
    assert ask("within", "24", "hours", "--from", "2026-11-02T09:00")[1].startswith("24 hours from")


def test_before_counts_back(ask):
    assert "Due: Tuesday 22 December 2026" in ask("7 working days", "--before", "--from", "5 January 2027")[1]


def test_the_first_day_and_closed_days_may_be_set(ask):
    _, page, _ = ask("2 working days", "--from", "2026-12-24", "--day-one", "--closed", "2026-12-29")
    assert "Due: Wednesday 30 December 2026" in page
    assert "29 December 2026: Tuesday, office closed" in page


def test_a_calendar_file_is_written(ask, tmp_path):
    path = tmp_path / "due.ics"
    _, page, _ = ask("45", "working days", "--from", "2026-11-02", "--ics", str(path))
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART") == date(2027, 1, 7)
    assert f"Written to {path}." in page


def test_a_calendar_file_that_cannot_be_written_is_a_refusal(ask, tmp_path):
    status, page, complaint = ask("1 day", "--from", "2026-11-02", "--ics", str(tmp_path / "none" / "due.ics"))
    assert (status, page) == (2, "")
    assert "cannot be written: No such file or directory" in complaint


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ["45", "fortnights", "--from", "2026-11-02"],
            "“fortnights” is not a unit of time here. The units are: hours,",
        ),
        (["-5", "days", "--from", "2026-11-02"], "-5 days cannot be counted; the amount must be 1 or more."),
        (["5", "days", "--from", "31 February 2027"], "there is no such day; February 2027 has 28 days."),
        (["5", "working days", "--from", "2017-12-01"], "known from 1 January 2018"),
        (["45", "working days", "--from", "2028-11-20"], "needs January 2029"),
        (["45", "working days"], "The day of the event is needed; give it with --from"),
        (["--from", "2026-11-02"], "Give a length of time, a rule (--rule), an event (--event) or --events"),
        (["5", "days", "--rule", "wt-assessment-45-working-days", "--from", "2026-11-02"], "only one of them"),
        (["--rule", "no-such-rule", "--from", "2026-11-02"], "There is no rule “no-such-rule”"),
        (["--rule", "wt-assessment-45-working-days", "--from", "2028-11-20"], "needs January 2029"),
        (["--rule", "wt-assessment-45-working-days", "--before", "--from", "2026-11-02"], "leave out --before"),
        (["--rule", "ce-assessment-day-15", "--area", "worcestershire", "--from", "2026-11-02"], "an area of its own"),
        (["--event", "no-such-event", "--from", "2026-11-02"], "There is no event called “no-such-event”"),
        (["--event", "referral", "--area", "mars", "--from", "2026-11-02"], "There is no area called “mars”"),
        (["--event", "referral", "--from", "soon"], "“soon” is not a date that can be read"),
        (
            ["--event", "step-down", "--area", "worcestershire", "--from", "2026-11-02"],
            "Neither Worcestershire’s own documents nor national guidance say when anything is due from a step down.",
        ),
        (["soon", "--from", "2026-11-02"], "write an amount and a unit, for example 45 working days."),
        (["every", "5", "days", "--before", "--from", "2026-11-02"], "ask for one of them."),
        (["5", "days", "--from", "2026-11-02", "--closed", "2026-11-31"], "November 2026 has 30 days."),
    ],
)
def test_bad_input_is_refused_in_one_line(ask, words, complaint):
    status, page, said = ask(*words)
    assert (status, page) == (2, "")
    assert complaint in said
    assert said.startswith("verse: ")
    assert said.count("\n") == 1


def test_an_unknown_option_is_refused_in_one_line_too(capsys):
    with pytest.raises(SystemExit) as left:
        main(["5", "days", "--form", "2026-11-02"])
    assert left.value.code == 2
    assert capsys.readouterr().err.startswith("verse: Unrecognized arguments: --form")


def test_a_rule_gives_its_date_with_chapter_and_verse(ask):
    status, page, _ = ask("--rule", "wt-assessment-45-working-days", "--from", "2026-11-02")
    said = " ".join(page.split())
    assert status == 0
    assert "National guidance · strength: should" in said
    assert "status: superseded" in said
    assert "“The maximum timeframe for the assessment to conclude" in said
    assert "Due: Thursday 7 January 2027" in said
    assert "The day of the event, Monday 2 November 2026, is day 0" in said


def test_a_rule_that_leaves_the_days_open_gives_each_reading(ask):
    page = ask("--rule", "ce-assessment-day-15", "--from", "2026-11-02")[1]
    assert "Due: Tuesday 17 November 2026\n  Reading 1 of 2: calendar days" in page
    assert "Due: Monday 23 November 2026\n  Reading 2 of 2: working days" in page
    assert "does not say from which event" in page


def test_a_rule_without_a_length_of_time_says_what_it_says(ask):
    status, page, _ = ask("--rule", "ce-step-up-phone-immediately", "--from", "2026-11-02")
    said = " ".join(page.split())
    assert status == 0
    assert "The referrer must contact ChECS immediately by telephone." in said
    assert "No date: “immediately” The document says “immediately” and gives no length of time" in said


def test_a_whole_timeline_is_printed_in_order_with_whose_each_rule_is(ask):
    status, page, _ = ask("--event", "referral", "--area", "Cheshire East", "--from", "2026-11-02")
    assert status == 0
    assert page.startswith("Cheshire East: a referral, Monday 2 November 2026\n")
    order = ["“as soon as possible”", "3 November", "9 November", "16 November", "17 November", "7 January"]
    assert sorted(order, key=page.index) == order
    assert "Tuesday 17 November 2026 (calendar days)\nMonday 23 November 2026 (working days)\n" in page
    assert "  National guidance · strength: must" in page
    assert "  Cheshire East · strength: good practice" in page
    assert "Worcestershire" not in page
    assert "The day of the event, Monday 2 November 2026, is day 0" in " ".join(page.split())
    assert "verse deadline --rule ce-assessment-check-day-10 --from DAY" in page


def test_the_steps_of_a_timeline_are_printed_when_asked_for(ask):
    words = ["--event", "step-down", "--area", "cheshire-east", "--from", "2026-12-24"]
    page = ask(*words, "--steps")[1]
    assert "\n       1  Tuesday 2026-12-29\n" in page
    assert "\n       –  Monday 2026-12-28, Boxing Day (substitute day)\n" in page
    assert "Boxing Day" not in ask(*words)[1]


def test_history_is_marked(ask):
    page = ask("--event", "initial assessment", "--area", "worcestershire", "--from", "2026-11-02")[1]
    assert "  History · Worcestershire · strength: must" in page
    assert "What is marked as history no longer applies" in page


def test_without_an_area_only_national_guidance_is_shown(ask):
    page = " ".join(ask("--event", "referral", "--from", "2026-11-02")[1].split())
    assert "No area was chosen, so only national guidance is shown." in page
    assert "Cheshire East" not in page


def test_the_events_of_an_area_are_listed(ask):
    page = ask("--events", "--area", "cheshire-east")[1]
    assert "  strategy-discussion: a strategy discussion (0 local, 1 national)\n" in page
    assert "  step-down: a step down (2 local, 0 national)\n" in page


def test_json_of_a_timeline_has_every_step_and_citation(ask):
    body = json.loads(ask("--event", "referral", "--area", "cheshire-east", "--from", "2026-11-02", "--json")[1])
    by_rule = {entry["rule"]: entry for entry in body["deadlines"]}
    assert by_rule["wt-assessment-45-working-days"]["due"] == "2027-01-07"
    assert len(by_rule["wt-assessment-45-working-days"]["steps"]) == 45
    assert all(entry["citations"][0]["quote"] for entry in body["deadlines"])
    assert by_rule["wt-child-seen-asap"]["due"] is None


def test_the_calendar_file_of_a_timeline_has_chapter_and_verse_in_every_entry(ask, tmp_path):
    path = tmp_path / "line.ics"
    ask("--event", "initial-conference", "--area", "cheshire-east", "--from", "2026-11-02", "--ics", str(path))
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [event.decoded("DTSTART") for event in found] == [date(2026, 11, 16), date(2027, 2, 2)]
    for event in found:
        assert str(event["SUMMARY"]).endswith("(National guidance)")
        assert "Working Together to Safeguard Children" in str(event["DESCRIPTION"])
        assert "status: superseded" in str(event["DESCRIPTION"])


def test_places_are_named_as_people_name_them_once_there_is_an_index(ask, monkeypatch, ingested):
    words = ["--rule", "wt-assessment-45-working-days", "--from", "2026-11-02"]
    assert "wt2015-chapter-1@2015#60: “" in " ".join(ask(*words)[1].split())
    monkeypatch.setenv("VERSE_HOME", str(ingested.home))
    assert "para 60: “" in " ".join(ask(*words)[1].split())


def test_an_operator_may_set_that_the_day_of_the_event_counts(ask, monkeypatch):
    monkeypatch.setenv("VERSE_EVENT_DAY", "1")
    assert "Due: Wednesday 6 January 2027" in ask("45", "working days", "--from", "2026-11-02")[1]
    page = ask("--rule", "wt-assessment-45-working-days", "--from", "2026-11-02")[1]
    assert "Due: Wednesday 6 January 2027" in page
    assert "is itself counted as day 1" in page
    monkeypatch.setenv("VERSE_EVENT_DAY", "2")
    status, _, complaint = ask("45", "working days", "--from", "2026-11-02")
    assert (status, complaint) == (2, "verse: VERSE_EVENT_DAY is “2”; the day of the event is day 0 or day 1.\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["45", "working days"], "Due: Thursday 7 January 2027"),
        (["--rule", "wt-assessment-45-working-days"], "Due: Thursday 7 January 2027"),
        (["--event", "referral", "--area", "cheshire-east"], "Thursday 7 January 2027"),
    ],
)
def test_the_whole_process_answers_in_under_half_a_second_and_loads_nothing_heavy(words, said):
    command = "import sys; from assistant.cli.deadline import main; main(); print(*sys.modules, file=sys.stderr)"
    taken = []
    for _ in range(3):
        begun = os.times()
        done = subprocess.run(
            [sys.executable, "-c", command, *words, "--from", "2026-11-02"],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        ended = os.times()  # of the processor: a busy machine makes every command wait
        taken.append(ended.children_user + ended.children_system - begun.children_user - begun.children_system)
    heavy = {"torch", "numpy", "pydantic", "sentence_transformers", "llama_index", "chromadb", "fastapi", "typer"}
    assert heavy.isdisjoint(done.stderr.split())
    assert said in done.stdout
    assert min(taken) < 0.5
