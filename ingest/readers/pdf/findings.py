"""Findings on a PDF: what a person should look at, page by page."""

from ingest.readers.manuscript import Finding, Piece
from ingest.readers.pdf.pages import PageText

_UNMAPPED = 0.02  # of a page's letters
_FOREIGN = 300  # letters: a page of English so long holds at least one of the commonest words
_COMMON = frozenset("the and of to in a is for be or that with on as are by an it this from at not".split())


def findings_of(pages: list[PageText], pieces: list[Piece], empty: tuple[int, ...]) -> list[Finding]:
    """Return what a person should look at."""
    texts = _texts(pieces)
    found: list[Finding] = []
    for page in pages:
        found += _of_page(page, texts.get(page.number, ""))
        if page.number in empty and not page.damaged:
            found.append(
                Finding(
                    says="The page holds no text: it is a picture or blank. If it is a scan, run again with --ocr.",
                    page=page.number,
                )
            )
    return found


def _of_page(page: PageText, text: str) -> list[Finding]:
    says = []
    if page.damaged:
        says.append("The page is damaged and was not read: fetch the file again, or see what it holds.")
    if page.scanned:
        says.append("The text was found by character recognition: compare it with the picture.")
    if page.unseen:
        says.append("The page holds text that cannot be seen: it was left out.")
    if page.slanted:
        says.append("Text stands slanted across the page: it was left out.")
    if page.turned:
        says.append("The text stands sideways on the page: check the order in which it was read.")
    if page.drawing:
        says.append("Words stand in a drawing, such as a flow chart: check the order in which they were read.")
    if page.letters and page.unmapped > _UNMAPPED * page.letters:
        says.append("A font does not say which letters it shows: check the words, or run again with --ocr.")
    elif page.letters >= _FOREIGN and not _COMMON & set(text.casefold().split()):
        says.append("The text does not read as English: its font may show other letters than it says.")
    if page.disorder:
        says.append("The page is drawn in another order than it was read: check the order of its paragraphs.")
    return [Finding(says=sentence, page=page.number) for sentence in says]


def _texts(pieces: list[Piece]) -> dict[int, str]:
    parts: dict[int, list[str]] = {}
    for piece in pieces:
        if piece.page is not None and piece.left_out != "invisible text":
            parts.setdefault(piece.page, []).extend((piece.text, *piece.cells))
    return {page: " ".join(some) for page, some in parts.items()}
