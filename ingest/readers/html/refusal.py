"""Refusals: pages that are no document, only what a site shows instead of one."""

import re

from corpus.errors import SourceError
from ingest.readers.html.tree import Element
from ingest.readers.manuscript import Piece

_ERROR = re.compile(
    r"""(?:page|file|document|report)\ (?:can(?:not|'t|’t)\ be|could\ not\ be|was\ not|not)\ found
      | (?:error|http|status)\ (?:code\ )?[45]\d\d\b | \b[45]\d\d\ (?:error|[-–:|]|not\ found|forbidden)
      | (?:access|permission)\ (?:is\ )?denied | not\ authori[sz]ed\ to | service\ unavailable | bad\ gateway
      | just\ a\ moment | are\ you\ (?:a\ robot|human) | captcha | attention\ required | temporarily\ unavailable
      | (?:page|content|document)\ (?:you\ )?(?:no\ longer|requested|(?:are|were)\ looking\ for)
      | requested\ url | sorry,?\ (?:we|there|the\ page)""",
    re.I | re.X,
)
_ERROR_TITLE = re.compile(  # between the site's name and the page's
    r"(?:^|[|–-])\s*(?:[45]\d\d\b.*|forbidden|unauthori[sz]ed|unavailable|error(?: page)?|"
    r"(?:(?:page|report|document|file|content|url) )?not found)\W*(?:$|[|:–-])",
    re.I,
)
_LOGIN = re.compile(r"(?:please |you (?:must|need to) )?(?:log|sign)[ -]?(?:in|on)\b|your session (?:has )?", re.I)
_SCRIPT = re.compile(r"(?:enable|requires?|turn on|without|needs?) java ?script|java ?script (?:is|must be|to)\b", re.I)
_TITLE = 80  # letters that a title has at most
_HARDLY = 150  # words: an error page or a log-in page has no more
_FEW = 30  # words: a page that a script fills has no more


def refuse_empty(root: Element, pieces: list[Piece], name: str, title: str) -> None:
    """Raise SourceError for a page that says no more than that something went wrong."""
    told = [piece for piece in pieces if not piece.left_out]
    words = sum(len(piece.text.split()) + sum(len(cell.split()) for cell in piece.cells) for piece in told)
    opening = f"{title} {' '.join(piece.text for piece in told[:3])}"
    first = told[0].text[:_TITLE] if told else ""
    if words < _HARDLY and (_ERROR.search(opening) or _ERROR_TITLE.search(title) or _ERROR_TITLE.search(first)):
        raise SourceError(
            f"{name} is the page that a site shows when something went wrong (“{(title or opening.strip())[:80]}”). "
            "Open the document in a browser and save it again."
        )
    asks = any(one.tag == "input" and one.get("type").casefold() == "password" for one in root)
    if words < _HARDLY and (asks or (words < _HARDLY and (_LOGIN.match(title) or _LOGIN.match(first)))):
        raise SourceError(f"{name} is a page to log in on, not the document behind it. Log in, then save the document.")
    if words < _FEW and _is_filled_by_script(root):
        raise SourceError(
            f"{name} holds hardly any text: a script fills the page in the browser. "
            "Open it in a browser and print it to a PDF, or ask for the document itself."
        )
    if not words and any(one.tag in ("frameset", "frame", "iframe") for one in root):
        raise SourceError(f"{name} is only a frame around other pages. Open the page inside it and save that.")
    if not words:
        raise SourceError(f"{name} holds no text that a reader sees. Open it in a browser, and save it again.")


def _is_filled_by_script(root: Element) -> bool:
    mounts = any(one.get("id") in ("root", "app", "__next", "__nuxt", "main-app", "app-root") for one in root)
    mounts = mounts or any(one.tag.startswith("app-") or "ng-app" in one.attributes for one in root)
    scripts = any(one.tag == "script" for one in root)
    return scripts and (mounts or any(one.tag == "noscript" and _SCRIPT.search(_all_text(one)) for one in root))


def _all_text(one: Element) -> str:
    return " ".join(part for below in one for part in below.children if isinstance(part, str))
