"""Voices: the few words that say whose words follow, where that could be mistaken."""

from corpus.catalogue import NATIONAL, Catalogue, Document, Status


def voice(document: Document, catalogue: Catalogue, areas: tuple[str, ...]) -> str:
    """Return the words that open a statement of a document; "" where it speaks for the area asked about.

    Historical text is named as such; with no area, or several, each council is named. No figure stands
    in these words: an answer's figures are its documents' own.
    """
    name = catalogue.area(document.area).name
    if document.status is Status.HISTORICAL:
        return f"From {name}’s historical document:"
    if document.area == NATIONAL:
        return "" if set(areas) <= {NATIONAL} and len(areas) == 1 else "National guidance:"
    return "" if areas == (document.area,) else f"{name}:"
