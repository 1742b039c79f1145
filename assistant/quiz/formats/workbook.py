"""XLSX: the rows of a quiz as a workbook, every cell a text; the same quiz makes the same bytes."""

import io
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.quiz.formats.rows import Row, header, rows
from assistant.quiz.question import Quiz
from corpus.errors import UsageError

if TYPE_CHECKING:  # loaded only where it is used
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

EPOCH = datetime(2000, 1, 1)
_WIDE = {"question": 60, "answer": 40, "feedback": 60, "chapter and verse": 80}  # characters
_WIDTH = 16


def write(quiz: Quiz) -> bytes:
    """Return a quiz as an XLSX workbook."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    names = header(quiz)
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": quiz.title, "created": EPOCH})
        bold, plain = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet("Quiz")
        page.freeze_panes(1, 0)
        for column, name in enumerate(names):
            page.set_column(column, column, _WIDE.get(name, _WIDTH))
        _write(page, 0, names, bold)
        for number, row in enumerate(rows(quiz), 1):
            _write(page, number, row, plain)
    return file.getvalue()


def _write(page: "Worksheet", number: int, row: Row, look: "Format") -> None:
    for column, cell in enumerate(row):
        if page.write_string(number, column, cell, look):
            raise UsageError(
                f"Row {number} of this quiz holds a text that is too long for a workbook. Choose another format."
            )
