"""Teaching: what is known of how people ask, gathered for the index."""

from pathlib import Path

from corpus.holding import Holding
from corpus.matters import Matters, areas_of
from corpus.question_bank import load_question_bank
from index.bank import Matter
from index.build import Teaching

ADAPTER = "adapter"  # the folder of the shipped adapter, in the corpus


def teaching_for(corpus: Path, holding: Holding, matters: Matters) -> Teaching:
    """Return the question bank, the adapter and the matters of a corpus; nothing where it has no bank."""
    if not (corpus / "questions").is_dir():
        return Teaching()
    shipped = {document.book for document in holding.catalogue.documents if not document.added}
    bank = load_question_bank(corpus / "questions", holding.only(shipped).paragraphs.values())
    adapter = corpus / ADAPTER
    return Teaching(
        questions={str(ref): tuple(questions) for ref, questions in bank.items()},
        adapter=adapter if adapter.is_dir() else None,
        matters=tuple(
            Matter(key, areas_of(matter, holding.catalogue), matter.asked_as) for key, matter in matters.by_key.items()
        ),
    )
