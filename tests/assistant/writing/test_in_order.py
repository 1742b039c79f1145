"""In order: what a paragraph says stands together and as it is printed."""

from assistant.statement import Slice, Statement
from assistant.writing.in_order import in_order
from corpus.sentences import sentences
from tests.corpus.library import shipped

LISTED = "ce-child-in-need@2018#6.2"  # two sentences, the second announcing items
OTHER = "ce-child-in-need@2018#7.2"


def said(ref: str, *numbers: int) -> Statement:
    """Return sentences of a paragraph as one statement."""
    paragraph = shipped().paragraphs[ref]
    spans = sentences(paragraph.text)
    return Statement.of(tuple(Slice(paragraph, *spans[n]) for n in numbers), shipped().sources, "The policy:")


def texts(*points: Statement) -> list[str]:
    return [point.unopened().text for point in in_order(points, shipped().sources)]


def test_what_a_paragraph_says_is_put_in_its_order_where_its_first_point_stood() -> None:
    one, two, other = said(LISTED, 0), said(LISTED, 1), said(OTHER, 0)
    assert texts(two, other, one) == [each.unopened().text for each in (one, two, other)]


def test_items_follow_the_words_that_announce_them_all() -> None:
    announced, *items = [said(LISTED, n) for n in (1, 2, 3)]
    assert announced.text.endswith(":")
    both = said(LISTED, 1, 3)  # an item, said with what announces it
    assert texts(both, items[0]) == [each.unopened().text for each in (announced, *items)]


def test_one_item_alone_keeps_the_words_that_it_completes() -> None:
    both = said(LISTED, 1, 3)
    assert texts(both, said(LISTED, 0)) == [said(LISTED, 0).unopened().text, both.unopened().text]


def test_what_is_not_a_paragraphs_own_words_stays_where_it_is() -> None:
    rule = Statement.by_rule("It is due in 10 days.", said(OTHER, 0).quotes)
    points = (said(LISTED, 1), rule, said(LISTED, 0))
    assert texts(*points) == [said(LISTED, 0).unopened().text, said(LISTED, 1).unopened().text, rule.text]
