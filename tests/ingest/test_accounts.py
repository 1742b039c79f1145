"""Nothing is lost: every character of a source is in a paragraph or left out for a reason."""

from collections import Counter

import pytest

from corpus.paragraph import Kind, Paragraph
from corpus.quote import quotes_of
from corpus.text import folded, printed
from ingest.accounts import PARAGRAPH, SPACE, UNEXPLAINED, Accounts, Region

DOCUMENTS = (
    "ce-child-in-need",
    "ce-step-up-step-down",
    "cwac-cin-pilot",
    "worcs-b1-children-in-need",
    "wt2015-chapter-1",
)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_character_of_a_source_has_one_fate(shipped, document):
    read = shipped[document]
    ends = 0
    for region in read.regions:
        assert region.start == ends
        assert region.end > region.start
        ends = region.end
    assert ends == len(read.source)
    totals = Counter()
    for region in read.regions:
        totals[region.fate] += region.end - region.start
    assert sum(totals.values()) == len(read.source)
    assert totals[UNEXPLAINED] == 0
    assert totals[PARAGRAPH] > 0.5 * len(read.source)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_counts_as_a_paragraphs_is_behind_its_text(shipped, document):
    read = shipped[document]
    behind = {i for p in read.paragraphs for s in p.segments for i in range(s.raw_start, s.raw_end)}
    counted = {i for r in read.regions if r.fate == PARAGRAPH for i in range(r.start, r.end)}
    assert counted == behind


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_two_paragraphs_hold_the_same_character_but_for_the_columns_names_of_a_table(shipped, document):
    seen: dict[int, Paragraph] = {}
    for paragraph in shipped[document].paragraphs:
        own = {i for s in paragraph.segments for i in range(s.raw_start, s.raw_end)}
        shared = [seen[i] for i in own if i in seen]
        assert all(paragraph.kind is Kind.CELL and other.kind is Kind.CELL for other in shared), paragraph.ref
        seen.update(dict.fromkeys(own, paragraph))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_quote_of_every_paragraph_stands_in_the_source_as_printed(shipped, document):
    read = shipped[document]
    source = folded(printed(read.source))
    for paragraph in read.paragraphs:
        quotes = quotes_of(paragraph, 0, len(paragraph.text), read.source)
        assert quotes, paragraph.ref
        for quote in quotes:
            quote.check(read.source)
            assert quote.words in source


@pytest.mark.parametrize("document", DOCUMENTS)
def test_refs_are_unique_and_read_back(shipped, document):
    refs = [str(p.ref) for p in shipped[document].paragraphs]
    assert len(refs) == len(set(refs))
    for paragraph in shipped[document].paragraphs:
        assert type(paragraph.ref).parse(str(paragraph.ref)) == paragraph.ref
        marks = [item.mark for item in paragraph.items]
        assert len(marks) == len(set(marks)), paragraph.ref


def test_the_first_claim_on_a_character_stands_and_a_paragraph_overrides_it():
    accounts = Accounts("ab c")
    accounts.claim([(0, 2)], "heading")
    accounts.claim([(1, 2)], "margin note")
    assert accounts.close([]) == (
        Region(0, 2, "heading"),
        Region(2, 3, SPACE),
        Region(3, 4, UNEXPLAINED),
    )
