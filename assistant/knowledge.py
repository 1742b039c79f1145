"""Knowledge: what is proved beside the paragraphs: rules, conflicts, silences, contacts and the calendar."""

from dataclasses import dataclass
from datetime import date, datetime

from corpus.absent import Absent, load_absent
from corpus.bank_holidays import load_working_days
from corpus.conflicts import Conflict
from corpus.contacts import Contacts
from corpus.counting import Counting
from corpus.due import due
from corpus.errors import CalendarError
from corpus.readings import Deadline
from corpus.rule import Rule
from corpus.rulebook import Rulebook, load_rulebook
from corpus.settings import Settings
from corpus.shelf import Shelf
from corpus.working_days import WorkingDays
from index.snapshot import Snapshot


@dataclass(frozen=True)
class Knowledge:
    """Everything that code may say on its own, each piece proved against the snapshot's documents."""

    rulebook: Rulebook
    contacts: Contacts
    calendar: WorkingDays
    absent: tuple[Absent, ...] = ()
    counting: Counting = Counting.EVENT_IS_DAY_0

    @classmethod
    def of(cls, settings: Settings, snapshot: Snapshot) -> "Knowledge":
        """Load and prove what belongs to a snapshot; raise RuleError when something is not proved."""
        sources = {document.id: snapshot.source(document.id) for document in snapshot.catalogue.documents}
        held = {(document.id, document.edition) for document in snapshot.catalogue.documents}
        contacts = Contacts.read(Shelf.glance(settings.corpus / "catalogue.yaml")).within(held).proved(snapshot)
        rulebook = load_rulebook(settings.corpus, snapshot.paragraphs, sources)
        absent = load_absent(settings.corpus / "absent.yaml")
        return cls(rulebook, contacts, load_working_days(), absent, settings.counting)

    def matter(self, key: str) -> Rule | Conflict | Absent:
        """Return a rule, a conflict or silence, or an absent matter by the key it is indexed under."""
        kind, _, name = key.partition("/")
        if kind == "absent":
            return next(each for each in self.absent if each.id == name)
        return self.rulebook.rule(name) if kind == "rule" else self.rulebook.conflict(name)


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
