"""Sites: no page elsewhere may send anything in the name of whoever looks at it."""

from urllib.parse import urlsplit

from fastapi import Request

from assistant.api.problems import Problem, ProblemError

_READING = ("GET", "HEAD", "OPTIONS")

FOREIGN = Problem(
    403,
    "foreign-site",
    "This was sent by a page of another site, so nothing was done. Open this service’s own page and send it there.",
)


def check_site(request: Request, origins: tuple[str, ...]) -> None:
    """Stop what a page of another site sends; programs, which say nothing of a site, go on.

    Browsers say where a request comes from, and pages cannot change what they say. To a server without https they leave
    out the first of the two headers, and then “null” is also what our own pages send, for they give no referrer.
    """
    if request.method in _READING:
        return
    origin, site = request.headers.get("origin", "").casefold(), request.headers.get("sec-fetch-site")
    if origin and origin in origins:
        return
    if site is not None:
        foreign = site not in ("same-origin", "none")
    else:
        foreign = origin not in ("", "null") and urlsplit(origin).netloc != request.headers.get("host", "").casefold()
    if foreign:
        raise ProblemError(FOREIGN)
