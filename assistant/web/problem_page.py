"""The page that says what went wrong and what to do."""

from fastapi.responses import HTMLResponse

from assistant.api.problems import Problem
from assistant.web.render import page

_HEADINGS = {
    "not-found": "There is no such page",
    "unknown-document": "That document is not held here",
    "search-down": "The search is down",
    "index-missing": "Not ready yet",
    "too-large": "That was too long",
    "too-many-requests": "Too many requests",
    "busy": "Too many people are asking",
    "around-the-proxy": "Sign in with your organisation",
    "unknown-host": "That name is not this service’s",
    "foreign-site": "This was sent from elsewhere",
}


def show(problem: Problem, request_id: str) -> HTMLResponse:
    """Return a problem as a page."""
    heading = _HEADINGS.get(problem.kind, "Something went wrong")
    return page(
        "problem.html",
        problem.status,
        problem.headers,
        heading=heading,
        detail=problem.detail,
        request_id=request_id,
    )
