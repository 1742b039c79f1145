"""Every line of every route is carried by its quote, and can be read aloud."""

import pytest

from corpus.carried import duties, figures, stands_in
from corpus.routes.lines import Part
from corpus.routes.nodes import Question
from corpus.routes.routes import Routes
from corpus.shelf import Shelf
from corpus.text import printed
from tests.corpus.library import shipped

ROUTE = Routes.read(Shelf.glance()).proved(shipped())
NODES = [(area, node) for area, each in ROUTE.lists.items() for node in each.nodes.values()]
LINES = [(area, node.id, line) for area, node in NODES for line in node.lines]


@pytest.mark.parametrize(("area", "node", "line"), LINES)
def test_every_figure_and_duty_word_of_a_line_stands_in_its_quote(area, node, line):
    if line.own:
        assert [each for each in figures(line.text) if each != "999"] == []
        return
    assert all(stands_in(figure, line.words) for figure in figures(line.text))
    assert set(duties(line.text)) <= set(duties(line.words))
    assert not duties(line.words) or duties(line.text)
    assert stands_in(line.limit, line.words) if line.limit else line.part is not Part.WHEN


def test_every_quote_stands_in_its_source_at_its_span():
    for _, _, line in LINES:
        for cited in line.cited:
            source = shipped().source(cited.ref.document)
            assert cited.quotes
            assert " ".join(printed(source[each.start : each.end]) for each in cited.quotes) == cited.words


@pytest.mark.parametrize(("area", "node", "line"), LINES)
def test_a_line_can_be_read_aloud(area, node, line):
    assert len(line.text.split()) <= 32
    assert line.text[0].isupper() or line.text[0] == "("
    assert line.text.endswith(".")


def test_what_is_asked_can_be_read_aloud():
    for _, node in NODES:
        if isinstance(node, Question):
            assert node.ask.endswith("?")
            assert len(node.ask.split()) <= 16
            assert 2 <= len(node.choices) <= 10
            assert all(len(choice.says.split()) <= 20 for choice in node.choices)


def test_best_practice_is_never_told_as_a_plain_should():
    strengths = {line.strength for _, _, line in LINES if "est practice" in line.text}
    assert strengths == {"best practice"}
    (months,) = {line.strength for _, _, line in LINES if "three months" in line.text}
    assert months == "ideally"
