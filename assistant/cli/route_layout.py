"""Routes laid out for a terminal: one question, or an outcome with its chapter and verse."""

from collections.abc import Iterator, Sequence

from assistant import words
from assistant.api.wording import status_words
from assistant.cli.layout import Layout
from corpus.cited import Cited
from corpus.days.dates import WEEKDAYS
from corpus.routes.contacts import ContactNow
from corpus.routes.lines import HEADINGS, Line
from corpus.routes.nodes import Outcome, Question
from corpus.shelf import Shelf

_BOLD, _RED, _DIM = "1", "1;31", "2"
_OWN = f" ({words.OWN})"


def question_page(question: Question, shelf: Shelf, layout: Layout) -> str:
    """Return a question with its answers numbered from 1."""
    numbers = _Numbers()
    page = ["", layout.styled(layout.paragraph(question.ask), _BOLD)]
    if question.help:
        page.append(layout.paragraph(question.help))
    page += [_line(line, numbers, layout) for line in question.lines]
    page += [
        layout.paragraph(choice.says, first=f"  {n}. ", rest=" " * (4 + len(str(n))))
        for n, choice in enumerate(question.choices, start=1)
    ]
    return "\n".join([*page, *_chapter_and_verse(numbers.cited, shelf, layout)])


def outcome_page(outcome: Outcome, now: ContactNow | None, shelf: Shelf, layout: Layout) -> str:
    """Return an outcome: whom to ring now, then each part in the order in which it is needed."""
    numbers = _Numbers()
    page = ["", layout.styled(layout.paragraph(outcome.title), _RED if outcome.emergency else _BOLD)]
    opening = [line for line in outcome.lines[:1] if outcome.emergency]
    page += [_line(line, numbers, layout) for line in opening]
    if now is not None:
        page += _now(now, numbers, layout)
    for part, heading in HEADINGS.items():
        lines = [line for line in outcome.part(part) if line not in opening]
        if lines:
            page += ["", layout.styled(heading, _BOLD), *(_line(line, numbers, layout) for line in lines)]
    notes = [note for note in outcome.notes if now is None or not now.note.startswith(note)]
    if notes:
        page += ["", layout.styled("Please note", _BOLD)]
        page += [layout.paragraph(note, first="  • ", rest="    ") for note in notes]
    return "\n".join([*page, *_chapter_and_verse(numbers.cited, shelf, layout)])


class _Numbers:
    """Numbers what is cited, in the order in which it is first used."""

    def __init__(self) -> None:
        self.cited: list[Cited] = []

    def of(self, cited: Sequence[Cited]) -> str:
        marks = []
        for each in cited:
            known = [(other.ref, other.words) for other in self.cited]
            if (each.ref, each.words) not in known:
                self.cited.append(each)
                known.append((each.ref, each.words))
            marks.append(f" [{known.index((each.ref, each.words)) + 1}]")
        return "".join(dict.fromkeys(marks))


def _line(line: Line, numbers: _Numbers, layout: Layout) -> str:
    said = f"{line.text} {line.note}".strip() + (_OWN if line.own else numbers.of(line.cited))
    return layout.paragraph(said, first="  • ", rest="    ")


def _now(now: ContactNow, numbers: _Numbers, layout: Layout) -> Iterator[str]:
    when = f"{WEEKDAYS[now.at.weekday()]} {now.at:%H:%M}"
    yield ""
    yield layout.styled(f"Whom to ring now ({when})", _BOLD)
    if now.contact is not None:
        yield layout.paragraph(f"{now.contact.name}: {now.contact.reach}", first="  ", rest="  ")
    yield layout.paragraph(f"{now.note}{numbers.of(now.quotes)}", first="  ", rest="  ")


def _chapter_and_verse(cited: Sequence[Cited], shelf: Shelf, layout: Layout) -> Iterator[str]:
    if cited:
        yield ""
        yield layout.styled("Chapter and verse", _BOLD)
    for n, each in enumerate(cited, start=1):
        book = shelf.book(each.ref.book)
        first = f"  [{n}] "
        indent = " " * len(first)
        yield layout.paragraph(f"{book.title}, {each.label}", first=first, rest=indent)
        edition = f"Edition: {each.edition or book.edition_name} ({status_words(book.status)})"
        yield layout.styled(layout.paragraph(edition, first=indent, rest=indent), _DIM)
        yield layout.paragraph(f"“{each.words}”", first=indent, rest=indent)
