"""The table of formats: what each is called, who reads it, and what writes it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.quiz.formats import anki, gift, moodle, printed, rows, saved, word, workbook
from assistant.quiz.formats.texts import scrubbed
from assistant.quiz.question import Quiz
from corpus.errors import UsageError


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a quiz."""

    name: str
    says: str  # what it is, for people
    suffix: str
    media_type: str
    writer: Callable[[Quiz], bytes]
    is_text: bool = True
    key: str = ""  # the format of the answer key that belongs beside it

    def write(self, quiz: Quiz) -> bytes:
        """Return a quiz in this format; the same quiz always gives the same bytes."""
        return self.writer(scrubbed(quiz))


_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMATS = (
    Format("moodle", "Moodle XML, for Moodle, Totara and Learning Pool", ".xml", "application/xml", moodle.write),
    Format("gift", "GIFT, plain text for Moodle", ".gift.txt", "text/plain; charset=utf-8", gift.write),
    Format("docx", "Word handout", ".docx", _DOCX, word.write, is_text=False, key="docx-key"),
    Format("docx-key", "Word answer key", "-key.docx", _DOCX, word.write_key, is_text=False),
    Format("html", "page to print, with the answer key", ".html", "text/html; charset=utf-8", printed.write),
    Format("csv", "table for spreadsheets (CSV)", ".csv", "text/csv; charset=utf-8", rows.write),
    Format("xlsx", "Excel workbook", ".xlsx", _XLSX, workbook.write, is_text=False),
    Format("json", "JSON, which verse quiz check reads", ".json", "application/json", saved.write),
    Format("anki", "cards for Anki", ".txt", "text/plain; charset=utf-8", anki.write),
)
FORMATS = {each.name: each for each in _FORMATS}


def format_called(name: str) -> Format:
    """Return the format of that name; UsageError naming those there are."""
    try:
        return FORMATS[name]
    except KeyError:
        raise UsageError(f"There is no such format. The formats are: {', '.join(FORMATS)}.") from None
