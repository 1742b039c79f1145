"""What a question takes for granted is told from what it asks, and held against what is said."""

import pytest

from assistant.reading.claims import claimed, confirmed, confirms, told
from assistant.reading.closeness import Rarity


@pytest.fixture(scope="module")
def said(assistant):
    """Whether a statement confirms a claim, by the words of the shipped documents."""
    asked = (question for several in assistant.snapshot.questions.values() for question in several)
    rarity = Rarity(assistant.snapshot.paragraphs.values(), asked)
    also = assistant.knowledge.vocabulary.also
    return lambda statement, claim: confirms(statement, claim, rarity, also)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("the chair is always a police officer, right?", "the chair is always a police officer"),
        ("only a teacher can refer can't they", "only a teacher can refer"),
        ("since reviews are held yearly, who sets the date?", "reviews are held yearly"),
        ("given that consent isn't needed what form do I use", "consent isn't needed"),
        ("can I leave it out because chronologies are optional?", "chronologies are optional"),
        ("my colleague reckons visits are unannounced. is there a rule?", "visits are unannounced"),
        ("police powers are the normal way so why would we ask a court", "police powers are the normal way"),
        ("so the manager writes the plan then?", "the manager writes the plan"),
        ("the guidance being a tick list, how many ticks are enough", "the guidance being a tick list"),
        (
            "Reviews have to be chaired by a judge and ours is away. Who replaces her?",
            "Reviews have to be chaired by a judge",
        ),
        ("The form - as it's the teacher who fills it in, when do I ask?", "The form it's the teacher who fills it in"),
        ("Head says a referral must be in writing. Where is the form?", "a referral must be in writing"),
        ("I gather we can visit without asking. When?", "we can visit without asking"),
    ],
)
def test_what_is_taken_for_granted_is_found(question, claim):
    assert claimed(question) == claim


@pytest.mark.parametrize(
    "question",
    [
        "who chairs the meeting?",
        "can a teacher refer a child?",
        "is it ten days or fifteen?",
        "since mum has moved out, who do I talk to?",
        "because he's been missing since Friday, what do I do?",
        "as I'm on leave, who covers?",
        "phone number for the front door?",
        "core group: how often is it, and who comes?",
        "what does the leaflet say has to be in it?",
        "if im told to plan early what does it look like",
    ],
)
def test_a_question_that_takes_nothing_for_granted_claims_nothing(question):
    assert claimed(question) == ""


@pytest.mark.parametrize(
    ("claim", "statement", "confirmed"),
    [
        ("a social worker chairs the review", "The review is chaired by a social worker.", True),
        ("only a social worker chairs the review", "A social worker or a teacher chairs the review.", False),
        ("the review must be held within 10 days", "The review should be held within 15 days.", False),
        ("parents need not agree to the assessment", "Parents should agree to the assessment.", False),
        ("kids are seen within ten working days", "All children must be seen within ten working days.", True),
        ("it is no more than 45 days for an assessment", "An assessment is no longer than 45 days.", True),
        ("every plan is reviewed", "A plan may be reviewed.", False),
    ],
)
def test_a_statement_confirms_a_claim_by_its_words_its_figures_and_its_strictness(said, claim, statement, confirmed):
    assert said(statement, claim) is confirmed


def test_each_sentence_that_a_message_states_is_told_apart_from_what_it_asks():
    message = "The pilot covered the whole of the borough. Which team had Chester? Thanks."
    assert told(message) == ("The pilot covered the whole of the borough.",)
    assert told("the manager signs it off at the end") == ()  # that is what is asked, however it is put


def test_what_is_said_under_a_condition_or_in_brackets_confirms_nothing_else(assistant):
    asked = (question for several in assistant.snapshot.questions.values() for question in several)
    rarity = Rarity(assistant.snapshot.paragraphs.values(), asked)
    also = assistant.knowledge.vocabulary.also
    refuses = ["If the front door do not agree the step down, they will discuss it."]
    assert not confirmed("the front door do not agree the step down", refuses, rarity, also)
    leads = ["The police lead the criminal investigation (social workers lead the section 47 enquiries)."]
    assert confirmed("social workers lead the section 47 enquiries", leads, rarity, also)
    assert not confirmed("the police lead the section 47 enquiries", leads, rarity, also, 0.85)
