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

    @property
    def indexed(self) -> str:
        """The words that are searched."""
        return f"{self.title}\n{self.text}" if self.title else self.text
