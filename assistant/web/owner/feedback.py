"""The feedback queue: what people said of answers, by document and paragraph, and marking it as dealt with."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.api.port import Snapshot
from assistant.api.state import Open
from assistant.feedback.entry import NOTE_LIMIT, Entry, Verdict
from assistant.feedback.store import FeedbackFull, FeedbackStore, UnknownEntry
from assistant.web.owner.door import Owner, Sent, SignedIn
from assistant.web.owner.shown import onward, settings_of, shown
from corpus.days.dates import short
from corpus.days.uk_clock import local
from corpus.errors import CatalogueError, RefError
from corpus.refs import ParagraphRef

log = logging.getLogger(__name__)

router = APIRouter(prefix="/admin/feedback", include_in_schema=False)

DEALT_WITH = "dealt with"
_PAGE = 50  # entries


@router.get("")
def queue(
    request: Request, owner: SignedIn, assistant: Open, about: str = "", done: str = "", page: str = ""
) -> HTMLResponse:
    """Show what people said, the newest first; `about` is a document, an edition's name, or one of its paragraphs."""
    return _queue(request, owner, assistant.snapshot, about=about, done=bool(done), page=page)


@router.post("")
def resolve(
    request: Request,
    owner: Sent,
    assistant: Open,
    entry: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
    about: Annotated[str, Form()] = "",
) -> Response:
    """Mark an entry as dealt with; it is kept, with the day and the note."""
    try:
        _store(request).resolve(entry, DEALT_WITH, " ".join(note.split())[:NOTE_LIMIT])
    except (UnknownEntry, FeedbackFull) as exc:
        return _queue(request, owner, assistant.snapshot, about=about, wrong=str(exc))
    log.info("the owner dealt with feedback %s", entry)
    return onward("/admin/feedback", **({"about": about} if about else {}), dealt="yes")


def _store(request: Request) -> FeedbackStore:
    return FeedbackStore(settings_of(request).home)


def _queue(
    request: Request,
    owner: Owner,
    snapshot: Snapshot,
    *,
    about: str = "",
    done: bool = False,
    page: str = "",
    wrong: str = "",
) -> HTMLResponse:
    every = _store(request).entries()[::-1]
    waiting = [entry for entry in every if entry.resolution is None]
    found = [entry for entry in every if (entry.resolution is not None) is done and _is_about(entry, about)]
    number = max(int(page), 1) if page.isdecimal() and len(page) < 6 else 1
    here = found[_PAGE * (number - 1) : _PAGE * number]
    return shown(
        "owner_feedback.html",
        owner,
        409 if wrong else 200,
        verdicts={str(verdict): n for verdict, n in _counts(waiting).items()},
        documents=list(_documents(waiting, snapshot)),
        entries=[_row(entry, snapshot) for entry in here],
        found=len(found),
        waiting=len(waiting),
        finished=len(every) - len(waiting),
        about=about,
        named=_name(about, snapshot) if about else "",
        done=done,
        earlier=_address(about, done, number - 1) if number > 1 else "",
        later=_address(about, done, number + 1) if _PAGE * number < len(found) else "",
        dealt=bool(request.query_params.get("dealt")),
        note_limit=NOTE_LIMIT,
        wrong={"queue": wrong} if wrong else {},
    )


def _address(about: str, done: bool, number: int) -> str:
    names = {"about": about, "done": "yes" if done else "", "page": str(number) if number > 1 else ""}
    return f"/admin/feedback?{urlencode({name: value for name, value in names.items() if value})}"


def _counts(entries: Iterable[Entry]) -> dict[Verdict, int]:
    """Return how often each verdict was given, in the order of the verdicts."""
    counted = Counter(entry.verdict for entry in entries)
    return {verdict: counted[verdict] for verdict in Verdict}


def _paragraphs(entry: Entry) -> list[str]:
    """Return the paragraphs an entry is about, each once, without their items."""
    return list(dict.fromkeys(ref.partition("/")[0] for ref in entry.refs))


def _is_about(entry: Entry, about: str) -> bool:
    return not about or any(about in (ref, ref.partition("#")[0]) for ref in _paragraphs(entry))


def _documents(entries: Sequence[Entry], snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Yield each document that was spoken of, with its paragraphs, those spoken of most first."""
    by_paragraph: dict[str, list[Entry]] = {}
    for entry in entries:
        for ref in _paragraphs(entry):
            by_paragraph.setdefault(ref, []).append(entry)
    by_book: dict[str, list[str]] = {}
    for ref in sorted(by_paragraph, key=lambda ref: (-len(by_paragraph[ref]), ref)):
        by_book.setdefault(ref.partition("#")[0], []).append(ref)
    for book, refs in by_book.items():
        yield {
            "book": book,
            "name": _name(book, snapshot),
            "count": sum(_is_about(entry, book) for entry in entries),
            "paragraphs": [{**_place(ref, snapshot), "ref": ref, "said": _said(by_paragraph[ref])} for ref in refs],
        }


def _said(entries: Iterable[Entry]) -> str:
    """Return verdicts with how often each was given: "2 wrong, 1 out of date"."""
    return ", ".join(f"{n} {verdict}" for verdict, n in _counts(entries).items() if n)


def _name(about: str, snapshot: Snapshot) -> str:
    """Return what people call a document or a paragraph; of one that is not held any more, its reference."""
    book, _, label = about.partition("#")
    try:
        document = snapshot.catalogue.document(book)
    except CatalogueError:
        return about
    place = f", {_place(about, snapshot)['label']}" if label else ""
    return f"{document.title} ({document.edition_name}){place}"


def _place(ref: str, snapshot: Snapshot) -> dict[str, str]:
    """Return the label of a paragraph, or of its item, and where it is read; no address where it is not held."""
    try:
        parsed = ParagraphRef.parse(ref)
        paragraph = snapshot.paragraphs[str(parsed.paragraph)]
        document = snapshot.catalogue.document(parsed.book)
    except (RefError, KeyError, CatalogueError):
        return {"label": ref, "title": "", "url": ""}
    label = next((item.label for item in paragraph.items if item.mark == parsed.item), paragraph.label)
    url = f"/documents/{snapshot.catalogue.address(document)}#{parsed.label}"
    return {"label": label, "title": document.short_title, "url": url}


def _row(entry: Entry, snapshot: Snapshot) -> dict[str, Any]:
    areas = {area.id: area.name for area in snapshot.catalogue.areas}
    return {
        "id": entry.id,
        "at": _when(entry),
        "verdict": str(entry.verdict),
        "area": areas.get(entry.area or "", entry.area or ""),
        "note": entry.note,
        "places": [_place(ref, snapshot) for ref in entry.refs],
        "rules": entry.rules,
        "index": entry.index,
        "resolution": entry.resolution,
        "resolved": short(local(entry.resolution.at).date()) if entry.resolution else "",
    }


def _when(entry: Entry) -> str:
    at = local(entry.at)
    return f"{short(at.date())}, {at:%H:%M}"
