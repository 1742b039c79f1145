"""A quote is what is printed: what looks like a tag is a word where it is read, and is none where it is passed over."""

import pytest

from corpus.errors import QuoteError
from corpus.paragraph import LabelStatus, Paragraph, Segment
from corpus.quote import Quote, quotes_of
from corpus.refs import ParagraphRef

REF = ParagraphRef.parse("north-forms@2026#1.1")


def paragraph(text: str, *segments: Segment) -> Paragraph:
    return Paragraph(REF, "para 1.1", LabelStatus.PRINTED, (), text, segments or (Segment(0, len(text), 0, len(text)),))


@pytest.mark.parametrize("tag", ["<b>", "</i>", "<p>", "<u>", "<li>", "<em class='x'>", "[bookmark: _Toc12]"])
def test_a_printed_word_that_looks_like_a_tag_is_not_lost_from_a_quote(tag):
    text = f"Write {tag} before a child’s  first name."
    (quote,) = quotes_of(paragraph(text), 0, len(text), text)
    assert quote.words == f"Write {tag} before a child’s first name."
    quote.check(text)


def test_a_tag_that_was_passed_over_is_no_part_of_a_quote():
    source = "Write to <b>the</b> parents."
    read = paragraph("Write to the parents.", Segment(0, 9, 0, 9), Segment(9, 12, 12, 15), Segment(12, 21, 19, 28))
    (quote,) = quotes_of(read, 0, 21, source)
    assert quote.words == "Write to the parents."
    quote.check(source)


def test_words_that_the_source_does_not_print_at_a_place_are_refused():
    source = "Within <b> 10 days."
    for words in ("Within 10 weeks.", "Within <i> 10 days.", "10 days."):
        with pytest.raises(QuoteError):
            Quote(REF, 0, len(source), words).check(source)
