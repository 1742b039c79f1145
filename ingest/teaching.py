"""Teaching: what is known of how people ask, gathered for the index."""

from collections.abc import Iterable
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.holding import Holding
from corpus.known.matters import Matters, areas_of
from corpus.known.question_bank import load_question_bank
from index.bank import Matter
from index.build import Teaching

ADAPTER = "adapter"  # the folder of the shipped adapter, in the corpus


def teaching_for(corpus: Path, holding: Holding, *matters: Matters) -> Teaching:
    """Return the question bank, the adapter and the matters of a corpus; nothing where it has no bank.

    Of several matters, as they are on different days, each is there once.
    """
    if not (corpus / "questions").is_dir():
        return Teaching()
    shipped = {document.book for document in holding.catalogue.documents if not document.added}
    bank = load_question_bank(corpus / "questions", holding.only(shipped).paragraphs.values())
    adapter = corpus / ADAPTER
    return Teaching(
        questions={str(ref): {each: bank.answers[each] for each in questions} for ref, questions in bank.items()},
        adapter=adapter if adapter.is_dir() else None,
        matters=tuple(_each_once(holding.catalogue, matters)),
    )


def _each_once(catalogue: Catalogue, matters: Iterable[Matters]) -> Iterable[Matter]:
    found: dict[str, Matter] = {}
    for one in matters:
        for key, matter in one.by_key.items():
            asked = (*(found[key].asked if key in found else ()), *matter.asked_as)
            found[key] = Matter(key, areas_of(matter, catalogue), tuple(dict.fromkeys(asked)))
    return found.values()
