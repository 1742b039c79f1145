"""`verse docs`: what is held, and every paragraph of it."""

import json
from collections.abc import Iterator, Sequence

from assistant.api.port import Snapshot
from assistant.api.shapes import document_shape, paragraphs_of, paragraphs_shape
from assistant.api.wording import status_words
from assistant.cli.layout import Layout
from assistant.cli.open import open_snapshot
from corpus.catalogue import Catalogue, Document
from corpus.options import Parser
from corpus.paragraph import LabelStatus


def docs(argv: Sequence[str]) -> int:
    """List the documents, or show one."""
    parser = Parser(prog="verse docs", description="List the documents, or show every paragraph of one.")
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="list | show")
    listing = kinds.add_parser("list", help="list the documents with edition and status")
    showing = kinds.add_parser("show", help="show every paragraph of a document")
    showing.add_argument("id", help="the document’s id, as in verse docs list")
    for kind in (listing, showing):
        kind.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    snapshot = open_snapshot()
    if args.kind == "list":
        documents = snapshot.catalogue.documents
        shape = {
            "documents": [document_shape(document, snapshot.catalogue) for document in documents],
            "index": snapshot.version,
        }
        lines = _list(snapshot.catalogue)
    else:
        document = snapshot.catalogue.document(args.id)
        shape = paragraphs_shape(snapshot, document)
        lines = _show(snapshot, document, Layout.of_terminal())
    print(json.dumps(shape, ensure_ascii=False, indent=2) if args.json else "\n".join(lines))
    return 0


def _list(catalogue: Catalogue) -> Iterator[str]:
    for document in catalogue.documents:
        yield catalogue.address(document)
        yield f"  {document.title}. {document.publisher}."
        yield f"  Edition: {document.edition_name} ({status_words(document.status)})"


def _show(snapshot: Snapshot, document: Document, layout: Layout) -> Iterator[str]:
    yield layout.paragraph(f"{document.title} ({document.edition_name}, {status_words(document.status)})")
    headings: tuple[str, ...] = ()
    for paragraph in paragraphs_of(snapshot, document):
        if paragraph.headings != headings:
            headings = paragraph.headings
            yield ""
            yield layout.paragraph(" > ".join(headings))
        note = " (number reconstructed)" if paragraph.label_status is LabelStatus.RECONSTRUCTED else ""
        yield ""
        yield layout.paragraph(f"{paragraph.label}{note}", first="  ", rest="  ")
        yield layout.paragraph(paragraph.text, first="    ", rest="    ")
