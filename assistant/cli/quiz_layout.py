"""Quizzes laid out for a terminal: the question, its choices, the answer, why, and chapter and verse."""

from collections.abc import Iterator, Sequence

from assistant.cli.layout import Layout
from assistant.quiz.formats.handout import BLANK, RIGHT, instruction, provenance
from assistant.quiz.formats.markup import place
from assistant.quiz.formats.sheet import answers, letter, sheet
from assistant.quiz.question import Arrange, Question, Quiz
from assistant.quiz.stale import Stale

_BOLD, _DIM = "1", "2"


def quiz_page(quiz: Quiz, layout: Layout) -> Iterator[str]:
    """Yield a quiz line by line, with its answers."""
    yield layout.styled(quiz.title, _BOLD)
    for number, question in enumerate(quiz.questions, 1):
        yield ""
        yield from _question(number, question, quiz.seed, layout)
    yield ""
    yield layout.styled(layout.paragraph(provenance(quiz)), _DIM)


def stale_page(found: Sequence[Stale], layout: Layout) -> Iterator[str]:
    """Yield what has changed, question by question."""
    last = ""
    for each in found:
        if each.question != last:
            yield layout.styled(each.question, _BOLD)
        yield layout.paragraph(f"{each.change.capitalize()}: {each.says}", first="  ", rest="  ")
        last = each.question


def _question(number: int, question: Question, seed: int, layout: Layout) -> Iterator[str]:
    found = sheet(question, seed)
    yield layout.paragraph(question.stem, first=f"{number}. ", rest="   ")
    yield layout.styled(layout.paragraph(instruction(question), first="   "), _DIM)
    for line in found.lines:
        if line.text:
            yield layout.paragraph(line.text, first=f"   {BLANK} ", rest="        ")
    for n, choice in enumerate(() if isinstance(question.task, Arrange) else found.choices):
        yield layout.paragraph(choice, first=f"   {letter(n)}. ", rest="      ")
    for answer in answers(question, seed):
        yield layout.styled(layout.paragraph(f"{RIGHT} {answer}", first="   ", rest="   "), _BOLD)
    yield layout.paragraph(question.feedback, first="   ", rest="   ")
    for verse in question.verses:
        yield layout.paragraph(f"{place(verse)}: “{verse.quote}”", first="     ", rest="     ")
