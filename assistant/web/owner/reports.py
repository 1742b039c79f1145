"""The ingest reports: what was read of each document, what was left out and why, what a person should look at."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException

from assistant.api.port import Assistant
from assistant.api.state import Open
from assistant.web.owner.door import SignedIn
from assistant.web.owner.shown import shown
from corpus.catalogue import Catalogue
from corpus.report import held, left, looks, reasons

router = APIRouter(prefix="/admin/reports", include_in_schema=False)

_PLACES = 100  # places of one reason that are shown


class Reported(Protocol):
    """A version of the index that keeps the reports of its documents."""

    @property
    def report(self) -> Mapping[str, Any]:
        """The reports as they were made, under `documents`."""


@router.get("")
def reports(owner: SignedIn, assistant: Open) -> HTMLResponse:
    """List the documents with what their reports say, those with something to look at first."""
    rows = [_row(report, assistant.snapshot.catalogue) for report in _reports(assistant)]
    rows.sort(key=lambda row: not row["looks"])
    return shown("owner_reports.html", owner, rows=rows, version=assistant.snapshot.version)


@router.get("/{book}")
def report(book: str, owner: SignedIn, assistant: Open) -> HTMLResponse:
    """Show the report of one edition of a document, `document@edition`."""
    found = next((each for each in _reports(assistant) if _book(each) == book), None)
    if found is None:
        raise HTTPException(404)
    return shown(
        "owner_report.html",
        owner,
        report=found,
        row=_row(found, assistant.snapshot.catalogue),
        reasons=sorted(reasons(found).items(), key=lambda reason: -len(reason[1])),
        places=_PLACES,
        version=assistant.snapshot.version,
    )


def _reports(assistant: Assistant) -> Sequence[Mapping[str, Any]]:
    """Return the reports that were made with the index that answers now."""
    found: Sequence[Mapping[str, Any]] = cast(Reported, assistant.snapshot).report.get("documents", ())
    return found


def _book(report: Mapping[str, Any]) -> str:
    return f"{report['document']}@{report['edition']}"


def _row(report: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    document = catalogue.document(_book(report))
    return {
        "book": document.book,
        "document": document,
        "area": catalogue.area(document.area).name,
        "address": catalogue.address(document),
        "held": f"{held(report):,}",
        "left": f"{left(report):,}",
        "characters": f"{report['characters']:,}",
        "looks": list(looks(report)),
    }
