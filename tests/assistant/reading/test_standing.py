"""Questions about the documents themselves are told from questions about what they say."""

import pytest

from assistant.reading.standing import asks_about_documents, documents_meant

ABOUT = [
    "is the leaflet still valid",
    "which of these documents are in force",
    "is this pilot policy still current?",
    "when was this procedure last updated",
    "who wrote the step up step down procedure",
    "Is Working Together 2015 the latest version?",
    "what documents do you have",
    "how old is the leaflet",
    "is that still in force?",
    "has the leaflet been replaced",
    "what version of working together should i use",
    "are these procedures up to date",
    "list the documents you hold",
    "where do your answers come from",
    "do you hold the escalation policy itself?",
    "how up to date is this information",
    "is this the current version",
    "Could you tell me when the step up step down policy was written and whether it is still current?",
]
WITHIN = [
    "is the policy clear about consent",
    "what documents do i need for step down",
    "which documents should I take to a core group",
    "is the plan still valid",
    "when was the assessment updated",
    "does the policy apply to unborn babies",
    "which version of events do we record",
    "do the procedures still apply if the child moves",
    "who wrote the thresholds guidance?",
    "what guidance is there on neglect",
    "which procedures do I follow",
    "how senior do you have to be to attend a strategy discussion?",
    "do you have to include the policy",
    "is this the right number",
    "how current is the assessment",
]


@pytest.mark.parametrize("question", ABOUT)
def test_a_question_about_the_documents_is_heard(assistant, question):
    assert asks_about_documents(question, assistant.snapshot.catalogue)


@pytest.mark.parametrize("question", WITHIN)
def test_a_question_about_what_they_say_is_not_taken_for_one(assistant, question):
    assert not asks_about_documents(question, assistant.snapshot.catalogue)


@pytest.mark.parametrize(
    ("question", "areas", "meant"),
    [
        ("is the leaflet still valid", ("worcestershire",), {"worcs-b1-children-in-need"}),
        ("is the pilot still current", (), {"cwac-cin-pilot"}),
        ("are these up to date", ("cheshire-east",), {"ce-child-in-need", "ce-step-up-step-down", "wt2015-chapter-1"}),
        ("is the leaflet still valid", ("england",), {"wt2015-chapter-1"}),
    ],
)
def test_a_document_is_meant_by_a_word_of_its_own_and_within_the_area(assistant, question, areas, meant):
    assert {one.id for one in documents_meant(question, areas, assistant.snapshot.catalogue)} == meant


def test_the_answer_says_whose_it_is_from_when_and_whether_it_binds(ask):
    answer = ask("Is the leaflet still valid, and who wrote it?", "worcestershire")
    assert answer.status == "answered"
    for words in ("Worcestershire County Council", "March 2010 to April 2012", "not in force, or not known to be"):
        assert words in answer.answer.lead
    answer = ask("is working together 2015 the latest version")
    assert "December 2023" in answer.answer.lead and not answer.answer.lead_citations


def test_every_document_held_is_listed_and_no_other_areas(ask):
    listed = " ".join(point.text for point in ask("what documents do you have").answer.points)
    for title in ("Leaflet B/1", "Step Up / Step Down policy", "Child in Need policy", "pilot", "Working Together"):
        assert title in listed
    listed = " ".join(point.text for point in ask("which documents do you hold?", "cheshire-east").answer.points)
    assert "Leaflet" not in listed and "pilot" not in listed and "Step Up / Step Down" in listed


def test_what_tells_a_documents_date_is_quoted(ask):
    answer = ask("how old is the step up step down policy", "cheshire-east")
    assert any("launched in July 2023" in point.text and point.citations for point in answer.answer.points)


def test_where_a_document_itself_says_it_its_own_words_answer(ask):
    answer = ask("what date is on the analysis", "cheshire-west-and-chester")
    assert "27 March 2017" in answer.answer.lead
    assert answer.answer.lead_citations


def test_danger_comes_before_any_question_about_documents(ask):
    answer = ask("he is hitting her now. is the leaflet still valid", "worcestershire")
    assert "danger" in {alert.kind for alert in answer.alerts}
