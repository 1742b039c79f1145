"""An entry: what the engine searches, whatever it came from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage that can be found, with the area and document that a search may be kept to."""

    id: str
    title: str  # stands in the indexed text, before every part of a long one
    text: str
    area: str = ""
    document: str = ""
    asked: tuple[str, ...] = ()  # questions that it answers, as people ask them
    answers: tuple[tuple[int, int], ...] = ()  # for each question, the stretch of the text that answers it

    @property
    def indexed(self) -> str:
        """The words whose meaning is searched."""
        return f"{self.title}\n{self.text}" if self.title else self.text

    @property
    def words(self) -> str:
        """The words that are searched as words: people's as well as the document's."""
        return "\n".join((self.indexed, *self.asked))
