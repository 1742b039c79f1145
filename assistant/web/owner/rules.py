"""The candidate rules: their words and what they suggest, to be approved, mended or dismissed by a person."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from assistant.api.port import Assistant
from assistant.api.state import Open
from assistant.web.owner.candidate_rows import row_of, told
from assistant.web.owner.candidates import Candidate, Candidates
from assistant.web.owner.decisions import Decision, about, faults, read, said_to_people, written
from assistant.web.owner.door import Owner, Sent, SignedIn
from assistant.web.owner.errand import GIVEN, ErrandFailed, Errands, ErrandUnderWay
from assistant.web.owner.shown import onward, settings_of, shown
from corpus.catalogue import Document
from corpus.errors import CatalogueError
from corpus.rules.rule import Bound, RuleKind, Strength
from corpus.rules.rulebook import DISMISSED, FOLDER
from index.snapshot import RULES
from index.versions import current

log = logging.getLogger(__name__)

router = APIRouter(prefix="/admin/rules", include_in_schema=False)

_PAGE = 10  # candidates
_PATIENCE = 20.0  # seconds that a browser is kept waiting for what comes of its decisions
_DECIDE = ("rules", "review", "--decided", GIVEN, "--json")
_INGEST = ("ingest", "--json")
_KEPT = "What was decided is kept, but the index does not hold it yet."
_NOTHING_KEPT = "None of these decisions was kept."


async def _filled_in(request: Request) -> FormData:
    return await request.form()


FilledIn = Annotated[FormData, Depends(_filled_in)]


@router.get("")
def documents(request: Request, owner: SignedIn, assistant: Open) -> HTMLResponse:
    """List the documents that were added, with how many candidates of each wait."""
    found, problem = _waiting(request)
    rows = [
        {
            "document": document,
            "waiting": sum(one.book == document.book for one in found),
            "approved": len(_approved(assistant, document)),
        }
        for document in assistant.snapshot.catalogue.leading
        if document.added
    ]
    wrong = {"documents": problem} if problem else {}
    return shown("owner_rules.html", owner, 503 if problem else 200, rows=rows, wrong=wrong, **_state(request))


@router.post("/ingest")
def ingest(request: Request, owner: Sent) -> Response:
    """Read the documents in again, so that what was approved is in the index."""
    try:
        _errands(request).change(_INGEST, _PATIENCE)
    except ErrandUnderWay:
        pass  # the page says so
    else:
        log.info("the owner had the documents read in again")
    return onward("/admin/rules", sent="yes")


@router.get("/{book}")
def candidates(book: str, request: Request, owner: SignedIn, assistant: Open, page: str = "") -> HTMLResponse:
    """Show the candidates of one document, some at a time."""
    return _page(request, owner, assistant, book, number=int(page) if page.isdecimal() and len(page) < 6 else 1)


@router.post("/{book}")
def decide(book: str, request: Request, owner: Sent, assistant: Open, form: FilledIn) -> Response:
    """Follow what was decided about some candidates, or say why it cannot be."""
    if _errands(request).under_way:
        return onward(f"/admin/rules/{book}", sent="yes", busy="yes")
    found, problem = _waiting(request)
    decisions = read(form, found)
    wrong = {"candidates": problem} if problem else faults(form, decisions)
    wrong = wrong or _follow(request, decisions)
    if not wrong:
        return onward(f"/admin/rules/{book}", sent="yes")
    edited = next((one for one in decisions if one.edited is not None), None)
    if edited is not None:
        return _mend(request, owner, assistant, edited.candidate, decision=edited, wrong=wrong)
    typed = {one.candidate.id: one for one in decisions}
    return _page(request, owner, assistant, book, typed=typed, wrong=wrong)


@router.get("/{book}/{candidate_id}")
def mend(book: str, candidate_id: str, request: Request, owner: SignedIn, assistant: Open) -> Response:
    """Show one candidate with the fields of its rule, to be mended before it is approved."""
    if _errands(request).under_way:
        return onward(f"/admin/rules/{book}", sent="yes")
    found, _ = _waiting(request)
    one = next((one for one in found if (one.book, one.id) == (book, candidate_id)), None)
    if one is None:
        raise HTTPException(404)
    return _mend(request, owner, assistant, one)


def _errands(request: Request) -> Errands:
    errands: Errands = request.app.state.owners_errands
    return errands


def _waiting(request: Request) -> tuple[tuple[Candidate, ...], str]:
    """Return what waits, and why it cannot be told where it cannot."""
    kept: Candidates = request.app.state.owners_candidates
    if _errands(request).under_way:  # the list is about to change
        return (), ""
    try:
        return kept.waiting(), ""
    except ErrandFailed as exc:
        return (), str(exc)


def _follow(request: Request, decisions: Sequence[Decision]) -> dict[str, str]:
    """Have decisions followed; return what is wrong with them, by field."""
    before = _kept_rules(request)
    try:
        outcome = _errands(request).change(_DECIDE, _PATIENCE, written(decisions))
    except ErrandUnderWay as exc:
        return {"candidates": str(exc)}
    if outcome is None or outcome.done:
        log.info("the owner decided about %d candidate rules", sum(one.choice is not None for one in decisions))
        return {}
    kept = _KEPT if _kept_rules(request) != before else _NOTHING_KEPT
    return {about(outcome.says, decisions): f"{said_to_people(outcome.says)} {kept}"}


def _kept_rules(request: Request) -> dict[str, bytes]:
    """Return the files of what was decided so far, by name."""
    return {path.name: path.read_bytes() for path in (settings_of(request).library / FOLDER).glob("*.yaml")}


def _left_behind(request: Request) -> bool:
    """Whether rules were approved that the live version of the index does not hold."""
    settings = settings_of(request)
    folder = settings.index / (current(settings) or "none") / RULES
    return any(not _holds(folder / name, data) for name, data in _kept_rules(request).items() if name != DISMISSED)


def _holds(path: Path, data: bytes) -> bool:
    return path.exists() and path.read_bytes() == data


def _state(request: Request) -> dict[str, Any]:
    """Return what a page says of the changes that are being made, or were made last."""
    errands = _errands(request)
    return {
        "under_way": errands.under_way,
        "busy": "busy" in request.query_params,
        "left_behind": not errands.under_way and _left_behind(request),
        "outcome": told(errands.last) if errands.last and "sent" in request.query_params else None,
    }


def _page(
    request: Request,
    owner: Owner,
    assistant: Assistant,
    book: str,
    *,
    number: int = 1,
    typed: Mapping[str, Decision] | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HTMLResponse:
    document = _document(assistant, book)
    found, problem = _waiting(request)
    every = [one for one in found if one.book == document.book]
    last = max(1, -(-len(every) // _PAGE))
    number = min(max(number, 1), last)
    here = every[_PAGE * (number - 1) : _PAGE * number]
    if typed:
        here = [one for one in every if one.id in typed]
    wrong = wrong or ({"candidates": problem} if problem else {})
    return shown(
        "owner_candidates.html",
        owner,
        422 if wrong else 200,
        document=document,
        rows=[row_of(one, assistant.snapshot, (typed or {}).get(one.id)) for one in here],
        waiting=len(every),
        number=number,
        last=last,
        approved=_approved(assistant, document),
        wrong=wrong,
        **_state(request),
    )


def _mend(
    request: Request,
    owner: Owner,
    assistant: Assistant,
    one: Candidate,
    *,
    decision: Decision | None = None,
    wrong: Mapping[str, str] | None = None,
) -> HTMLResponse:
    fields = {**one.rule, "asked_as": "\n".join(one.rule.get("asked_as", ()))}
    if decision and decision.edited:
        fields |= decision.edited
    return shown(
        "owner_candidate.html",
        owner,
        422 if wrong else 200,
        document=_document(assistant, one.book),
        row=row_of(one, assistant.snapshot, decision),
        fields=fields,
        kinds=list(RuleKind),
        strengths=list(Strength),
        bounds=list(Bound),
        wrong=wrong or {},
    )


def _document(assistant: Assistant, book: str) -> Document:
    try:
        document = assistant.snapshot.catalogue.document(book)
    except CatalogueError as exc:
        raise HTTPException(404) from exc
    if not document.added:
        raise HTTPException(404)
    return document


def _approved(assistant: Assistant, document: Document) -> list[str]:
    """Return the sentences of the rules of a document that answers are given with."""
    knowledge = getattr(assistant, "knowledge", None)
    rules = knowledge.rulebook.rules if knowledge else ()
    return [rule.says for rule in rules if rule.ref.book == document.book]
