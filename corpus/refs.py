"""References to a paragraph: they parse and print themselves."""

import re
from dataclasses import dataclass

from corpus.errors import RefError

_REF = re.compile(
    r"(?P<document>[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"@(?P<edition>[A-Za-z0-9][A-Za-z0-9.\-]*)"
    r"#(?P<label>[a-z0-9]+(?:[.\-][a-z0-9]+)*)"
    r"(?:/(?P<item>[a-z0-9]+(?:\.[a-z0-9]+)*))?"
)


@dataclass(frozen=True, slots=True, order=True)
class ParagraphRef:
    """Name one paragraph, or one item of its list, in one edition of a document.

    Printed form: ``document@edition#label`` or ``document@edition#label/item``,
    e.g. ``ce-child-in-need@2018#4.5/3``.
    """

    document: str
    edition: str
    label: str
    item: str | None = None

    @classmethod
    def parse(cls, text: str) -> "ParagraphRef":
        """Read the printed form back; raise RefError when it is not one."""
        match = _REF.fullmatch(text)
        if match is None:
            raise RefError(
                f"“{text}” is not a paragraph reference; write document@edition#label, "
                "for example wt2015-chapter-1@2015#60."
            )
        return cls(**match.groupdict())

    def __str__(self) -> str:
        item = f"/{self.item}" if self.item else ""
        return f"{self.document}@{self.edition}#{self.label}{item}"

    @property
    def book(self) -> str:
        """The edition of the document that holds the paragraph: `document@edition`."""
        return f"{self.document}@{self.edition}"

    @property
    def paragraph(self) -> "ParagraphRef":
        """The reference without its item."""
        return ParagraphRef(self.document, self.edition, self.label)

    def at(self, item: str) -> "ParagraphRef":
        """The reference to one item of this paragraph's list."""
        return ParagraphRef(self.document, self.edition, self.label, item)
