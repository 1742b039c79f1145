"""Moodle XML and GIFT as Moodle reads them, by the rules of its importers, without our writers."""

import re
from dataclasses import dataclass, field

import lxml.html
from lxml import etree

# The shares that Moodle's importer takes, in percent; it refuses a question with any other.
SHARES = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10,
    5, 0,
)  # fmt: skip


@dataclass
class Imported:
    """A question as it stands in Moodle's question bank after import."""

    kind: str
    name: str
    text: str
    feedback: str
    id: str = ""
    tags: list[str] = field(default_factory=list)
    single: bool = True
    answers: list[tuple[str, float, str]] = field(default_factory=list)  # text, share, feedback
    pairs: list[tuple[str, str]] = field(default_factory=list)


def shown(markup: str) -> str:
    """Return the words of HTML as a browser shows them: a line for each line, white space folded."""
    body = lxml.html.fromstring(f"<div>{markup}</div>")
    assert {each.tag for each in body.iter(tag=etree.Element)} <= {"div", "p", "br", "cite"}
    for br in body.iter("br"):
        br.tail = f"\u2028{br.tail or ''}"
    for paragraph in body.iter("p"):
        paragraph.tail = f"\u2028{paragraph.tail or ''}"
    return "\n".join(" ".join(line.split()) for line in body.text_content().split("\u2028")).strip("\n")


def moodle_xml(data: bytes) -> tuple[str, list[Imported]]:
    """Return the category and the questions of Moodle XML."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False))
    category, *questions = root
    assert (root.tag, category.get("type")) == ("quiz", "category")
    return _text(category, "category"), [_xml_question(each) for each in questions]


def _xml_question(each: etree._Element) -> Imported:
    assert each.find("questiontext").get("format") == each.find("generalfeedback").get("format") == "html"
    read = Imported(
        kind=each.get("type"),
        name=_text(each, "name"),
        text=_text(each, "questiontext"),
        feedback=_text(each, "generalfeedback"),
        id=each.findtext("idnumber"),
        tags=[_text(each, ".", tag) for tag in each.findall("tags/tag")],
        single=each.findtext("single") != "false",
    )
    for answer in each.findall("answer"):
        read.answers.append((_text(each, ".", answer), float(answer.get("fraction")), _text(answer, "feedback")))
    for pair in each.findall("subquestion"):
        read.pairs.append((_text(each, ".", pair), _text(pair, "answer")))
    return read


def _text(parent: etree._Element, path: str, element: etree._Element | None = None) -> str:
    found = parent.find(path) if element is None else element
    (text,) = found.findall("text")
    assert len(text) == 0
    return (text.text or "").strip()


HELD = {":": "&&058;", "#": "&&035;", "=": "&&061;", "{": "&&123;", "}": "&&125;", "~": "&&126;", "n": "&&010"}


def gift(data: bytes) -> tuple[str, list[Imported]]:
    """Return the category and the questions of GIFT: an empty line ends a question, `//` begins a comment."""
    category, *blocks = [block for block in re.split(r"\n\s*\n", data.decode("utf-8")) if block.strip()]
    assert category.startswith("$CATEGORY: ")
    return category.removeprefix("$CATEGORY: ").strip(), [_gift_question(block) for block in blocks]


def _gift_question(block: str) -> Imported:
    lines = block.split("\n")
    comments = [line.strip() for line in lines if line.strip().startswith("//")]
    text = _held("\n".join(" " if line.strip().startswith("//") else line for line in lines).strip())
    assert text.startswith("::")
    name, _, text = text[2:].partition("::")
    text = text.strip()
    start, end = text.index("{"), text.index("}")
    assert end == len(text) - 1
    answers, separator, feedback = text[start + 1 : end].strip().rpartition("####")
    if not separator:
        answers, feedback = feedback, ""
    assert text.startswith("[html]")
    read = Imported("", _freed(name), _freed(text[len("[html]") : start]), _freed(feedback))
    said = "\n".join(comments)
    read.id = next(iter(re.findall(r"\[id:([^]\x00-\x1f]+)\]", said)), "")
    read.tags = re.findall(r"\[tag:([^]<>`\x00-\x1f]+)\]", said)
    _gift_answers(read, answers.strip())
    return read


def _gift_answers(read: Imported, answers: str) -> None:
    if "~" in answers:
        read.kind, read.single = "multichoice", "=" in answers
        for answer in answers.replace("=", "~=").split("~")[1:]:
            read.answers.append(_gift_answer(answer.strip()))
    elif "=" in answers and "->" in answers:
        read.kind = "matching"
        for answer in answers.split("=")[1:]:
            left, _, right = answer.strip().partition("->")
            read.pairs.append((_freed(left), _freed(right)))
    else:
        read.kind = "truefalse"
        truth, wrong, right = [*answers.split("#", 2), "", ""][:3]
        assert truth.strip() in {"T", "TRUE", "F", "FALSE"}
        is_true = truth.strip().startswith("T")
        for word, holds in (("true", is_true), ("false", not is_true)):
            read.answers.append((word, 100 if holds else 0, _freed(right if holds else wrong)))


def _gift_answer(answer: str) -> tuple[str, float, str]:
    share = 0.0
    weight = re.match(r"%-*([0-9]{1,2})\.?([0-9]*)%", answer)
    if answer.startswith("="):
        share, answer = 100, answer[1:]
    elif weight:
        share, answer = float(weight[0].strip("%")), answer[weight.end() :]
    text, _, feedback = answer.partition("#")
    return _freed(text), share, _freed(feedback)


def _held(text: str) -> str:
    """Put Moodle's placeholders for the signs that are escaped, in its order: the backslash first."""
    text = text.replace("\\\\", "&&092;")
    for sign, placeholder in HELD.items():
        text = text.replace(f"\\{sign}", placeholder)
    return text.replace("&&092;", "\\")


def _freed(text: str) -> str:
    """Put the signs back; an answer may name a format of its own, which ours never do."""
    text = text.strip()
    assert not re.match(r"\[(?:moodle|html|plain|markdown)\]", text)
    for sign, placeholder in HELD.items():
        text = text.replace(placeholder, "\n" if sign == "n" else sign)
    return text.strip()
