"""Weights: how much each part of a search counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """What each standardised score is multiplied by; the bank makes two of them count for less beside it."""

    words: float = 0.75  # BM25
    meaning: float = 1.0  # cosine of sentence vectors
    asked: float = 2.0  # likeness to the questions that entries are known to answer
    late: float = 2.0  # late interaction
    meaning_beside_bank: float = 0.5
    late_beside_bank: float = 1.0

    def beside(self, bank: bool) -> tuple[float, float]:
        """Return the weights of sentence vectors and of late interaction, beside the question bank or without it."""
        return (self.meaning_beside_bank, self.late_beside_bank) if bank else (self.meaning, self.late)


SHIPPED = Weights()
