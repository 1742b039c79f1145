"""Editions: what is said of the documents themselves: whose they are, from when, and whether they still bind."""

from collections.abc import Iterator, Sequence

from assistant import words
from assistant.statement import Origin, Slice, Statement
from assistant.writing.voices import voice
from corpus.catalogue import Document
from corpus.sentences import sentences
from index.snapshot import Snapshot


def of_documents(
    documents: Sequence[Document], snapshot: Snapshot, areas: Sequence[str]
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Return lead and points: what the catalogue holds of each document, and the words that bear it out."""
    said = [Statement(words.of_document(document), Origin.PRODUCT) for document in documents]
    if len(said) > 1:
        return (Statement(words.HELD, Origin.PRODUCT),), tuple(said)
    return (said[0],), tuple(_borne_out(documents[0], snapshot, areas))


def _borne_out(document: Document, snapshot: Snapshot, areas: Sequence[str]) -> Iterator[Statement]:
    """Yield the sentences of a document that its date is told by, each once."""
    opening = voice(document, snapshot.catalogue, tuple(areas))
    dated = [evidence.says for evidence in document.evidence if not evidence.outside]
    for paragraph in snapshot.paragraphs.values():
        if paragraph.ref.book != document.book:
            continue
        for start, end in sentences(paragraph.text):
            if any(says in paragraph.text[start:end] for says in dated):
                yield Statement.of((Slice(paragraph, start, end),), snapshot.holding.sources, opening)
