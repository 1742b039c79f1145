"""What is held: the documents, their paragraphs and their sources, against which words are proved."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.catalogue import Catalogue
from corpus.paragraph import Paragraph


@dataclass(frozen=True)
class Holding:
    """The documents of a catalogue as they were read."""

    catalogue: Catalogue
    paragraphs: Mapping[str, Paragraph]  # by printed reference
    sources: Mapping[str, str]  # by edition: `document@edition`

    @property
    def books(self) -> frozenset[str]:
        """The editions that have paragraphs here."""
        return frozenset(paragraph.ref.book for paragraph in self.paragraphs.values())

    @property
    def leading(self) -> "Holding":
        """What is held, without the editions that another here takes the place of."""
        return self.only({document.book for document in self.catalogue.leading})

    def on(self, day: date) -> "Holding":
        """Return what is held, with the editions that lead on a day."""
        return Holding(self.catalogue.on(day), self.paragraphs, self.sources)

    @property
    def by_day(self) -> "tuple[Holding, ...]":
        """What is held, as it is now and as it will be on each day that an edition comes into force."""
        return (self, *map(self.on, self.catalogue.coming))

    def only(self, books: Collection[str]) -> "Holding":
        """Return what is held of these editions (`document@edition`)."""
        paragraphs = {ref: paragraph for ref, paragraph in self.paragraphs.items() if paragraph.ref.book in books}
        return Holding(self.catalogue, paragraphs, self.sources)
