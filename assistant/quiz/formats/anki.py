"""Anki: a text file that says in its first lines how it is to be read; a card for each question."""

import csv
import io
import re

from assistant.quiz.formats import markup
from assistant.quiz.formats.sheet import answers, letter, sheet
from assistant.quiz.formats.texts import folded
from assistant.quiz.question import Arrange, Question, Quiz

_HEADER = ("separator:Tab", "html:true", "notetype:Basic", "guid column:1", "tags column:4")
_NOT_IN_TAG = re.compile(r"[\s,]+")


def write(quiz: Quiz) -> bytes:
    """Return a quiz as a file for Anki to import; a question imported again takes the place of its card."""
    lines = [*_HEADER, f"deck:{folded(quiz.title).replace('::', ':')}"]
    file = io.StringIO("".join(f"#{line}\n" for line in lines))
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    for question in quiz.questions:
        tags = " ".join(_NOT_IN_TAG.sub("-", tag) for tag in markup.tags(question))
        writer.writerow((folded(question.id), _front(question, quiz.seed), _back(question, quiz.seed), tags))
    return file.getvalue().encode()


def _front(question: Question, seed: int) -> str:
    found = sheet(question, seed)
    asked = [line.text for line in found.lines if line.text]
    lettered = [f"{letter(n)}. {choice}" for n, choice in enumerate(found.choices)]
    offered = [] if isinstance(question.task, Arrange) else lettered
    return markup.paragraph(question.stem) + "".join(map(markup.paragraph, (*asked, *offered)))


def _back(question: Question, seed: int) -> str:
    right = "".join(f"<p><b>{markup.lines(line)}</b></p>" for line in answers(question, seed))
    return right + markup.feedback(question)
