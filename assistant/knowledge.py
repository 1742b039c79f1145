"""Knowledge: what is proved beside the paragraphs: rules, conflicts, silences, contacts and the calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.days.bank_holidays import load_working_days
from corpus.days.counting import Counting
from corpus.days.due import due
from corpus.days.working_days import WorkingDays
from corpus.errors import CalendarError
from corpus.known.definitions import Definition, load_definitions
from corpus.known.matters import Matters, load_matters
from corpus.known.vocabulary import Vocabulary, load_vocabulary
from corpus.routes.contacts import Contacts
from corpus.rules.readings import Deadline
from corpus.rules.rule import Rule
from corpus.rules.rulebook import Rulebook
from corpus.settings import Settings
from corpus.shelf import Shelf
from index.snapshot import Snapshot


@dataclass(frozen=True)
class Knowledge:
    """Everything that code may say on its own, each piece proved against the snapshot's documents."""

    matters: Matters
    contacts: Contacts
    calendar: WorkingDays
    vocabulary: Vocabulary
    definitions: tuple[Definition, ...] = ()
    counting: Counting = Counting.EVENT_IS_DAY_0

    @property
    def rulebook(self) -> Rulebook:
        """The rules and conflicts."""
        return self.matters.rulebook

    @classmethod
    def of(cls, settings: Settings, snapshot: Snapshot) -> "Knowledge":
        """Load and prove what belongs to a snapshot; raise RuleError when something is not proved."""
        held = {(document.id, document.edition) for document in snapshot.catalogue.leading}
        contacts = Contacts.read(Shelf.glance(settings.corpus / "catalogue.yaml")).within(held).proved(snapshot)
        matters = load_matters(settings.corpus, snapshot.holding.leading, snapshot.rules)
        vocabulary = load_vocabulary(settings.corpus / "vocabulary.yaml", snapshot.paragraphs.values())
        definitions = load_definitions(
            settings.corpus / "definitions.yaml", matters.rulebook.facets, snapshot.holding.leading
        )
        return cls(matters, contacts, load_working_days(), vocabulary, definitions, settings.counting)


def deadline_of(
    rule: Rule,
    event: date | datetime | None,
    calendar: WorkingDays,
    counting: Counting = Counting.EVENT_IS_DAY_0,
) -> Deadline | None:
    """Return the date that a rule gives when counted from an event; None where it counts nothing or cannot."""
    if event is None:
        return None
    try:
        return due(rule, event, calendar=calendar, counting=counting)
    except CalendarError:
        return None
