"""Papers: what a trainer asks for, the same for the same seed, varied, and no question that gives another away."""

import re
import time
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.quiz.paper import MOST, Wanted, make_quiz, swap
from assistant.quiz.question import Choose, Difficulty, QuizKind
from corpus.days.dates import read_moment
from corpus.errors import CatalogueError, UnknownName, UsageError
from corpus.text import matchable
from tests.assistant.quiz.judged import grounds
from tests.corpus.library import shipped

AREAS = [area.id for area in shipped().catalogue.areas]
DOCUMENTS = [document.id for document in shipped().catalogue.documents]
TOPICS = ["step-down", "assessment", "visits", "referral", "plan-review", "consent", "family meeting", "child-seen"]

wants = st.builds(
    Wanted,
    count=st.integers(1, 25),
    area=st.sampled_from([None, *AREAS]),
    documents=st.lists(st.sampled_from(DOCUMENTS), max_size=2, unique=True).map(tuple),
    topics=st.lists(st.sampled_from(TOPICS), max_size=2, unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(list(QuizKind)), max_size=3, unique=True).map(tuple),
    difficulty=st.sampled_from([None, *Difficulty]),
    seed=st.integers(-(2**40), 2**70),
    today=st.sampled_from([None, date(2026, 12, 3), date(2027, 3, 19)]),
)


def paper(**wanted):
    return make_quiz(shipped(), Wanted(**wanted))


@settings(max_examples=60, deadline=None)
@given(wanted=wants)
def test_a_paper_is_what_was_asked_for_or_says_how_many_it_could_make(wanted):
    quiz = make_quiz(shipped(), wanted)
    assert len(quiz.questions) <= wanted.count
    assert bool(quiz.notes) is (len(quiz.questions) < wanted.count)
    assert not quiz.notes or str(len(quiz.questions)) in quiz.notes[0] or "No question" in quiz.notes[0]
    for question in quiz.questions:
        assert wanted.area is None or question.area in (wanted.area, "england")
        assert not wanted.documents or set(wanted.documents) & set(question.documents)
        assert not wanted.kinds or question.kind in wanted.kinds
        assert wanted.difficulty in (None, question.difficulty)
    assert make_quiz(shipped(), wanted) == quiz


@settings(max_examples=40, deadline=None)
@given(wanted=wants)
def test_no_question_of_a_paper_tells_the_answer_of_another(wanted):
    questions = make_quiz(shipped(), wanted).questions
    assert len({one.id for one in questions}) == len(questions)
    for one in questions:
        for other in questions:
            if one is other:
                continue
            assert one.basis[0].key not in [basis.key for basis in other.basis], (one.stem, other.stem)
            if one.topic and one.topic == other.topic and isinstance(other.task, Choose):
                answers = [matchable(option.text) for option in other.task.right if len(option.text) > 5]
                said = matchable(" ".join((one.stem, one.feedback, *(verse.quote for verse in one.verses))))
                assert not any(answer in said for answer in answers), (one.stem, other.stem)


def test_another_seed_gives_another_paper():
    papers = [tuple(one.stem for one in paper(seed=seed).questions) for seed in range(8)]
    assert len(set(papers)) == len(papers)


def test_a_paper_is_balanced_over_kinds_documents_and_matters():
    for seed in range(5):
        questions = paper(count=24, seed=seed).questions
        kinds = Counter(one.kind for one in questions)
        assert len(questions) == 24 and len(kinds) == len(QuizKind) and max(kinds.values()) <= 3, kinds
        assert {name for one in questions for name in one.documents} >= set(DOCUMENTS)
        topics = Counter(one.topic for one in questions if one.topic)
        assert max(topics.values()) <= 2, topics


@pytest.mark.parametrize("area", AREAS)
def test_every_area_can_have_a_paper_of_twenty(area):
    assert len(paper(area=area, seed=3).questions) == 20


