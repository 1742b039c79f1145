"""The reader of Markdown: made a web page, and read as one."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from corpus.errors import SourceError
from ingest.readers.encoding import decoded
from ingest.readers.html.reader import read_markup
from ingest.readers.limits import Limits
from ingest.readers.manuscript import Manuscript

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_TITLE = re.compile(r"""^title:\s*["']?(.+?)["']?\s*$""", re.M)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|`[^`\n]+`", re.M | re.S)
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*(?:\n(?:(?: {2,}|\t)\S.*|[^\s\[#>*+\-|].*))*)", re.M)
_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")


def read_markdown(path: Path, limits: Limits) -> Manuscript:
    """Return a Markdown file as pieces; raise SourceError where it holds nothing, or more than the limits allow."""
    if path.stat().st_size > limits.size:
        raise SourceError(f"{path.name} is larger than {limits.size:,} bytes. Split it into parts.")
    letters = decoded(path.read_bytes(), path.name)
    return read_markup(_page(letters.text, path.name, limits), path.name, limits, letters.findings)


def _page(source: str, name: str, limits: Limits) -> str:
    """Return Markdown as a page: its front matter is no text, and its footnotes are linked as on pages."""
    source = re.sub(r"\r\n?", "\n", source)
    front = _FRONT.match(source)
    found = _TITLE.search(front[1]) if front else None
    body, notes = _without_notes(source[front.end() :] if front else source)
    engine = MarkdownIt("commonmark", {"html": True, "maxNesting": limits.depth}).enable(["table", "strikethrough"])
    tokens = engine.parse(body)
    if any(token.level >= limits.depth - 1 for token in tokens):
        raise SourceError(f"{name} has more than {limits.depth} lists or quotes inside one another. Write it flatter.")
    for token in tokens:
        if token.type == "ordered_list_open" and token.markup == ")":
            token.attrSet("data-after", ")")
    title = f"<title>{found[1].replace('<', '&lt;')}</title>" if found else ""
    listed = "".join(f'<li id="fn-{mark}">{engine.render(text)}</li>' for mark, text in notes.items())
    below = f'<section class="footnotes"><ol>{listed}</ol></section>' if notes else ""
    return f"{title}<body>{engine.renderer.render(tokens, engine.options, {})}{below}"


def _without_notes(body: str) -> tuple[str, dict[str, str]]:
    """Return a text whose footnote marks are links, and the footnotes by their marks; code stays as it is."""
    notes: dict[str, str] = {}

    def kept(found: re.Match[str]) -> str:
        notes.setdefault(_plain(found[1]), re.sub(r"\n[ \t]+", "\n", found[2]))
        return ""

    parts, at = [], 0
    for code in (*_FENCE.finditer(body), None):
        parts.append(_NOTE.sub(kept, body[at : code.start() if code else len(body)]))
        parts.append(code[0] if code else "")
        at = code.end() if code else at
    order = list(notes)

    def linked(found: re.Match[str]) -> str:
        mark = _plain(found[1])
        return f'<sup><a href="#fn-{mark}">{order.index(mark) + 1}</a></sup>' if mark in notes else found[0]

    return "".join(part if n % 2 else _MARK.sub(linked, part) for n, part in enumerate(parts)), notes


def _plain(mark: str) -> str:
    return re.sub(r"\W", "-", mark)
