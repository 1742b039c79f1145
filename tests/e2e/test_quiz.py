"""Somebody makes a quiz, reads it, takes it, and is told the score."""

import re

from playwright.sync_api import Locator, expect

from tests.e2e.states import QUIZ, TAKE
from tests.e2e.visitor import Visitor

COUNT = 8


def choose(part: Locator) -> None:
    """Choose something for every line of a question."""
    for select in part.get_by_role("combobox").all():
        select.select_option(index=1)
    boxes = part.get_by_role("radio").or_(part.get_by_role("checkbox"))
    if boxes.count():
        boxes.first.check()


def test_a_quiz_is_chosen_read_taken_and_marked(anyone: Visitor) -> None:
    anyone.open("/quiz")
    anyone.page.get_by_label("How many questions").fill(str(COUNT))
    anyone.page.get_by_label("Number of the paper").fill("1")
    anyone.press("Make the quiz")
    expect(anyone.main.get_by_role("heading", name=re.compile(r"^Question \d"))).to_have_count(COUNT)
    anyone.follow("All questions on one page")
    questions = anyone.main.get_by_role("group")
    expect(questions).to_have_count(COUNT)
    for question in questions.all():
        choose(question)
    anyone.press("Mark my answers")
    score = anyone.main.locator("#score")
    expect(score).to_be_in_viewport()
    right = anyone.main.get_by_role("heading", name=re.compile(r": right$")).count()
    expect(score).to_contain_text(re.compile(rf"\b{right}\b.*\b{COUNT}\b"))
    assert anyone.main.get_by_role("heading", name="The right answer").count() == COUNT


def test_who_answers_as_the_paper_says_has_every_question_right(visitor: Visitor) -> None:
    visitor.open(QUIZ)
    visitor.unfold()
    papers = visitor.main.locator(".paper > li")
    answers = [paper.locator("details strong").all_inner_texts() for paper in papers.all()]
    visitor.open(TAKE)
    for question, right in zip(visitor.main.get_by_role("group").all(), answers, strict=True):
        selects = question.get_by_role("combobox").all()
        if selects:
            continue  # pairs and orders are answered by their lines; the marks of the others are what is tried here
        for label in question.locator(".choice label").all():
            words = re.sub(r"^[A-Z]\. ?|\s+", "", label.inner_text())
            if any(words in re.sub(r"\s+", "", said) for said in right):
                label.click()
    visitor.press("Mark my answers")
    verdicts = visitor.main.get_by_role("heading", level=2).all_inner_texts()
    chosen = [verdict for verdict in verdicts if "not answered" not in verdict]
    assert len(chosen) > COUNT // 2
    assert [verdict for verdict in chosen if not verdict.endswith(": right")] == []


def test_question_by_question_each_is_marked_before_the_next(anyone: Visitor) -> None:
    anyone.open(f"{TAKE}&way=each")
    anyone.press("Check my answer")
    expect(anyone.page.get_by_role("alert")).to_contain_text("Choose an answer")
    choose(anyone.main.get_by_role("group"))
    anyone.press("Check my answer")
    expect(anyone.main.get_by_role("heading", name="The right answer")).to_be_visible()
    anyone.press("Next question")
    expect(anyone.main.get_by_role("heading", name="Question 2")).to_be_visible()


def test_a_paper_is_saved_and_can_be_had_again(anyone: Visitor) -> None:
    anyone.open(QUIZ)
    before = anyone.main.locator(".paper").inner_text()
    with anyone.page.expect_download() as download:
        anyone.main.locator("a[href*='format=moodle']").click()
    assert "<quiz>" in download.value.path().read_text("utf-8")
    anyone.page.reload()
    assert anyone.main.locator(".paper").inner_text() == before


def test_what_is_wrong_with_the_choice_is_told_and_kept(anyone: Visitor) -> None:
    anyone.open("/quiz")
    anyone.page.get_by_label("How many questions").fill("a few")
    anyone.press("Make the quiz")
    summary = anyone.page.get_by_role("alert")
    expect(summary).to_be_in_viewport()
    summary.get_by_role("link").first.click()
    expect(anyone.page.get_by_label("How many questions")).to_be_focused()
    expect(anyone.page.get_by_label("How many questions")).to_have_value("a few")
