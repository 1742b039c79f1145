"""DOCX: a handout, and an answer key in a document of its own."""

from typing import TYPE_CHECKING

from assistant.quiz.formats import handout, word_style
from assistant.quiz.formats.markup import place
from assistant.quiz.formats.sheet import answers, letter, sheet
from assistant.quiz.question import Arrange, Choose, Question, Quiz, Verse

if TYPE_CHECKING:  # loaded only where it is used
    from docx.document import Document


def write(quiz: Quiz) -> bytes:
    """Return the handout as a Word document."""
    document = word_style.document(quiz.title, handout.provenance(quiz))
    document.add_heading(quiz.title, 0)
    document.add_paragraph(f"{handout.NAME}: {handout.BLANK * 5}    {handout.DATE}: {handout.BLANK * 3}")
    document.add_paragraph(handout.INTRODUCTION)
    for number, question in enumerate(quiz.questions, 1):
        _ask(document, number, question, quiz.seed)
    return word_style.saved(document)


def write_key(quiz: Quiz) -> bytes:
    """Return the answer key as a Word document: each answer, why, and its chapter and verse."""
    title = f"{quiz.title}: {handout.KEY[:1].lower()}{handout.KEY[1:]}"
    document = word_style.document(title, handout.provenance(quiz))
    document.add_heading(title, 0)
    for number, question in enumerate(quiz.questions, 1):
        _answer(document, number, question, quiz.seed)
    return word_style.saved(document)


def _ask(document: "Document", number: int, question: Question, seed: int) -> None:
    found = sheet(question, seed)
    document.add_heading(f"Question {number}", 1)
    _lines(document, question.stem, word_style.TOGETHER)
    document.add_paragraph(handout.instruction(question), word_style.QUIET)
    offered = [] if isinstance(question.task, Arrange) else found.choices
    told = [f"{handout.BLANK}\t{line.text}" for line in found.lines if line.text]
    told += [f"{letter(n)}.\t{choice}" for n, choice in enumerate(offered)]
    for n, line in enumerate(told):
        _lines(document, line, word_style.OPTION if n < len(told) - 1 else word_style.LAST_OPTION)


def _answer(document: "Document", number: int, question: Question, seed: int) -> None:
    document.add_heading(f"Question {number}", 1)
    _lines(document, question.stem, word_style.TOGETHER)
    for answer in answers(question, seed):
        paragraph = document.add_paragraph(style=word_style.TOGETHER)
        paragraph.add_run(f"{handout.RIGHT} {answer}").bold = True
    _lines(document, question.feedback)
    for verse in question.verses:
        _cite(document, verse)
    if isinstance(question.task, Choose):
        document.add_heading(handout.EACH_OPTION, 2)
        for n, option in enumerate(question.task.options):
            _lines(document, f"{letter(n)}.\t{option.text} – {option.why}", word_style.OPTION_READ)
            for verse in option.verses if option.verses != question.verses else ():
                _cite(document, verse)


def _cite(document: "Document", verse: Verse) -> None:
    document.add_paragraph(f"“{verse.quote}”", word_style.VERSE)
    document.add_paragraph(place(verse), word_style.PLACE)


def _lines(document: "Document", text: str, style: str = "Normal") -> None:
    """Add text as one paragraph, its lines kept."""
    paragraph = document.add_paragraph(style=style)
    for n, line in enumerate(text.split("\n")):
        if n:
            paragraph.add_run().add_break()
        paragraph.add_run(line)