@pytest.mark.parametrize("topic", ["step-down", "assessment", "visits", "plan-review", "how often the child's plan"])
def test_a_topic_may_be_said_as_people_say_it(topic):
    assert paper(topics=(topic,), count=5).questions


@pytest.mark.parametrize(
    ("wanted", "error", "word"),
    [
        ({"area": "narnia"}, CatalogueError, "narnia"),
        ({"documents": ("no-such",)}, CatalogueError, "no-such"),
        ({"topics": ("gardening",)}, UnknownName, "gardening"),
        ({"topics": ("",)}, UnknownName, "Nothing"),
        ({"count": 0}, UsageError, "0"),
        ({"count": MOST + 1}, UsageError, str(MOST + 1)),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(wanted, error, word):
    with pytest.raises(error, match=word) as raised:
        paper(**wanted)
    assert str(raised.value).endswith((".", "?"))


def test_what_fits_nothing_gives_an_empty_paper_that_says_so():
    quiz = paper(documents=("cwac-cin-pilot",), kinds=(QuizKind.SCENARIO,))
    assert quiz.questions == () and "No question fits" in quiz.notes[0]


@settings(max_examples=25, deadline=None)
@given(wanted=wants, place=st.integers(0, 24))
def test_a_question_is_swapped_for_one_that_fits_and_the_others_stay(wanted, place):
    quiz = make_quiz(shipped(), wanted)
    if not quiz.questions:
        return
    place %= len(quiz.questions)
    old = quiz.questions[place]
    new = swap(shipped(), wanted, quiz, old.id)
    assert new == swap(shipped(), wanted, quiz, old.id)
    others = [one for i, one in enumerate(quiz.questions) if i != place]
    assert [one for i, one in enumerate(new.questions) if i != place] == others
    if new.questions == quiz.questions:
        assert new.notes
        return
    assert new.questions[place].id not in [one.id for one in quiz.questions]
    assert wanted.area is None or new.questions[place].area in (wanted.area, "england")
    assert not wanted.kinds or new.questions[place].kind in wanted.kinds


def test_swapping_again_and_again_gives_new_questions():
    wanted = Wanted(count=10, seed=4)
    quiz = make_quiz(shipped(), wanted)
    seen = [quiz.questions[2].id]
    for _ in range(6):
        quiz = swap(shipped(), wanted, quiz, seen[-1])
        seen.append(quiz.questions[2].id)
    assert len(set(seen)) == len(seen)


def test_a_question_that_the_paper_does_not_have_cannot_be_swapped():
    with pytest.raises(UnknownName, match="who-nobody"):
        swap(shipped(), Wanted(), paper(), "who-nobody")


@pytest.mark.parametrize("today", [date(2026, 12, 3), date(2027, 3, 19)])
def test_scenarios_are_told_after_the_day_that_was_given(today):
    for question in paper(kinds=(QuizKind.SCENARIO,), today=today, count=10).questions:
        days = [read_moment(told) for told in re.findall(r"\d{1,2} [A-Z][a-z]+ \d{4}", question.stem)]
        assert days and all(day > today for day in days), question.stem


def test_scenarios_are_not_told_where_the_bank_holidays_are_not_known():
    quiz = paper(kinds=(QuizKind.SCENARIO,), today=date(2040, 1, 1))
    assert all("2040" in one.stem for one in quiz.questions)
    assert not any("working" in one.feedback for one in quiz.questions)


def test_a_paper_is_made_at_once_when_the_documents_are_open():
    grounds()
    paper(seed=99)
    began = time.process_time()
    paper(seed=100)
    assert time.process_time() - began < 2


def test_a_topic_brings_only_questions_that_speak_of_it():
    for question in paper(topics=("step-down",), count=30).questions:
        places = " ".join(verse.ref + verse.label + verse.quote for verse in question.verses)
        assert re.search(r"step.?(?:ped |ping )?down", f"{question.topic} {question.stem} {places}", re.IGNORECASE)
