"""/v1/timelines: what an event sets running in an area, in order, each with the words it rests on."""

from datetime import date

import pytest
from icalendar import Calendar

REFERRAL = {"event": "referral", "area": "cheshire-east", "from": "2026-11-02"}


@pytest.fixture(scope="module")
def referral(reader):
    return reader.post("/v1/timelines", json=REFERRAL).json()


def test_a_timeline_gives_every_date_in_order(referral):
    dated = [(entry["rule"], entry["due"]) for entry in referral["deadlines"] if entry["due"]]
    assert dated == [
        ("wt-referral-acknowledged-1-working-day", "2026-11-03"),
        ("wt-referral-decision-1-working-day", "2026-11-03"),
        ("ce-child-visited-5-working-days", "2026-11-09"),
        ("ce-child-seen-10-working-days", "2026-11-16"),
        ("ce-assessment-day-15", "2026-11-17"),
        ("ce-plan-day-45", "2026-12-17"),
        ("wt-assessment-45-working-days", "2027-01-07"),
    ]


def test_each_deadline_has_its_duty_word_who_and_the_words_of_its_paragraph(referral):
    seen = next(entry for entry in referral["deadlines"] if entry["rule"] == "ce-child-seen-10-working-days")
    assert (seen["word"], seen["who"], seen["national"]) == ("must", "the social worker", False)
    assert seen["citations"][0]["quote"] == "all children must be seen within ten working days of the referral"
    assert seen["citations"][0]["url"] == "/documents/ce-child-in-need#4.3"
    assert all(entry["citations"] for entry in [*referral["deadlines"], *referral["unanchored"]])


def test_both_readings_are_given_where_the_document_does_not_say_which_days(referral):
    day_45 = next(entry for entry in referral["deadlines"] if entry["rule"] == "ce-plan-day-45")
    dates = {reading["label"]: reading["due"] for reading in day_45["readings"]}
    assert dates == {"calendar days": "2026-12-17", "working days": "2027-01-07"}
    assert day_45["settled"] is False


def test_what_has_no_date_stands_in_its_place_and_says_why(referral):
    first = referral["deadlines"][0]
    assert (first["due"], first["when"]) == (None, "No date: “as soon as possible”")
    assert first["why"].endswith("so no date is counted.")


def test_the_day_of_the_event_is_said_to_be_day_0_and_may_be_set(reader, referral):
    assert referral["counting"] == "event is day 0"
    assert "is day 0" in referral["conventions"][0]
    other = reader.post("/v1/timelines", json={**REFERRAL, "counting": "event is day 1"}).json()
    assert "is itself counted as day 1" in other["conventions"][0]
    assert {entry["rule"]: entry["due"] for entry in other["deadlines"]}[
        "wt-assessment-45-working-days"
    ] == "2027-01-06"


def test_national_rules_stand_beside_an_areas_own_and_no_other_areas_do(reader):
    for area in ("cheshire-east", "cheshire-west-and-chester", "worcestershire"):
        for event in reader.get("/v1/timelines", params={"area": area}).json()["events"]:
            body = reader.post(
                "/v1/timelines", json={"event": event["event"], "area": area, "from": "2026-11-02"}
            ).json()
            entries = [*body["deadlines"], *body["unanchored"]]
            assert {entry["area"] for entry in entries} <= {area, "england"}, event
            assert all(entry["national"] == (entry["area"] == "england") for entry in entries)


def test_history_is_marked_and_a_replaced_edition_is_warned_of(reader, referral):
    sent = {"event": "initial-assessment", "area": "worcestershire", "from": "2026-11-02"}
    body = reader.post("/v1/timelines", json=sent).json()
    assert {entry["history"] for entry in body["deadlines"]} == {True}
    assert any("history" in note for note in body["notes"])
    assert any("Later editions of Working Together have replaced this one" in note for note in referral["notes"])


def test_without_an_area_only_national_rules_are_shown_and_that_is_said(reader):
    body = reader.post("/v1/timelines", json={"event": "referral", "from": "2026-11-02"}).json()
    assert {entry["area"] for entry in body["deadlines"]} == {"england"}
    assert body["notes"][0].startswith("No area was chosen, so only national guidance is shown.")


