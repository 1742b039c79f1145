"""Known words: what names no person here, as areas and documents that an operator added print it."""

import re
from collections.abc import Iterable

from assistant.screening.name_words import name_lists
from corpus.catalogue import Catalogue
from corpus.paragraph import Paragraph

_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]+")


def known_words(catalogue: Catalogue, paragraphs: Iterable[Paragraph]) -> frozenset[str]:
    """Return the words of the added areas' names, and those that added documents print with a capital.

    What is a common first name or surname stays one, wherever it is printed.
    """
    added = {document.book: document for document in catalogue.documents if document.added}
    if not added:
        return frozenset()
    texts = [name for area in catalogue.areas for name in (area.name, *area.names)]
    texts += [" ".join((*p.headings, p.text)) for p in paragraphs if p.ref.book in added]
    lists = name_lists()
    words = {word.casefold() for text in texts for word in _CAPITAL.findall(text)}
    return frozenset(words - lists.first_names - lists.surnames)
