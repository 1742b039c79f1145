"""Teaching: what is known of how people ask, gathered for the index."""

from collections.abc import Mapping
from pathlib import Path

from corpus.absent import load_absent
from corpus.catalogue import NATIONAL, Catalogue
from corpus.paragraph import Paragraph
from corpus.question_bank import load_question_bank
from corpus.rulebook import Rulebook, load_rulebook
from index.bank import Matter
from index.build import Teaching

ADAPTER = "adapter"  # the folder of the shipped adapter, in the corpus


def teaching_for(
    corpus: Path, catalogue: Catalogue, paragraphs: Mapping[str, Paragraph], sources: Mapping[str, str]
) -> Teaching:
    """Return the question bank, the adapter and the matters of a corpus; nothing where it has none."""
    if not (corpus / "questions").is_dir():
        return Teaching()
    bank = load_question_bank(corpus / "questions", paragraphs.values())
    adapter = corpus / ADAPTER
    return Teaching(
        questions={str(ref): tuple(questions) for ref, questions in bank.items()},
        adapter=adapter if adapter.is_dir() else None,
        matters=(
            *matters_of(load_rulebook(corpus, paragraphs, sources), catalogue),
            *(
                Matter(f"absent/{each.id}", tuple(area.id for area in catalogue.areas), each.asked_as)
                for each in load_absent(corpus / "absent.yaml")
            ),
        ),
    )


def matters_of(rulebook: Rulebook, catalogue: Catalogue) -> list[Matter]:
    """Return every rule, conflict and silence that is asked about, with the areas it concerns."""
    everywhere = tuple(area.id for area in catalogue.areas)
    found = [Matter(f"rule/{rule.id}", (rule.area,), rule.asked_as) for rule in rulebook.rules]
    for conflict in rulebook.conflicts:
        kind = "silence" if conflict.kind == "silence" else "conflict"
        areas = everywhere if conflict.areas == (NATIONAL,) else conflict.areas
        found.append(Matter(f"{kind}/{conflict.id}", areas, conflict.asked_as))
    return [matter for matter in found if matter.asked]
