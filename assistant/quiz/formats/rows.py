"""A quiz as rows, one for each question, and as CSV: for spreadsheets, and tools that take no Moodle format."""

import csv
import io
from collections.abc import Iterator

from assistant.quiz.formats.markup import place
from assistant.quiz.formats.saved import form
from assistant.quiz.formats.sheet import answers, letter, sheet
from assistant.quiz.formats.stamp import Stamp
from assistant.quiz.question import Choose, Question, Quiz, Verse

_FIRST = ("number", "id", "kind", "difficulty", "area", "topic", "documents", "form", "question", "answer", "feedback")
_LAST = ("chapter and verse", "index", "rulebook")
# A program that opens the file may take a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

Row = tuple[str, ...]


def header(quiz: Quiz) -> Row:
    """Return the names of the columns; there are as many choices as the longest question has."""
    letters = [letter(n) for n in range(_widest(quiz))]
    return (*_FIRST, *letters, *(f"why {each}" for each in letters), *_LAST)


def rows(quiz: Quiz) -> Iterator[Row]:
    """Yield a row for each question."""
    width = _widest(quiz)
    for number, question in enumerate(quiz.questions, 1):
        yield (*_told(question, number, quiz.seed), *_choices(question, quiz.seed, width), *_rest(question, quiz))


def write(quiz: Quiz) -> bytes:
    """Return a quiz as CSV, marked as UTF-8 for the spreadsheets that need it; no cell is a formula."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(header(quiz))
    writer.writerows(tuple(map(_harmless, row)) for row in rows(quiz))
    return file.getvalue().encode("utf-8-sig")


def _told(question: Question, number: int, seed: int) -> Row:
    asked = "\n".join([question.stem, *(line.text for line in sheet(question, seed).lines if line.text)])
    return (
        str(number),
        question.id,
        str(question.kind),
        str(question.difficulty),
        question.area_name,
        question.topic,
        ", ".join(question.documents),
        form(question),
        asked,
        "\n".join(answers(question, seed)),
        question.feedback,
    )


def _choices(question: Question, seed: int, width: int) -> Row:
    choices = sheet(question, seed).choices
    task = question.task
    whys = [option.why for option in task.options] if isinstance(task, Choose) else [""] * len(choices)
    missing = [""] * (width - len(choices))
    return (*choices, *missing, *whys, *missing)


def _rest(question: Question, quiz: Quiz) -> Row:
    stamp = Stamp.of(question, quiz)
    return ("\n".join(map(_cited, question.verses)), stamp.index, stamp.made_from)


def _cited(verse: Verse) -> str:
    return f"{place(verse)}: “{verse.quote}”"


def _widest(quiz: Quiz) -> int:
    return max((len(sheet(question, quiz.seed).choices) for question in quiz.questions), default=0)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
