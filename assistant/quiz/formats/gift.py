"""GIFT, the text that Moodle reads: everything as HTML, so that no word of a document can be taken for a sign."""

from collections.abc import Iterator

from assistant.quiz.formats import markup
from assistant.quiz.formats.moodle import category_of, id_of, name_of, tags_of
from assistant.quiz.formats.sheet import is_true_or_false, many, sheet
from assistant.quiz.formats.stamp import Stamp
from assistant.quiz.formats.weights import NONE, weights
from assistant.quiz.question import Choose, Match, Question, Quiz

# The backslash first. In HTML "&" stands before a name only, so none of Moodle's own placeholders can be
# read in it, nor "->" between a term and its meaning.
_SIGNS = "\\~=#{}:"


def write(quiz: Quiz) -> bytes:
    """Return a quiz as GIFT: a category, then the questions, with an empty line between any two."""
    blocks = [f"$CATEGORY: {category_of(quiz)}"]
    blocks += [_question(question, number, quiz) for number, question in enumerate(quiz.questions, 1)]
    return ("\n\n".join(blocks) + "\n").encode()


def _question(question: Question, number: int, quiz: Quiz) -> str:
    lines = [f"// {Stamp.of(question, quiz)}", f"// {_id_and_tags(question)}"]
    lines.append(f"::{_escaped(name_of(question, number))}::[html]{_escaped(markup.paragraph(question.stem))}{{")
    lines += _answers(question, quiz.seed)
    lines += [f"####{_escaped(markup.feedback(question))}", "}"]
    return "\n".join(lines)


def _id_and_tags(question: Question) -> str:
    """Return the id number and tags as Moodle reads them in a comment, where `]` ends one."""
    found = [("id", id_of(question)), *(("tag", tag) for tag in tags_of(question))]
    return " ".join(f"[{name}:{_in_brackets(value)}]" for name, value in found)


def _in_brackets(text: str) -> str:
    return text.replace("[", "(").replace("]", ")").replace("<", "(").replace(">", ")").replace("`", "'")


def _answers(question: Question, seed: int) -> Iterator[str]:
    task = question.task
    if isinstance(task, Choose) and is_true_or_false(task):
        (right,), (wrong,) = task.right, [option for option in task.options if not option.right]
        yield right.text.strip().rstrip(".").upper()
        yield f"#{_escaped(markup.why(wrong))}"
        yield f"#{_escaped(markup.why(right))}"
    elif isinstance(task, Choose):
        shares = weights(task) if many(task) else [NONE] * len(task.options)
        for option, share in zip(task.options, shares, strict=True):
            sign = "=" if option.right and not many(task) else f"~%{share}%"
            yield f"{sign}{_escaped(markup.paragraph(option.text))}#{_escaped(markup.why(option))}"
    else:
        found = sheet(question, seed)
        for line in found.lines:
            yield _pair(markup.paragraph(line.text), found.choices[line.right[0]])
        for spare in task.spare if isinstance(task, Match) else ():
            yield _pair("", spare)


def _pair(left: str, right: str) -> str:
    return f"={_escaped(left)}->{_escaped(markup.plain(right))}"


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in _SIGNS else character for character in text)
