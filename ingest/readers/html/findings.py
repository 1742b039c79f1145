"""Findings about a page: what was left out, mended or not read, so that a person looks at it."""

from ingest.readers.html.blocks import Blocks
from ingest.readers.html.hidden import DELETED, HIDDEN
from ingest.readers.html.main import Main
from ingest.readers.manuscript import Finding, Piece


def findings_of(blocks: Blocks, pieces: list[Piece], main: Main, name: str) -> list[Finding]:
    """Return what a person should look at on a page that was read."""
    found: list[Finding] = []

    def say(what: str) -> None:
        found.append(Finding(says=f"{name} {what}"))

    hidden = [piece.text for piece in pieces if piece.left_out == HIDDEN and len(piece.text.split()) > 2]
    if hidden:
        say(f"holds text that a reader of the page does not see: “{_some(hidden)}”. Left out.")
    deleted = [piece.text for piece in pieces if piece.left_out == DELETED]
    if deleted:
        say(f"holds struck-out text: “{_some(deleted)}”. It was left out: look whether it counts.")
    unseen_letters = sum(blocks.spelling.removed.values())
    if unseen_letters:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(blocks.spelling.removed.items()))
        say(f"held characters that nobody sees ({kinds}). They were taken out.")
    if blocks.spelling.mended:
        say("was saved with garbled quotes or accents (“â€™”). They were mended: look at them.")
    if main.outside:
        say("has text outside its main part. It was left out: look whether it is guidance.")
    if blocks.pictures:
        say(f"shows {blocks.pictures} pictures. What is written in them was not read: look at them.")
    if blocks.frames:
        say("shows another page in a frame, which was not saved with it. Add that page too.")
    return found


def _some(texts: list[str]) -> str:
    text = " … ".join(texts)
    return text if len(text) <= 160 else f"{text[:160].rsplit(' ', 1)[0]} …"
