"""DOCX: a handout, and an answer key in a document of its own."""

from typing import TYPE_CHECKING

from assistant.quiz.formats import handout
from assistant.quiz.formats.markup import place
from assistant.quiz.formats.sheet import answers, letter, sheet
from assistant.quiz.formats.word_style import (
    HEADING,
    LAST_OPTION,
    NORMAL,
    OPTION,
    OPTION_READ,
    PLACE,
    QUIET,
    SUBHEADING,
    TITLE,
    TOGETHER,
    VERSE,
    add,
    document,
    saved,
)
from assistant.quiz.question import Arrange, Choose, Question, Quiz, Verse

if TYPE_CHECKING:  # loaded only where it is used
    from docx.document import Document


def write(quiz: Quiz) -> bytes:
    """Return the handout as a Word document."""
    made = document(quiz.title, handout.provenance(quiz))
    add(made, TITLE, quiz.title)
    add(made, NORMAL, f"{handout.NAME}: {handout.BLANK * 5}    {handout.DATE}: {handout.BLANK * 3}")
    add(made, NORMAL, handout.INTRODUCTION)
    for number, question in enumerate(quiz.questions, 1):
        _ask(made, number, question, quiz.seed)
    return saved(made)


def write_key(quiz: Quiz) -> bytes:
    """Return the answer key as a Word document: each answer, why, and its chapter and verse."""
    title = f"{quiz.title}: {handout.KEY[:1].lower()}{handout.KEY[1:]}"
    made = document(title, handout.provenance(quiz))
    add(made, TITLE, title)
    for number, question in enumerate(quiz.questions, 1):
        _answer(made, number, question, quiz.seed)
    return saved(made)


def _ask(made: "Document", number: int, question: Question, seed: int) -> None:
    found = sheet(question, seed)
    add(made, HEADING, f"Question {number}")
    add(made, TOGETHER, question.stem)
    add(made, QUIET, handout.instruction(question))
    offered = [] if isinstance(question.task, Arrange) else found.choices
    told = [f"{handout.BLANK}\t{line.text}" for line in found.lines if line.text]
    told += [f"{letter(n)}.\t{choice}" for n, choice in enumerate(offered)]
    for n, line in enumerate(told):
        add(made, OPTION if n < len(told) - 1 else LAST_OPTION, line)


def _answer(made: "Document", number: int, question: Question, seed: int) -> None:
    add(made, HEADING, f"Question {number}")
    add(made, TOGETHER, question.stem)
    for answer in answers(question, seed):
        add(made, TOGETHER).add_run(f"{handout.RIGHT} {answer}").bold = True
    add(made, NORMAL, question.feedback)
    for verse in question.verses:
        _cite(made, verse)
    if isinstance(question.task, Choose):
        add(made, SUBHEADING, handout.EACH_OPTION)
        for n, option in enumerate(question.task.options):
            add(made, OPTION_READ, f"{letter(n)}.\t{option.text} – {option.why}")
            for verse in option.verses if option.verses != question.verses else ():
                _cite(made, verse)


def _cite(made: "Document", verse: Verse) -> None:
    add(made, VERSE, f"“{verse.quote}”")
    add(made, PLACE, place(verse))
