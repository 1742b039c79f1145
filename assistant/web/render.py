"""Rendering: templates to pages, everything escaped."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from assistant.answer import Citation
from assistant.api.door.visitors import signed_in
from assistant.api.wording import (
    ALERT_HEADINGS,
    above,
    below,
    brief,
    plainer,
    rule_words,
    rules_beyond,
    status_words,
    whose_words,
    within_brackets,
)
from assistant.web.assets import address as asset
from assistant.web.counted_words import not_counted, on_a_page
from assistant.web.grouped import grouped

TELEPHONE = re.compile(r"(?<![\d.,/-])(?:999|112|101|(?:\+44|0)\d(?:[ -]?\d){8,10})(?![\d.,/-]*\d)")


def place(citation: Citation) -> str:
    """Return the address of the cited words in the document, for the page to mark them."""
    page, _, label = citation.url.partition("#")
    return f"{page}?from={citation.start}&to={citation.end}#{label}"


def place_of(cited: Mapping[str, Any]) -> str:
    """Return the same for the citation of a rule, or of a route, whose words may stand in several stretches."""
    page, _, label = str(cited["url"]).partition("#")
    spans = cited["spans"] if "spans" in cited else [(cited["start"], cited["end"])]
    return f"{page}?from={spans[0][0]}&to={spans[-1][1]}#{label}"


def asked(line: Mapping[str, Any], event: str = "") -> str:
    """Return what a timeline was asked with, as the query of an address; perhaps for another event."""
    names = {"event": event or line["event"], "area": line["area"], "from": line["from"], "counting": line["counting"]}
    return urlencode({name: value for name, value in names.items() if value})


def sentence(text: str) -> str:
    """Return words with a capital at the beginning, and the others as they are."""
    return text[:1].upper() + text[1:]


def callable_numbers(text: str) -> Markup:
    """Return text with its telephone numbers as links that ring them."""
    parts, end = [], 0
    for match in TELEPHONE.finditer(text):
        number = re.sub(r"[ -]", "", match[0])
        parts += [
            escape(text[end : match.start()]),
            Markup('<a href="tel:{}">{}</a>').format(number, match[0]),
        ]
        end = match.end()
    return Markup().join([*parts, escape(text[end:])])


def among(numbers: Sequence[int], cited: Mapping[int, Citation]) -> list[Citation]:
    """Return the citations with these numbers."""
    return [cited[n] for n in numbers]


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # a page goes with the code that fills it, also where files are changed under a running server
)
_environment.globals.update(alert_headings=ALERT_HEADINGS, asset=asset, signed_in=signed_in)
_environment.filters.update(
    above=above,
    among=among,
    asked=asked,
    below=below,
    brief=brief,
    callable_numbers=callable_numbers,
    grouped=grouped,
    not_counted=not_counted,
    on_a_page=on_a_page,
    place=place,
    place_of=place_of,
    plainer=plainer,
    rule_words=rule_words,
    rules_beyond=rules_beyond,
    sentence=sentence,
    status_words=status_words,
    whose_words=whose_words,
    within_brackets=within_brackets,
)


def page(template: str, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any) -> HTMLResponse:
    """Return a template filled with its context."""
    html = _environment.get_template(template).render(**context)
    return HTMLResponse(html, status, headers=dict(headers or {}))
