"""Moodle XML, which Totara and Learning Pool read too: texts as HTML, chapter and verse in every feedback."""

import hashlib
from collections.abc import Iterator
from xml.etree import ElementTree as Tree

from assistant.quiz.formats import markup
from assistant.quiz.formats.sheet import is_true_or_false, many, sheet
from assistant.quiz.formats.stamp import Stamp
from assistant.quiz.formats.texts import shortened
from assistant.quiz.formats.weights import NONE, WHOLE, weights
from assistant.quiz.question import Choose, Match, Question, Quiz

NAME = 120  # characters of a question's name in a question bank
_CATEGORY = "$course$/top/"
_NO_NAME = str.maketrans("", "", "<>\\")  # taken for elements, or for what begins a sign
_ID = 100  # characters that an id number may have
_TAG = 50  # characters that a tag may have

_FEEDBACK = {
    "correctfeedback": "Right.",
    "partiallycorrectfeedback": "Partly right.",
    "incorrectfeedback": "Not right.",
}


def write(quiz: Quiz) -> bytes:
    """Return a quiz as Moodle XML."""
    root = Tree.Element("quiz")
    category = Tree.SubElement(root, "question", type="category")
    _text(category, "category", category_of(quiz), plain=True)
    for number, question in enumerate(quiz.questions, 1):
        root.append(_question(question, number, quiz))
    Tree.indent(root)
    written: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def category_of(quiz: Quiz) -> str:
    """Return the category of a question bank that the questions go to; in its name a slash is written twice."""
    return _CATEGORY + shortened(quiz.title.translate(_NO_NAME), NAME).replace("/", "//")


def name_of(question: Question, number: int) -> str:
    """Return the name of a question in a question bank, where names sort."""
    return markup.plain(f"{number:03} {shortened(question.stem, NAME)}")


def id_of(question: Question) -> str:
    """Return the id number of a question; one too long for Moodle ends in a hash of it."""
    if len(question.id) <= _ID:
        return question.id
    return f"{question.id[: _ID - 13]}-{hashlib.sha256(question.id.encode()).hexdigest()[:12]}"


def tags_of(question: Question) -> Iterator[str]:
    """Yield the tags of a question as Moodle keeps them."""
    yield from (shortened(tag, _TAG) for tag in markup.tags(question))


def _question(question: Question, number: int, quiz: Quiz) -> Tree.Element:
    task = question.task
    kind = "truefalse" if isinstance(task, Choose) and is_true_or_false(task) else "multichoice"
    if not isinstance(task, Choose):
        kind = "matching"
    element = Tree.Element("question", type=kind)
    _text(element, "name", name_of(question, number), plain=True)
    _text(element, "questiontext", markup.paragraph(question.stem))
    _text(element, "generalfeedback", f"{markup.feedback(question)}<!-- {Stamp.of(question, quiz)} -->")
    Tree.SubElement(element, "defaultgrade").text = "1"
    Tree.SubElement(element, "penalty").text = "1" if kind == "truefalse" else "0.3333333"
    Tree.SubElement(element, "hidden").text = "0"
    Tree.SubElement(element, "idnumber").text = id_of(question)
    if kind == "truefalse":
        _true_or_false(element, question)
    elif isinstance(task, Choose):
        _choose(element, task)
    else:
        _match(element, question, quiz.seed)
    kept = Tree.SubElement(element, "tags")
    for tag in tags_of(question):
        _text(kept, "tag", tag, plain=True)
    return element


def _true_or_false(element: Tree.Element, question: Question) -> None:
    assert isinstance(question.task, Choose)
    for option in question.task.options:
        answer = Tree.SubElement(
            element, "answer", fraction=WHOLE if option.right else NONE, format="moodle_auto_format"
        )
        Tree.SubElement(answer, "text").text = option.text.strip().rstrip(".").casefold()
        _text(answer, "feedback", markup.why(option))


def _choose(element: Tree.Element, task: Choose) -> None:
    several = many(task)
    Tree.SubElement(element, "single").text = "false" if several else "true"
    Tree.SubElement(element, "shuffleanswers").text = "true"
    Tree.SubElement(element, "answernumbering").text = "ABCD"
    Tree.SubElement(element, "showstandardinstruction").text = "1"
    _after(element)
    shares = weights(task) if several else tuple(WHOLE if option.right else NONE for option in task.options)
    for option, share in zip(task.options, shares, strict=True):
        answer = Tree.SubElement(element, "answer", fraction=share, format="html")
        Tree.SubElement(answer, "text").text = markup.paragraph(option.text)
        _text(answer, "feedback", markup.why(option))


def _match(element: Tree.Element, question: Question, seed: int) -> None:
    """Write pairs to match; steps to put in order are matched to their positions, for Totara orders nothing."""
    task = question.task
    Tree.SubElement(element, "shuffleanswers").text = "true" if isinstance(task, Match) else "false"
    _after(element)
    found = sheet(question, seed)
    for line in found.lines:
        _pair(element, markup.paragraph(line.text), found.choices[line.right[0]])
    for spare in task.spare if isinstance(task, Match) else ():
        _pair(element, "", spare)


def _pair(element: Tree.Element, left: str, right: str) -> None:
    pair = Tree.SubElement(element, "subquestion", format="html")
    Tree.SubElement(pair, "text").text = left
    Tree.SubElement(Tree.SubElement(pair, "answer"), "text").text = markup.plain(right)


def _after(element: Tree.Element) -> None:
    for name, words in _FEEDBACK.items():
        _text(element, name, markup.paragraph(words))
    Tree.SubElement(element, "shownumcorrect")


def _text(parent: Tree.Element, name: str, text: str, *, plain: bool = False) -> None:
    found = Tree.SubElement(parent, name) if plain else Tree.SubElement(parent, name, format="html")
    Tree.SubElement(found, "text").text = text