def test_an_event_may_be_named_as_people_name_it(reader):
    sent = {"event": "Strategy discussion", "area": "cheshire-east", "from": "2026-11-02"}
    body = reader.post("/v1/timelines", json=sent).json()
    assert (body["event"], body["deadlines"][0]["due"]) == ("strategy-discussion", "2026-11-23")


def test_the_events_of_an_area_are_listed_with_how_many_rules_count_from_each(reader):
    body = reader.get("/v1/timelines", params={"area": "cheshire-east"}).json()
    found = {event["event"]: event for event in body["events"]}
    assert found["referral"] == {"event": "referral", "name": "a referral", "local": 3, "national": 7}
    assert "initial-assessment" not in found


def test_the_calendar_file_has_an_entry_for_each_date_with_its_citation(reader, referral):
    answer = reader.get("/v1/timelines.ics", params=REFERRAL)
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "referral-cheshire-east-2026-11-02.ics" in answer.headers["content-disposition"]
    entries = Calendar.from_ical(answer.content).walk("VEVENT")
    dates = {reading["due"] for entry in referral["deadlines"] for reading in entry["readings"]}
    assert {entry.decoded("DTSTART").isoformat() for entry in entries} == dates
    assert len(entries) == 9
    quotes = [cited["quote"] for entry in referral["deadlines"] for cited in entry["citations"]]
    for entry in entries:
        assert any(quote in str(entry["DESCRIPTION"]) for quote in quotes)
        assert "day 0" in str(entry["DESCRIPTION"])
    assert date(2027, 1, 7) in {entry.decoded("DTSTART") for entry in entries}


def test_history_is_marked_in_the_calendar_file_too(reader):
    sent = {"event": "initial-assessment", "area": "worcestershire", "from": "2026-11-02"}
    (entry,) = Calendar.from_ical(reader.get("/v1/timelines.ics", params=sent).content).walk("VEVENT")
    assert str(entry["SUMMARY"]).endswith("(History, Worcestershire)")
    assert "status: historical" in str(entry["DESCRIPTION"])


def test_one_rule_has_a_calendar_file_of_its_own_or_says_why_not(reader):
    sent = {"rule": "ce-assessment-day-15", "from": "2026-11-02"}
    entries = Calendar.from_ical(reader.get("/v1/deadlines.ics", params=sent).content).walk("VEVENT")
    assert [str(entry["SUMMARY"]) for entry in entries] == [
        "Due: The Children and Families Assessment is completed (Cheshire East) (calendar days)",
        "Due: The Children and Families Assessment is completed (Cheshire East) (working days)",
    ]
    refused = reader.get("/v1/deadlines.ics", params=sent | {"rule": "ce-step-up-phone-immediately"})
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith("The document says “immediately”")


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"event": "Kelly’s birthday"}, 422, "The event is not one that is held here."),
        ({"area": "mars"}, 422, "The area is not one that is held here."),
        ({"from": "Kelly"}, 422, "“from” is not a date there is."),
        ({"from": "2026-02-31"}, 422, "“from” is not a date there is."),
        ({"from": 20261102}, 422, "“from” is not a date there is."),
        ({"counting": "Kelly"}, 422, "“counting” can only be 'event is day 0' or 'event is day 1'."),
        ({"event": "step-down", "area": "worcestershire"}, 404, "Neither Worcestershire’s own documents nor national"),
    ],
)
def test_what_cannot_be_counted_is_refused_in_a_sentence_that_repeats_nothing(reader, changed, status, said):
    answer = reader.post("/v1/timelines", json=REFERRAL | changed)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"].startswith(said)
    assert "Kelly" not in answer.text


def test_one_date_beyond_what_is_known_says_so_and_the_others_are_given(reader):
    body = reader.post("/v1/timelines", json=REFERRAL | {"from": "2028-12-01"}).json()
    found = {entry["rule"]: entry for entry in body["deadlines"]}
    assert found["ce-child-seen-10-working-days"]["due"] == "2028-12-15"
    assert found["wt-assessment-45-working-days"]["due"] is None
    assert "needs January 2029" in found["wt-assessment-45-working-days"]["why"]
