"""HTML to print or to read: the handout, then the answer key on a page of its own; one file, complete in itself."""

from collections.abc import Iterator
from html import escape

from assistant.quiz.formats import handout
from assistant.quiz.formats.markup import lines, paragraph, plain, verses
from assistant.quiz.formats.sheet import answers, letter, sheet
from assistant.quiz.question import Arrange, Choose, Question, Quiz

_STYLE = """
body { max-width: 45rem; margin: 2rem auto; padding: 0 1rem; color: #0b0c0c; font: 1.05rem/1.5 Arial, sans-serif;
  overflow-wrap: break-word; }
h1 { font-size: 1.8rem; line-height: 1.2; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
h3 { margin: 1rem 0 .25rem; font-size: 1.05rem; }
ul { margin: .5rem 0; padding: 0; list-style: none; }
li { display: flex; gap: .75rem; margin: .35rem 0; }
li > :last-child { flex: 1; min-width: 0; }
.instruction, cite, footer { color: #4d5558; }
cite { font-style: normal; }
p:has(> cite) { margin-left: 1.5rem; }
.key { margin-top: 4rem; border-top: 4px solid; }
footer { margin-top: 3rem; font-size: .9rem; }
@media print {
  body { max-width: none; margin: 0; font-size: 11pt; }
  section { break-inside: avoid; }
  .key section { break-inside: auto; }
  h2, h3 { break-after: avoid; }
  .key { margin-top: 0; border: 0; break-before: page; }
}
"""


def write(quiz: Quiz) -> bytes:
    """Return a quiz as one page of HTML."""
    return "\n".join(_page(quiz)).encode()


def _page(quiz: Quiz) -> Iterator[str]:
    title = plain(quiz.title)
    yield f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
    yield f"<p>{handout.NAME}: {handout.BLANK * 5} {handout.DATE}: {handout.BLANK * 3}</p>"
    yield f"<p>{handout.INTRODUCTION}</p>"
    for number, question in enumerate(quiz.questions, 1):
        yield from _asked(number, question, quiz.seed)
    yield f'<div class="key">\n<h1>{handout.KEY}</h1>'
    for number, question in enumerate(quiz.questions, 1):
        yield from _answered(number, question, quiz.seed)
    yield f"</div>\n</main>\n<footer><p>{escape(handout.provenance(quiz))}</p></footer>\n</body>\n</html>\n"


def _asked(number: int, question: Question, seed: int) -> Iterator[str]:
    found = sheet(question, seed)
    offered = [] if isinstance(question.task, Arrange) else found.choices
    yield f"<section>\n<h2>Question {number}</h2>\n{paragraph(question.stem)}"
    yield f'<p class="instruction">{handout.instruction(question)}</p>'
    yield from _list((handout.BLANK, line.text) for line in found.lines if line.text)
    yield from _list((f"{letter(n)}.", choice) for n, choice in enumerate(offered))
    yield "</section>"


def _answered(number: int, question: Question, seed: int) -> Iterator[str]:
    yield f"<section>\n<h2>Question {number}</h2>\n{paragraph(question.stem)}"
    yield "".join(f"<p><b>{handout.RIGHT} {lines(answer)}</b></p>" for answer in answers(question, seed))
    yield paragraph(question.feedback) + verses(question.verses)
    if isinstance(question.task, Choose):
        yield f"<h3>{handout.EACH_OPTION}</h3>"
        for n, option in enumerate(question.task.options):
            yield paragraph(f"{letter(n)}. {option.text} – {option.why}")
            yield verses(option.verses if option.verses != question.verses else ())
    yield "</section>"


def _list(items: Iterator[tuple[str, str]]) -> Iterator[str]:
    told = [f"<li><span>{plain(mark)}</span> <span>{lines(text)}</span></li>" for mark, text in items]
    if told:
        yield "\n".join(["<ul>", *told, "</ul>"])
