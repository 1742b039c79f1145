"""The area that a browser remembers, so that it is chosen once: its id in a cookie, and nothing of the person."""

from fastapi import Request, Response

from corpus.catalogue import Catalogue

_COOKIE = "area"
_YEAR = 365 * 24 * 60 * 60  # seconds


def remembered_area(request: Request, catalogue: Catalogue) -> str:
    """Return the id of the area that the browser remembers; "" where it remembers none that is held here."""
    area = request.cookies.get(_COOKIE, "")
    return area if area in {known.id for known in catalogue.areas} else ""


def remember(response: Response, area: str, request: Request) -> None:
    """Let the browser remember an area; "" lets it forget."""
    if area == request.cookies.get(_COOKIE, ""):
        return
    response.set_cookie(
        _COOKIE,
        area,
        max_age=_YEAR if area else 0,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
