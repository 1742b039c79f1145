"""`verse train`: teach the search the words that people use, from the approved question bank."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus.known.matters import load_matters
from corpus.known.question_bank import load_question_bank
from corpus.settings import Settings
from ingest.books import read_books
from ingest.teaching import ADAPTER, teaching_for


def train(argv: Sequence[str]) -> int:
    """Train the adapter of a corpus, and keep what it makes of every question; return the exit status."""
    settings = Settings.from_environment()
    parser = argparse.ArgumentParser(
        prog="verse train",
        description="Teach the search the words people use, from the question bank. Takes some minutes; no network.",
    )
    parser.add_argument("--out", type=Path, default=settings.corpus / ADAPTER, help="folder of the adapter")
    parser.add_argument("--read-only", action="store_true", help="keep the adapter; only read the questions again")
    options = parser.parse_args(argv)
    from ingest import train as training

    holding = read_books(settings).holding
    paragraphs = holding.paragraphs
    bank = load_question_bank(settings.corpus / "questions", paragraphs.values())
    asked = {str(ref): list(questions) for ref, questions in bank.by_paragraph().items()}
    texts = {ref: " ".join((*paragraphs[ref].headings, paragraphs[ref].text)) for ref in asked}
    if not options.read_only:
        training.train(asked, texts, options.out, bank_hash=bank.version, progress=_told)
    matters = load_matters(settings.corpus, holding)
    teaching = teaching_for(settings.corpus, holding, matters)
    questions = [q for several in teaching.questions.values() for q in several]
    training.read_questions(options.out, questions + [q for matter in teaching.matters for q in matter.asked])
    print(f"The adapter is in {options.out}. Run “verse ingest” to use it.")
    return 0


def _told(done: int, total: int, loss: float) -> None:
    if sys.stderr.isatty():
        print(
            f"\rbatch {done}/{total}, loss {loss:.3f}", end="\n" if done == total else "", file=sys.stderr, flush=True
        )
