"""What stands beside the text: footnotes and endnotes, comments, running headers and footers."""

from collections.abc import Callable

from ingest.readers.docx.blocks import Paragraph, Story, Table
from ingest.readers.docx.formats import formatted
from ingest.readers.docx.lines import Line, Lines
from ingest.readers.docx.package import Package
from ingest.readers.docx.runs import DELETED, Mark, note_signs
from ingest.readers.docx.tables import paragraphs
from ingest.readers.docx.xml import Element, attribute, local
from ingest.readers.manuscript import Piece, Sort

RUNNING = "running header or footer"
COMMENT = "comment"

_KINDS = ("footnote", "endnote")


class Notes:
    """The notes of one file, numbered as their marks are met."""

    def __init__(self, package: Package, lines: Lines, story: Callable[[], Story]) -> None:
        self._lines = lines
        self._story = story
        self._notes: dict[tuple[str, str], Element] = {}
        settings = next(iter(package.related("settings")), None)
        self._forms = {kind: note_signs(settings, kind) for kind in _KINDS}
        self._counts = dict.fromkeys(_KINDS, 0)
        self._stories = {kind: story() for kind in _KINDS}
        self.changes = 0
        for kind in _KINDS:
            for part in package.related(f"{kind}s"):
                for note in part:
                    if attribute(note, "type") in (None, "normal"):
                        self._notes[kind, attribute(note, "id") or ""] = note

    def take(self, mark: Mark) -> list[Piece]:
        """Return the note that a mark refers to, and what was set aside from it."""
        note = self._notes.pop((mark.kind, mark.id), None)
        number = mark.sign
        if not number and not mark.deleted:
            form, start = self._forms[mark.kind]
            number = formatted(self._counts[mark.kind] + start, form)
            self._counts[mark.kind] += 1
        if note is None:
            return []
        text, asides = self._read(note, self._stories[mark.kind])
        left_out = DELETED if mark.deleted else ""
        return [Piece(sort=Sort.FOOTNOTE, text=text, number=number, left_out=left_out), *asides] if text else asides

    def comments(self, package: Package) -> list[Piece]:
        """Return the comments on the text."""
        pieces: list[Piece] = []
        for part in package.related("comments"):
            for comment in part:
                text, _ = self._read(comment, self._story())
                if text:
                    pieces.append(Piece(sort=Sort.PROSE, text=text, left_out=COMMENT))
        return pieces

    def running(self, package: Package) -> list[Piece]:
        """Return what the headers and footers say, each text once."""
        texts: list[str] = []
        for kind in ("header", "footer"):
            for part in package.related(kind):
                text, _ = self._read(part, self._story())
                if text and text not in texts:
                    texts.append(text)
        return [Piece(sort=Sort.PROSE, text=text, left_out=RUNNING) for text in texts]

    def _read(self, element: Element, story: Story) -> tuple[str, list[Piece]]:
        texts: list[str] = []
        asides: list[Piece] = []
        for paragraph in _all(story, element):
            found = self._lines.of(paragraph)
            texts += [f"{each.number} {each.text}".strip() for each in found if isinstance(each, Line)]
            asides += [each for each in found if isinstance(each, Piece)]
        self.changes += story.runs.changes
        story.runs.changes = 0
        return " ".join(texts), asides


def _all(story: Story, element: Element) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in story.blocks(element):
        for paragraph in paragraphs(block) if isinstance(block, Table) else (block,):
            found.append(paragraph)
            for box in paragraph.boxes:
                found += _all(story, box)
    return found


def has_backdrop(document: Element) -> bool:
    """Tell whether a picture or a colour stands behind the text, on which white words can be read."""
    return any(
        local(each) == "background" or (local(each) == "anchor" and each.get("behindDoc") in ("1", "true"))
        for each in document.iter()
    )
