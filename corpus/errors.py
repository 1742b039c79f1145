"""The one tree of errors: each says what happened, where, and what to do."""


class VerseError(Exception):
    """Anything this product refuses or cannot do, told in a sentence for a person."""


class RefError(VerseError):
    """A paragraph reference that cannot be read or names nothing that exists."""


class QuoteError(VerseError):
    """A quote that does not stand where it says it stands."""


class CatalogueError(VerseError):
    """A data file (catalogue, rules, vocabulary) that is wrong, with file and place."""


class SourceError(VerseError):
    """A source document that is missing, altered or unreadable, with its name."""


class ScanError(SourceError):
    """A file whose every page is a picture: it can be read by character recognition only."""


class RuleError(VerseError):
    """A rule that is not proved by the text, or that contradicts another in force."""


class UsageError(VerseError):
    """Something in a command that only the person who wrote it can mend."""


class UnknownName(VerseError):
    """A rule or an event that a caller named and that is not held."""


class CalendarError(VerseError):
    """A date beyond what the bank-holiday data knows, or a sum that cannot be done."""


class ModelError(VerseError):
    """Model weights that are missing, altered, or not those the index was made with."""


class SnapshotError(VerseError):
    """An index that is absent, damaged, or made for other settings."""


class SearchDown(VerseError):
    """The search cannot answer just now: different from finding nothing."""
