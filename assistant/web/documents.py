"""The pages of the documents: their list, one to read and to search in, and its source as received."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from assistant import words
from assistant.api.port import Snapshot
from assistant.api.routers.documents import document_called
from assistant.api.shapes import paragraphs_of
from assistant.api.state import Open
from assistant.web.document_search import DocumentSearch
from assistant.web.reading import Span, read
from assistant.web.render import page
from assistant.web.source_text import source_page
from assistant.web.word_search import LIMIT, words_in
from corpus.catalogue import Catalogue, Document
from corpus.paragraph import Paragraph
from corpus.shelf import NATIONAL

router = APIRouter(include_in_schema=False)


class Sourced(Protocol):
    """A version of the index that keeps the sources it was made from."""

    def source(self, document: str, /) -> str:
        """Return the source of a document, or of an edition of it, as it was received."""


@router.get("/documents")
def documents(assistant: Open) -> HTMLResponse:
    """List the documents of each area with their edition and status."""
    snapshot = assistant.snapshot
    counts = Counter(paragraph.ref.book for paragraph in snapshot.paragraphs.values())
    return page("documents.html", catalogue=snapshot.catalogue, groups=_groups(snapshot.catalogue), counts=counts)


@router.get("/documents/{document_id}")
def document(document_id: str, assistant: Open, request: Request, find: str | None = None) -> HTMLResponse:
    """Show a document for reading; from and to mark a stretch of its source, `find` looks for words in it."""
    snapshot = assistant.snapshot
    shown = document_called(snapshot, document_id)
    paragraphs = paragraphs_of(snapshot, shown)
    cited = _cited(request)
    wrong = {"find": said} if find is not None and (said := _unsearchable(find)) else {}
    search = DocumentSearch.of(find, paragraphs) if find is not None and not wrong else None
    return page(
        "document.html",
        422 if wrong else 200,
        **_head(snapshot.catalogue, shown),
        find=search.typed if search else find or "",
        wrong=wrong,
        search=search,
        personal=words.SEARCH_PERSONAL.format(kinds=", ".join(search.personal)) if search else "",
        reading=None if search else read(paragraphs, cited, shown.title),
        cited=cited,
        asked={label: sum(len(each) for _, each in held) for label, held in _questions(snapshot, paragraphs).items()},
    )


@router.get("/documents/{document_id}/questions")
def questions(document_id: str, assistant: Open) -> HTMLResponse:
    """Show the questions that each paragraph of a document answers, by which it is found."""
    snapshot = assistant.snapshot
    shown = document_called(snapshot, document_id)
    paragraphs = paragraphs_of(snapshot, shown)
    held = _questions(snapshot, paragraphs)
    return page(
        "questions.html",
        **_head(snapshot.catalogue, shown),
        answering=[(each, held[each.ref.label]) for each in paragraphs if each.ref.label in held],
    )


@router.get("/documents/{document_id}/source")
def source(document_id: str, assistant: Open, request: Request) -> HTMLResponse:
    """Show a document's source as it was received, with line numbers; from and to mark a stretch of it."""
    snapshot = assistant.snapshot
    shown = document_called(snapshot, document_id)
    text = cast(Sourced, snapshot).source(shown.book)
    cited = _cited(request)
    number = request.query_params.get("page", "")
    back = read(paragraphs_of(snapshot, shown), cited, shown.title).cited if cited else []
    return page(
        "source.html",
        **_head(snapshot.catalogue, shown),
        cited=cited,
        place=back[0].anchor if back else "",
        characters=len(text),
        source=source_page(text, cited, int(number) if number.isdecimal() and len(number) < 9 else None),
    )


def _head(catalogue: Catalogue, document: Document) -> dict[str, Any]:
    """Return what stands at the head of every page of a document."""
    return {
        "document": document,
        "address": catalogue.address(document),
        "successor": catalogue.successor(document),
        "area": catalogue.area(document.area),
    }


def _groups(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the documents by area, national ones first; beside each, the editions whose place it took."""
    groups = []
    for area in sorted(catalogue.areas, key=lambda each: each.id != NATIONAL):
        held = [each for each in catalogue.documents if each.area == area.id]
        listed = [each for each in held if catalogue.successor(each) not in held]
        earlier = {each.book: list(_earlier(catalogue, each)) for each in listed}
        if held:
            groups.append({"area": area, "documents": listed, "earlier": earlier, "count": len(held)})
    return groups


def _earlier(catalogue: Catalogue, document: Document) -> Sequence[Document]:
    """Return the editions of the same area that a document took the place of, the latest first."""
    found: list[Document] = []
    for book in document.supersedes:
        for each in catalogue.documents:
            if each.book == book and each.area == document.area:
                found += [each, *_earlier(catalogue, each)]
    return found


def _cited(request: Request) -> Span | None:
    start, end = (request.query_params.get(name, "") for name in ("from", "to"))
    readable = all(text.isdecimal() and len(text) < 12 for text in (start, end))
    return (int(start), int(end)) if readable else None


def _unsearchable(find: str) -> str:
    """Return what keeps words from being looked for; empty when nothing does."""
    if len(find) > LIMIT:
        return words.SEARCH_TOO_LONG.format(limit=LIMIT)
    return "" if words_in(find) else words.TYPE_WORDS


def _questions(snapshot: Snapshot, paragraphs: Sequence[Paragraph]) -> dict[str, list[tuple[str, Sequence[str]]]]:
    """Return the questions that each paragraph answers by its label, those of its items beside their names."""
    asked: Mapping[str, Sequence[str]] = getattr(snapshot, "questions", {})
    found: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for paragraph in paragraphs:
        places = [(str(paragraph.ref), ""), *((str(paragraph.ref.at(i.mark)), i.label) for i in paragraph.items)]
        held = [(name, asked[ref]) for ref, name in places if ref in asked]
        if held:
            found[paragraph.ref.label] = held
    return found
