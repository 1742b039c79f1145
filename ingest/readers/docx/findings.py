"""Findings: what a person should look at in a Word file."""

from collections import Counter

from ingest.readers.docx.notes import COMMENT
from ingest.readers.docx.package import Package
from ingest.readers.docx.runs import HIDDEN
from ingest.readers.manuscript import Finding, Piece

_OUTSIDE = {
    "attachedTemplate": "a template",
    "image": "pictures",
    "oleObject": "objects",
    "frame": "frames",
    "subDocument": "documents",
}

_WORDS_OWN = {"Top of Form", "Bottom of Form"}  # what Word hides in text pasted from the web


def findings(package: Package, pieces: list[Piece], changes: int, embedded: int, unseen: Counter[str]) -> list[Finding]:
    """Return what a person should look at, one sentence or two each."""
    says = []
    if changes:
        says.append(
            f"It holds {_many(changes, 'tracked change')}, read as if all were accepted. Ask its owner which "
            "wording is agreed, and accept or reject them in Word."
        )
    hidden = [piece for piece in pieces if piece.left_out == HIDDEN and piece.text not in _WORDS_OWN]
    if hidden:
        says.append(
            f"It holds hidden text in {_many(len(hidden), 'place')} (hidden, white on white, or too small to read), "
            f"which was left out; the first begins “{_start(hidden[0].text)}”. Look whether it belongs there."
        )
    comments = sum(piece.left_out == COMMENT for piece in pieces)
    if comments:
        says.append(f"It holds {_many(comments, 'comment')}, left out. Check that it is the final version.")
    if unseen:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(unseen.items()))
        says.append(f"Characters that cannot be seen were removed ({kinds}). Check the wording where it matters.")
    if embedded:
        says.append(
            f"{_many(embedded, 'file').capitalize()} inserted in its text could not be read. Open it in Word "
            "and save it again, so that their text becomes its own."
        )
    if package.holds("vbaproject"):
        says.append("It holds macros, which were not run or read. Save it as DOCX, without them.")
    if package.holds("/embeddings/"):
        says.append(
            "It holds embedded files (a spreadsheet, a form…), which were not read. Add them by themselves if needed."
        )
    outside = sorted({_OUTSIDE[rel.kind] for rel in package.relationships if rel.outside and rel.kind in _OUTSIDE})
    if outside:
        says.append(f"It points to {' and '.join(outside)} outside itself: nothing was fetched.")
    return [*package.findings, *(Finding(says=each) for each in says)]


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _start(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60].rsplit(' ', 1)[0]}…"
