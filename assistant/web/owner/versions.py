"""The versions of the index: which there are, whether they are whole, going back to one, deleting old ones."""

import logging
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, Response

from assistant.api.desk import Desk
from assistant.web.owner.door import Owner, Sent, SignedIn
from assistant.web.owner.shown import onward, settings_of, shown
from corpus.days.dates import short
from corpus.days.uk_clock import local
from corpus.errors import SnapshotError
from index.kept import Kept, kept, live_name, prune, roll_back, verify
from index.versions import KEPT, superfluous

log = logging.getLogger(__name__)

router = APIRouter(prefix="/admin/versions", include_in_schema=False)

_NONE_LIVE = "None of these versions is live. Make one of them live."

Version = Annotated[str, Form()]


@router.get("")
def versions(request: Request, owner: SignedIn) -> HTMLResponse:
    """List the versions, the newest first."""
    return _list(request, owner)


@router.post("/verify")
def verified(request: Request, owner: Sent, version: Version = "") -> HTMLResponse:
    """Compare every file of a version with what was written, and say what was found."""
    try:
        verify(settings_of(request), version)
    except SnapshotError as exc:
        return _list(request, owner, wrong=str(exc))
    return _list(request, owner, done=f"{version} is whole: every file is as it was written.")


@router.get("/rollback")
def confirm(request: Request, owner: SignedIn, version: str = "") -> Response:
    """Ask whether a version is to answer."""
    settings = settings_of(request)
    chosen = next((one for one in kept(settings) if one.version == version), None)
    if chosen is None or chosen.live:
        return onward("/admin/versions")
    return shown("owner_rollback.html", owner, chosen=_row(chosen), live=live_name(settings))


@router.post("/rollback")
def rolled_back(request: Request, owner: Sent, version: Version = "") -> Response:
    """Make a version the live one; it answers within seconds."""
    try:
        roll_back(settings_of(request), version)
    except SnapshotError as exc:
        return _list(request, owner, wrong=str(exc))
    log.info("the owner made the index %s live", version)
    _follow(request)
    return onward("/admin/versions", live=version)


@router.post("/prune")
def pruned(request: Request, owner: Sent) -> Response:
    """Delete all but the newest versions, the live one and the one that answers now."""
    try:
        gone = prune(settings_of(request), KEPT, {_answering(request)})
    except SnapshotError as exc:
        return _list(request, owner, wrong=str(exc))
    log.info("the owner deleted %d versions of the index", len(gone))
    return onward("/admin/versions", deleted=str(len(gone)))


def _list(request: Request, owner: Owner, *, wrong: str = "", done: str = "") -> HTMLResponse:
    settings = settings_of(request)
    found, live = kept(settings), live_name(settings)
    status = 409 if wrong else 200
    if found and live is None:
        wrong = wrong or _NONE_LIVE
    return shown(
        "owner_versions.html",
        owner,
        status,
        versions=[_row(one) for one in found],
        answering=_answering(request),
        live=live,
        keeps=KEPT,
        superfluous=superfluous(settings, KEPT, {_answering(request)}) if live else (),
        wrong={"versions": wrong} if wrong else {},
        done=done or _done(request, live),
    )


def _done(request: Request, live: str | None) -> str:
    """Return what the form that led here has done."""
    made_live, deleted = (request.query_params.get(name, "") for name in ("live", "deleted"))
    if made_live and made_live == live:
        return f"{live} is live."
    if deleted.isdecimal():
        return f"{int(deleted)} old versions deleted." if int(deleted) != 1 else "1 old version deleted."
    return ""


def _answering(request: Request) -> str:
    """Return the version that this server answers from; "" when it has none yet."""
    desk: Desk = request.app.state.desk
    return desk.opened.snapshot.version if desk.opened else ""


_follow = _answering  # looking at the version that answers makes a server notice that another has become live


def _row(one: Kept) -> dict[str, Any]:
    when = local(one.made)
    return {
        "version": one.version,
        "made": f"{short(when.date())}, {when:%H:%M}",
        "live": one.live,
        "documents": one.documents,
        "paragraphs": f"{one.paragraphs:,}",
        "size": f"{one.megabytes:,.1f} MB",
        "problem": one.problem,
    }
