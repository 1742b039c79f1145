"""The page “About”: what this can't do, how good it is, what it answers from, what is kept, and for whom it works."""

import re
from importlib.metadata import PackageNotFoundError, version

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from assistant.api.routers.rules import rulebook_of
from assistant.api.state import Open
from assistant.shapes.measured import measured
from assistant.web.render import callable_numbers, page
from corpus.catalogue import Status
from corpus.days.dates import short
from corpus.days.uk_clock import local
from index.versions import made

router = APIRouter(include_in_schema=False)

_DISTRIBUTION = "chapter-and-verse"
_EMAIL = re.compile(r"[^\s@<>(),;:]+@[^\s@<>(),;:]+\.[^\s@<>(),;:.]+")


@router.get("/about")
def about(assistant: Open, request: Request) -> HTMLResponse:
    """Show the page."""
    snapshot = assistant.snapshot
    catalogue = snapshot.catalogue
    found = measured()
    standing = [document.status for document in catalogue.leading]
    return page(
        "about.html",
        measured=found,
        measured_on=short(found.measured_on),
        catalogue=catalogue,
        replaced=standing.count(Status.SUPERSEDED),
        history=standing.count(Status.HISTORICAL),
        unsure=standing.count(Status.UNKNOWN),
        index=snapshot.version,
        built=_built(snapshot.version),
        rulebook=rulebook_of(assistant, request),
        product=_product(),
        access=request.app.state.visitors.access,
        contact=reachable(getattr(request.app.state, "contact", "")),
    )


def reachable(contact: str) -> Markup:
    """Return whom to tell, with e-mail addresses and telephone numbers as links."""
    parts, end = [], 0
    for match in _EMAIL.finditer(contact):
        parts += [callable_numbers(contact[end : match.start()])]
        parts += [Markup('<a href="mailto:{0}">{0}</a>').format(escape(match[0]))]
        end = match.end()
    return Markup().join([*parts, callable_numbers(contact[end:])])


def _built(name: str) -> str:
    """Return when a version of the index was made; "" where its name does not say."""
    try:
        when = local(made(name))
    except ValueError:
        return ""
    return f"{short(when.date())}, {when:%H:%M}"


def _product() -> str:
    try:
        return version(_DISTRIBUTION)
    except PackageNotFoundError:  # run from a folder of files
        return ""
