"""The shipped documents are, byte for byte, the files that the catalogue describes."""

import hashlib

from corpus.catalogue import Document, load_catalogue
from corpus.settings import CORPUS
from tests.house.conftest import ROOT

FOLDER = CORPUS / "documents"


def test_each_shipped_document_is_the_file_the_catalogue_describes() -> None:
    described = {document.file: document.sha256 for document in _documents()}
    assert described == {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FOLDER.iterdir()}


def test_each_shipped_document_names_its_publisher_and_licence() -> None:
    assert [document.id for document in _documents() if not (document.publisher and document.licence)] == []


def test_git_is_told_to_leave_the_documents_as_they_are() -> None:
    assert "corpus/documents/* -text" in (ROOT / ".gitattributes").read_text("utf-8").splitlines()


def _documents() -> tuple[Document, ...]:
    return load_catalogue(CORPUS / "catalogue.yaml").documents
