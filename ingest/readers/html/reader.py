"""The reader of web pages, as browsers save them, as sites serve them, and as word processors export them."""

from pathlib import Path

from ingest.readers.encoding import decoded
from ingest.readers.html.blocks import Blocks, Page
from ingest.readers.html.chrome import chrome
from ingest.readers.html.findings import findings_of
from ingest.readers.html.headings import settled
from ingest.readers.html.hidden import unseen
from ingest.readers.html.main import main_of
from ingest.readers.html.notes import notes_of
from ingest.readers.html.panels import panels
from ingest.readers.html.refusal import refuse_empty
from ingest.readers.html.tree import Element, parse
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Finding, Manuscript


def read_html(path: Path, limits: Limits) -> Manuscript:
    """Return a web page as pieces; raise SourceError where it holds nothing to read, or more than the limits allow."""
    letters = decoded(path.read_bytes(), path.name)
    return read_markup(letters.text, path.name, limits, letters.findings)


def read_markup(markup: str, name: str, limits: Limits, findings: tuple[Finding, ...] = ()) -> Manuscript:
    """Return markup as pieces, in the order of the page."""
    root = parse(markup, name, limits)
    opened = panels(root)
    main = main_of(root)
    hidden = unseen(root, opened)
    around = chrome(root, main.parts, frozenset(opened.values()))
    page = Page(body=root, name=name, reasons=hidden | around, notes=notes_of(root), panels=opened)
    blocks = Blocks(page, limits)
    blocks.read()
    title = _title(root)
    pieces = settled(blocks, title)
    refuse_empty(root, pieces, name, title)
    found = (*findings, *findings_of(blocks, pieces, main, name))
    return Manuscript(pieces=tuple(pieces), findings=found, title=title)


def _title(root: Element) -> str:
    for one in root:
        if one.tag == "title" and one.parent is not None and one.parent.tag != "svg":
            return " ".join("".join(part for part in one.children if isinstance(part, str)).split())
    return ""
