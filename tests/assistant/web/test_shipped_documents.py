"""The documents the product ships with: nothing of them is lost on the way to the page."""

import re

import pytest

from assistant.web.reading import Entry, Passage, read
from corpus.catalogue import Document, load_catalogue, read_source
from corpus.paragraph import Paragraph
from corpus.quote import quotes_of
from corpus.settings import CORPUS
from ingest.pipeline import read_document

CATALOGUE = load_catalogue(CORPUS / "catalogue.yaml")
_MARKS = re.compile(r"[\s•·▪◦‣➤>*–—-]+")  # bullets and white space: the page sets its own


@pytest.fixture(scope="module", params=CATALOGUE.documents, ids=lambda document: document.id)
def document(request: pytest.FixtureRequest) -> Document:
    return request.param


@pytest.fixture(scope="module")
def source(document: Document) -> str:
    return read_source(document, CORPUS / "documents")


@pytest.fixture(scope="module")
def paragraphs(document: Document, source: str) -> tuple[Paragraph, ...]:
    return read_document(document, source)[0]


def passages(paragraphs: tuple[Paragraph, ...], cited: tuple[int, int] | None = None) -> list[Passage]:
    return [part for part in read(paragraphs, cited).flow if isinstance(part, Passage)]


def in_entry(entry: Entry) -> str:
    lines = "".join(piece.text for line in entry.lines for piece in line)
    return entry.mark + lines + "".join(map(in_entry, entry.entries))


def said(passage: Passage) -> str:
    return "".join(
        "".join(piece.text for piece in block.line) + "".join(map(in_entry, block.entries)) for block in passage.blocks
    )


def anchors(entry: Entry) -> list[str]:
    inside = [piece.anchor for line in entry.lines for piece in line if piece.anchor]
    return [entry.anchor, *inside, *(anchor for under in entry.entries for anchor in anchors(under))]


def test_every_paragraph_is_shown_whole_and_in_order(paragraphs: tuple[Paragraph, ...]) -> None:
    shown = passages(paragraphs)
    assert [passage.paragraph for passage in shown] == list(paragraphs)
    for passage in shown:
        assert _MARKS.sub("", said(passage)) == _MARKS.sub("", passage.paragraph.text), passage.paragraph.ref


def test_every_item_can_be_linked_to(paragraphs: tuple[Paragraph, ...]) -> None:
    for passage in passages(paragraphs):
        found = [anchor for block in passage.blocks for entry in block.entries for anchor in anchors(entry)]
        found += [piece.anchor for block in passage.blocks for piece in block.line if piece.anchor]
        assert sorted(found) == sorted(f"{passage.anchor}/{item.mark}" for item in passage.paragraph.items)


def test_a_quote_of_any_item_is_marked_where_it_stands(paragraphs: tuple[Paragraph, ...], source: str) -> None:
    quoted = [(paragraph, item) for paragraph in paragraphs for item in paragraph.items][::7]
    for paragraph, item in quoted:
        for quote in quotes_of(paragraph, item.start, item.end, source):
            marked = [passage for passage in passages((paragraph,), (quote.start, quote.end)) if passage.cited]
            assert [passage.paragraph for passage in marked] == [paragraph], quote.ref
