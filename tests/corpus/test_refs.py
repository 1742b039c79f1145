"""References parse and print themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import RefError
from corpus.refs import ParagraphRef

word = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
label = st.lists(word, min_size=1, max_size=3).map(".".join)
item = st.none() | st.from_regex(r"[a-z0-9]+(\.[a-z0-9]+)?", fullmatch=True)


@given(word, st.from_regex(r"[0-9]{4}", fullmatch=True), label, item)
def test_a_reference_reads_back_as_it_was_printed(document, edition, label, item):
    ref = ParagraphRef(document, edition, label, item)
    assert ParagraphRef.parse(str(ref)) == ref


def test_the_parts_of_a_reference_are_told_apart():
    ref = ParagraphRef.parse("ce-child-in-need@2018#4.5/3")
    assert (ref.document, ref.edition, ref.label, ref.item) == ("ce-child-in-need", "2018", "4.5", "3")
    assert str(ref.paragraph) == "ce-child-in-need@2018#4.5"
    assert ref.paragraph.at("3") == ref


@pytest.mark.parametrize("text", ["", "ce-child-in-need", "a@1", "a@1#", "a@1#4.5/", "A@1#4", "a @1#4", "a@1#4.5/3/2"])
def test_what_is_not_a_reference_is_refused_with_an_example(text):
    with pytest.raises(RefError, match="document@edition#label"):
        ParagraphRef.parse(text)
