"""Where a conversation stands in the documents, and what stands near."""

from assistant.ask import Message
from assistant.reading.going_on import SECTION, Places, cited_in


def after(ask, question, area):
    """Return a conversation that asked one question."""
    return Message("user", question), Message("assistant", ask(question, area).answer.lead)


HEADED = "worcs-b1-children-in-need@2012#3.initial-assessment.4"


def test_a_paragraph_is_cited_where_the_answer_holds_a_whole_sentence_of_it(assistant):
    paragraphs = assistant.snapshot.paragraphs
    reply = "From Worcestershire’s historical document: An initial assessment must be completed within 10 working days."
    assert list(cited_in(reply, (paragraphs[HEADED],))) == [paragraphs[HEADED].ref]
    assert list(cited_in("It must be completed.", (paragraphs[HEADED],))) == []


def test_the_nearest_is_the_paragraph_itself_then_its_section_then_its_neighbours(assistant):
    paragraphs = assistant.snapshot.paragraphs
    places = Places(paragraphs)
    cited = paragraphs[HEADED].ref
    near = {ref: places.near((cited,), paragraphs[ref].ref) for ref in paragraphs}
    assert near[HEADED] == 1
    assert near["worcs-b1-children-in-need@2012#3.initial-assessment.6"] == SECTION
    before = "worcs-b1-children-in-need@2012#3.recording-an-assessment.7"
    first = paragraphs["worcs-b1-children-in-need@2012#3.initial-assessment"].ref
    assert 0 < places.near((first,), paragraphs[before].ref) < SECTION
    assert near["worcs-b1-children-in-need@2012#6.9"] == 0
    assert not any(near[ref] for ref in near if not ref.startswith("worcs"))


def test_what_is_asked_next_is_answered_from_the_same_place(ask):
    first = after(ask, "who has to be at a strategy discussion", "england")
    then = ask("is a call even allowed or does it have to be everyone in a room?", "england", first)
    assert any("phone calls" in text for text in (then.answer.lead, *(point.text for point in then.answer.points)))


def test_another_area_named_asks_the_same_again(ask):
    first = after(ask, "how often is a child in need plan reviewed", "worcestershire")
    then = ask("ok what about cheshire east then, we live near the border", "worcestershire", first)
    assert "four to six weeks" in then.answer.lead


def test_a_change_of_topic_goes_on_with_nothing(ask):
    first = after(ask, "who has to be at a strategy discussion", "england")
    then = ask("different question: how soon must the initial conference be held", "england", first)
    assert "15 working days" in then.answer.lead
