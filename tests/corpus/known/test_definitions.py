"""Definitions: each stands in its document, word for word, and what is not proved is refused."""

import re

import pytest

from corpus.errors import RuleError
from corpus.known.definitions import Sort, load_definitions
from corpus.known.facets import load_facets
from corpus.settings import CORPUS
from corpus.text import matchable
from tests.corpus.library import NOTHING, shipped

FILE = CORPUS / "definitions.yaml"
FACETS = load_facets(CORPUS / "facets.yaml")


def loaded(path=FILE, holding=None):
    return load_definitions(path, FACETS, holding or shipped().holding)


def test_there_are_definitions_of_every_sort_from_every_document():
    found = loaded()
    assert len(found) >= 40
    assert {one.sort for one in found} == set(Sort)
    assert {one.document for one in found} == {each.id for each in shipped().catalogue.documents}


def test_every_quote_stands_where_it_says():
    for one in loaded():
        assert matchable(one.proof.quote.words) in matchable(
            shipped().paragraphs[str(one.proof.quote.ref.paragraph)].text
        )


def test_a_reading_that_is_wrong_stands_nowhere_in_its_document():
    for one in loaded():
        source = matchable(shipped().source(one.document))
        assert not any(matchable(reading) in source for reading in one.instead)


def test_definitions_of_documents_that_are_not_held_are_left_out():
    assert loaded(holding=NOTHING) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("label: para 1\n", "label: para 2\n", "is called"),
        ("quote: Early help means providing", "quote: Early help means offering", "does not stand"),
        ("means: providing support as soon", "means: giving support as soon", "does not stand in its quote"),
        ("sort: is\n", "sort: nothing\n", "sort"),
        ("topic: early-help-assessment", "topic: gardening", "gardening"),
        ("id: wt-child-in-need", "id: wt-early-help", "stands twice"),
        ("instead: [Emergency Placement Order", "instead: [Local Safeguarding Children Board", "may be right"),
        ("shown: abuse or exploitation of children", "shown: neglect or exploitation of children", "neglect"),
    ],
)
def test_what_is_not_proved_is_refused_with_file_and_entry(tmp_path, old, new, says):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "definitions.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(says)) as raised:
        loaded(path)
    assert "definitions.yaml" in str(raised.value)
