"""What is written for Moodle is what Moodle reads: Moodle XML and GIFT, with words that are signs in either."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.quiz.formats.reading import kept_in
from assistant.quiz.formats.stamp import Stamp
from assistant.quiz.formats.table import FORMATS
from assistant.quiz.formats.texts import printable
from assistant.quiz.formats.weights import shares, weights
from assistant.quiz.question import Arrange, Choose, Match, Question
from corpus.errors import UsageError
from tests.assistant.quiz.papers import HOSTILE, chooses, option, plain_quiz, question, quiz, quizzes, words
from tests.assistant.quiz.read_back import SHARES, Imported, gift, moodle_xml, shown

READERS = {"moodle": moodle_xml, "gift": gift}
both = pytest.mark.parametrize("name", READERS)


def lines(text: str) -> str:
    """What a reader sees of a text: its lines, white space folded."""
    return "\n".join(" ".join(line.split()) for line in printable(text).split("\n")).strip("\n")


def line(text: str) -> str:
    return " ".join(printable(text).split())


def read(name: str, *questions: Question, **more: object) -> list[Imported]:
    return READERS[name](FORMATS[name].write(quiz(*questions, **more)))[1]


def check(imported: Imported, asked: Question) -> None:
    task = asked.task
    assert shown(imported.text) == lines(asked.stem)
    assert shown(imported.feedback).startswith(lines(asked.feedback))
    assert f"“{line(asked.verses[0].quote)}”" in shown(imported.feedback)
    assert imported.id == asked.id
    assert imported.tags == ["how-long", "easy", "assessment-length", "north-shire", "north-shire-policy"]
    if imported.kind == "truefalse":
        assert isinstance(task, Choose)
        told = {each.text.lower(): (100 if each.right else 0, lines(each.why)) for each in task.options}
        assert {text for text, *_ in imported.answers} == set(told) == {"true", "false"}
        for text, share, feedback in imported.answers:
            assert share == told[text][0]
            assert shown(feedback).startswith(told[text][1])
    elif isinstance(task, Choose):
        check_choices(imported, task)
    else:
        check_pairs(imported, task)


def check_choices(imported: Imported, task: Choose) -> None:
    assert imported.kind == "multichoice"
    assert imported.single != task.several
    assert [shown(text) for text, *_ in imported.answers] == [lines(choice.text) for choice in task.options]
    for (_, share, feedback), choice in zip(imported.answers, task.options, strict=True):
        assert min(abs(abs(share) - known) for known in SHARES) < 1e-5
        assert (share > 0) == choice.right
        assert shown(feedback).startswith(lines(choice.why))
        assert all(line(verse.quote) in shown(feedback) for verse in choice.verses)
    assert abs(sum(share for _, share, _ in imported.answers if share > 0) - 100) < 0.01


def check_pairs(imported: Imported, task: Match | Arrange) -> None:
    assert imported.kind == "matching"
    found = [(shown(left), unescape(right)) for left, right in imported.pairs]
    pairs = task.pairs if isinstance(task, Match) else task.steps
    spare = task.spare if isinstance(task, Match) else ()
    expected = [(lines(pair.left), line(pair.right)) for pair in pairs] + [("", line(text)) for text in spare]
    assert sorted(found) == sorted(expected)


@both
@settings(max_examples=150, deadline=None)
@given(paper=quizzes())
def test_whatever_the_words_moodle_reads_the_question_that_was_written(name, paper):
    category, imported = READERS[name](FORMATS[name].write(paper))
    assert category.startswith("$course$/top/")
    assert len(imported) == len(paper.questions)
    for found, asked in zip(imported, paper.questions, strict=True):
        check(found, asked)


@both
@pytest.mark.parametrize("text", HOSTILE)
def test_each_kind_of_hostile_words_stands_in_every_place(name, text):
    task = Choose((option(text, right=True), option(f"not {text}"), option(f"nor {text}")))
    asked = question(task, text)
    (imported,) = read(name, asked)
    check(imported, asked)


@both
def test_words_that_look_like_true_and_false_are_only_those(name):
    kinds = {
        ("True", "False"): "truefalse",
        ("False.", "True."): "truefalse",
        ("True", "Sometimes"): "multichoice",
        ("T", "F"): "multichoice",
    }
    for (first, second), kind in kinds.items():
        (imported,) = read(name, question(Choose((option(first, right=True), option(second)))))
        assert imported.kind == kind


@both
def test_the_right_one_of_true_and_false_is_the_one_that_is_right(name):
    for right in (True, False):
        task = Choose((option("True", right=right, why="t"), option("False", right=not right, why="f")))
        (imported,) = read(name, question(task))
        found = {text: (share, shown(feedback)[:1]) for text, share, feedback in imported.answers}
        assert found == {"true": (100 if right else 0, "t"), "false": (0 if right else 100, "f")}


@settings(max_examples=100, deadline=None)
@given(task=chooses().filter(lambda task: task.several))
def test_ticking_everything_earns_nothing_and_ticking_what_is_right_earns_all(task):
    found = list(map(float, weights(task)))
    assert sum(found) < 0.01 or all(option.right for option in task.options)
    assert abs(sum(share for share in found if share > 0) - 100) < 0.01


@pytest.mark.parametrize("count", range(1, 21))
def test_a_hundred_is_shared_in_shares_that_moodle_knows(count):
    found = list(map(float, shares(count)))
    assert len(found) == count
    assert set(found) <= set(map(float, SHARES))
    assert abs(sum(found) - 100) < 0.01


def test_more_options_than_moodle_can_weigh_are_refused_in_a_sentence():
    task = Choose(tuple(option(str(n), right=True) for n in range(21)), several=True)
    with pytest.raises(UsageError, match="Swap the question"):
        weights(task)


@both
def test_steps_to_put_in_order_are_matched_to_their_positions_and_do_not_stand_in_order(name):
    paper = plain_quiz()
    imported = READERS[name](FORMATS[name].write(paper))[1][-1]
    assert {shown(left): right for left, right in imported.pairs} == {
        "Referral": "1", "Assessment": "2", "Plan": "3",
    }  # fmt: skip
    assert [right for _, right in imported.pairs] != ["1", "2", "3"]


@both
@settings(max_examples=50, deadline=None)
@given(paper=quizzes())
def test_each_question_carries_what_it_rests_on_and_it_is_read_back(name, paper):
    kept = kept_in(FORMATS[name].write(paper)) if paper.questions else None
    assert kept is None or kept.stamps == tuple(Stamp.of(each, paper) for each in paper.questions)


def test_the_stamp_outlives_a_round_through_moodle():
    """Moodle keeps the feedback as it came, and writes a file of its own with other marks around it."""
    xml = FORMATS["moodle"].write(plain_quiz()).decode()
    again = xml.replace("<idnumber>", "<idnumber> ").replace("<quiz>", "<quiz>\n<!-- question: 7  -->\n")
    again = again.replace('<generalfeedback format="html">\n      <text>', '<generalfeedback format="html"><text>')
    assert len(kept_in(again.encode()).stamps) == 5


def test_a_question_written_by_hand_is_counted_as_one_that_cannot_be_checked():
    added = "\n::Mine::Who rang?{=a ~b}\n"
    kept = kept_in(FORMATS["gift"].write(plain_quiz()) + added.encode())
    assert (len(kept.stamps), kept.unstamped) == (5, 1)
    xml = (
        FORMATS["moodle"]
        .write(plain_quiz())
        .replace(b"</quiz>", b'<question type="essay"><name><text>Mine</text></name></question></quiz>')
    )
    kept = kept_in(xml)
    assert (len(kept.stamps), kept.unstamped) == (5, 1)


@pytest.mark.parametrize(
    "data",
    [b"", b"nothing", b"<quiz/>", b"<quiz", b"{}", b"[]", b'{"format": "verse-quiz/1"}', b"\xff\xfe\x00", b"a,b\r\n1,2",
     b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><quiz>&b;</quiz>'],
)  # fmt: skip
def test_a_file_that_is_no_quiz_of_ours_is_refused_in_a_sentence(data):
    with pytest.raises(UsageError):
        kept_in(data)


@settings(max_examples=100)
@given(st.lists(words, min_size=1, max_size=3))
def test_words_of_a_document_are_never_taken_for_a_stamp(texts):
    for text in texts:
        asked = question(Choose((option(text, right=True), option("no"))), text)
        for name in READERS:
            (stamp,) = kept_in(FORMATS[name].write(quiz(asked))).stamps
            assert stamp.id == asked.id
