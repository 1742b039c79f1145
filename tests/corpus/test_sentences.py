"""Sentences: no character of them is lost, and none is cut at an abbreviation."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences


def said(text):
    return [text[a:b] for a, b in sentences(text)]


def test_sentences_end_at_full_stops_and_lines():
    assert said("One day. Two days.\nA list:\nfirst item; and") == [
        "One day.",
        "Two days.",
        "A list:",
        "first item; and",
    ]


def test_an_abbreviation_does_not_end_a_sentence():
    assert said("Use tools, e.g. GCP 2. Record it.") == ["Use tools, e.g. GCP 2.", "Record it."]
    assert said("Enquiries under S. 47 begin. Then stop.") == ["Enquiries under S. 47 begin.", "Then stop."]


@given(st.text(alphabet='aB1. \n?!"’)', max_size=80))
def test_no_word_is_lost_and_none_stands_twice(text):
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
