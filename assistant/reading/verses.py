"""Places: chapter and verse in a question, "what does para 4.3 say", and the paragraphs that stand there."""

import re
from collections.abc import Iterable, Mapping

from assistant.reading.closeness import stems
from corpus.catalogue import Catalogue
from corpus.paragraph import Paragraph

_PLACE = re.compile(
    r"\b(?:para(?:graph)?s?\.?|section|sect\.?|clause|point)\s*(?P<number>\d+(?:\.\d+)*)\b"
    r"|\b(?P<part>appendix|footnote|annex)\s*(?P<which>\d+)\b"
    r"|^\W*(?P<bare>\d+\.\d+)\W*$",
    re.IGNORECASE,
)
_OF_THE_ACT = re.compile(r"\b(?:act|children act|education act|s\.?\s*\d+ of)\b", re.IGNORECASE)
_READS = re.compile(
    r"\b(?:says?|said|quote|show|read|text|wording|words|what'?s in|what is in|look up|find|open|give me|print)\b"
    r"|^\W*(?:para|paragraph|appendix|footnote|\d)",
    re.IGNORECASE,
)


def places_in(question: str) -> tuple[str, ...]:
    """Return the labels of the places that a question asks to read; none where it names a section of an Act."""
    if _OF_THE_ACT.search(question) or not _READS.search(question.strip()):
        return ()
    found = []
    for match in _PLACE.finditer(question):
        if match["part"]:
            found.append(f"{match['part'].casefold()}-{match['which']}")
        else:
            found.append(match["number"] or match["bare"])
    return tuple(dict.fromkeys(found))


def standing_at(
    labels: Iterable[str],
    question: str,
    areas: Iterable[str],
    paragraphs: Mapping[str, Paragraph],
    catalogue: Catalogue,
) -> tuple[Paragraph, ...]:
    """Return the paragraphs at these places, of the areas' documents (none given: of all).

    Where several documents have such a place, the one whose title the question names comes first.
    """
    wanted, within = set(labels), set(areas)
    leading = {document.book for document in catalogue.leading}
    found = [
        paragraph
        for paragraph in paragraphs.values()
        if paragraph.ref.label in wanted
        and paragraph.ref.book in leading
        and (not within or catalogue.document(paragraph.ref.book).area in within)
    ]
    words = set(stems(question))

    def named(paragraph: Paragraph) -> int:
        document = catalogue.document(paragraph.ref.book)
        return len(words & set(stems(f"{document.title} {document.short_title}")))

    return tuple(sorted(found, key=lambda paragraph: -named(paragraph)))
