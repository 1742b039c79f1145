"""The product's own words: all of them stand here, and none of them is ever cited."""

from datetime import date
from typing import TYPE_CHECKING

from corpus.days.dates import short

if TYPE_CHECKING:  # the catalogue loads slowly, and `verse deadline` is to answer at once
    from corpus.catalogue import Document

DANGER = (
    "If a child is in danger now, ring 999 and ask for the police or an ambulance. Ring, do not use a form or a portal."
)
DANGER_TO_A_CHILD = (
    "If you are in danger now, ring 999. It is free. Say where you are and what is happening. "
    "If you cannot ring, tell an adult you trust straight away, somebody who has not hurt you."
)
RING_999 = "Ring 999 now and ask for the police or an ambulance."
RING_NOW = "Ring 999 now, or tell an adult you trust."
NO_NUMBER_APPROVED = (
    "No number to ring about a child’s safety in {area} has been approved here yet. Ring that council itself: "
    "its own documents may print one."
)
NO_NUMBER = "These documents hold no number to ring about a child’s safety in {area}. Ring that council itself."
NO_NUMBER_THEN = "If a child is in danger now, ring 999. Otherwise ask the council itself for its number."
BY_WORDS_ONLY = (
    "A part of the search cannot be reached just now. What is shown was found by its words, and by questions that it "
    "is known to answer: a passage that says it in other words may be missing. Ask again in a few minutes."
)
EXAMPLES = (
    "How long can an assessment take?",
    "When is a strategy discussion held, and who takes part?",
    "How soon must a child be seen after a referral?",
    "What if professionals disagree about a referral?",
)
CHOOSE_ANSWER = "Choose an answer."
NOW = "Now"
OFFICE_HOURS = "office hours"
OUT_OF_HOURS = "out of hours"
OWN = "in our words, not the documents’"
NOTHING_FOUND_ON = "For this, nothing was found in the documents on {what}."
HOURS_WORKED_OUT = "Hours worked out from the text:"
HOURS_UNKNOWN = "hours not printed"
DIFFER = "The documents differ on this:"
ABSENT = "These documents do not hold this: {title}. The nearest paragraphs are shown below."
NOT_IN_FORCE = "The question takes {title} for an edition in force. It is not, or not known to be: see below."
HELD = "Answers come from these documents alone:"
STANDING = {
    "in force": "It is in force.",
    "historical": "It is not in force, or not known to be.",
    "superseded": "It is not in force.",
    "unknown": "Whether it is in force is not known here.",
    "not yet in force": "It is not yet in force.",
}
NOT_SO = "The question takes something for granted. The documents say:"
NOT_FOUND_SAID = "Nothing that was found in these documents says what the question takes for granted. Check it."
NOT_DEFINED = "No words that say what “{term}” means were found in these documents; this is how they use it."
NOT_CONFIRMED = "The documents do not say it in those words. They say:"
WHICH_DAYS = "The document does not say whether these are working days or calendar days."
BEYOND_THE_CALENDAR = "No date is given for this: it lies beyond the days whose bank holidays are known here."
HOW_COUNTED = "How dates were counted:"
FROM_WHAT = "The document does not say from which event this is counted."
PART_NOT_HERE = "No answer was found in these documents to one part of the question: “{part}”."
NOT_HERE_NEAREST = (
    "No answer to this was found in these documents. The nearest paragraphs are shown below; they may not be about it."
)
OUT_OF_SCOPE = (
    "This is outside what Chapter & Verse is for: it answers from children’s social care policy documents only."
)
NO_RECORDS = (
    "Chapter & Verse has no access to case records: it cannot say anything about a particular child. "
    "Ask whoever holds the record, or ask what the policy says."
)
WHAT_IT_DOES = (
    "Chapter & Verse answers questions about children’s social care policy (how long, who, what next, whom to ring) "
    "and shows the words each answer rests on. Choose an area and ask, for example: how long can an assessment take?"
)
NOT_HELD_AREA = "Documents of {names} are not held here; what is said is national guidance for England, or nothing."
NOT_OF_THERE = "Documents of {names} are not held here; what is said does not come from there."
IN_OWN_WORDS = "In the documents’ own words, and sentences made from proved rules. No language model wrote any of it."
PLAINER = "in plainer words"
REPHRASED = (
    f"A language model wrote the sentences marked “{PLAINER}”. Each was checked word by word against the words it "
    "cites, which are shown as they stand. Figures, times and contacts are never the model’s."
)
ASK_WHOLE = "This question leans on something that was not said before. Ask it again with what it is about."
PERSONAL = (
    "Personal data was taken out of the question before anything else was done with it ({kinds}). "
    "It is not kept. Names cannot all be recognised: leave them out."
)
HOURS_PRINTED = "The document prints that hour as out of office hours."
HOURS_NOT_PRINTED = "The document does not print when this number is answered."
HOURS_OPEN_INFERRED = (
    "The document does not print office hours, only when the office is closed; that it is open at that hour is "
    "inferred. If there is no answer, ring the other number."
)
HOURS_CLOSED_INFERRED = (
    "The document prints nothing for that hour; that the out-of-hours number answers then is inferred, not printed."
)
NO_AREA = "No area was chosen: national guidance comes first, then what each council’s own document says."
NO_LOCAL = "Nothing nearer was found in {area}’s own documents; what follows is national guidance."
NATIONAL_GUIDANCE = "National guidance"
HISTORY = "History"
NO_DATE = "No date"
NO_DATE_WORDS = "No date: “{unit}”"
NO_DATE_ORDER = "No date: {bound} something else"
NO_DUTY_WORD = "stated without a duty word"
AKIN = "Other rules on the same matter count from this event; that is why it stands here."
UNANCHORED = "What these count from is not said"
NATIONAL_ONLY = (
    "No area was chosen, so only national guidance is shown. "
    "Councils set times of their own: choose an area to see them beside it."
)
HISTORY_NOTE = "What is marked as history no longer applies: it shows what a document once said."
NO_TIMELINE = "Neither {area}’s own documents nor national guidance say when anything is due from {event}."
NO_NATIONAL_TIMELINE = "National guidance does not say when anything is due from {event}."
EVENTS_ARE = "Events they do count from: {events}."
UNKNOWN_EVENT = "There is no event called “{event}”. verse deadline --events lists them."
UNKNOWN_EVENT_HERE = "The event is not one that is held here. GET /v1/timelines lists the events."
UNKNOWN_RULE_HERE = "The rule is not one that is held here. GET /v1/rules lists the rules and their ids."
COUNT_ALONE = "From a day you choose: verse deadline --rule {rule} --from DAY"
COUNTED_HOW = "How it was counted"
NARROWER_HEADING = "Narrower events"
CALENDAR_FILE = "Save these dates for a diary (.ics)"
STRENGTH = "Duty word:"
WHO = "Who:"
COUNTED = "Counted, and (–) not counted"
NOT_COUNTED = "Not counted"
TIMELINE_LEAD = (
    "Say what happened and on which day: everything that the documents put a time on from there is shown in order, "
    "with the words it rests on. An area’s own rules stand beside national guidance."
)
AREA_HINT = "National guidance is always included. No area is shown another area’s rules."
EVENT_HINT = "Those from which a document counts a time. An area’s own are listed once it is chosen above."
DAY_HINT = "For example 2 November 2026."
TIME_HINT = "Only where hours are counted, or the office may have been closed; it may be left empty."
OTHER_EVENTS = "Other"
COUNTING_HINT = "It is counted as day 0 unless you choose day 1."
DAY_0 = "Day 0: not counted itself"
DAY_1 = "Day 1: counted itself"
CHOOSE_EVENT = "Choose what happened."
CHOOSE_DAY = "Choose whether the day of the event is day 0 or day 1."
TYPE_DAY = "Type the day it happened, for example 2 November 2026."
NARROWER = "Look as well at what counts from these, which are narrower: {events}."
EVENT_LINE = "{event}: {name} ({local} local, {national} national)"
EVENT_NEEDED = "The day of the event is needed; give it with --from, for example --from 2026-11-02."
ONE_OF_THEM = "Give a length of time, a rule (--rule), an event (--event) or --events, and only one of them."
ONLY_FOR_LENGTHS = "A rule says itself how it is counted: leave out --before and --every."
ONLY_FOR_EVENTS = "--area belongs to --event and --events; a rule has an area of its own."
TIME_AS_WELL = "For the time as well, fill in the time of day below."
EITHER_START = "Counting can start from that day or from the next working day:"
NO_WAITING = "This clock does not wait for the office to open."
SAME_DAY = "the same day, {moment}"
AMOUNT_TOO_LONG = "That is too long for a number. Type a whole number or a range, for example 45, or 4 to 6."
TYPE_TIME = "Type the time of day as 14:30, or leave it empty."
CHOOSE_WHAT = "Choose whether to count a rule’s time or a length of time of your own."
RULE_HINT = "Those whose time can be counted. All rules stand in the table of rules."
AMOUNT_HINT = "A whole number or a range, for example 45, or 4 to 6."
CHOOSE_RULE = "Choose a rule from the list."
TYPE_AMOUNT = "Type how many, for example 45."
CHOOSE_UNIT = "Choose one of the units."
CHOOSE_PATTERN = "Choose how it is counted."
CHOOSE_LISTED = "Choose one from the list."
TYPE_WORDS = "Type the words or numbers to look for."
SEARCH_TOO_LONG = "What to look for is longer than {limit} characters. Type only the words that matter."
SEARCH_PERSONAL = "Something that may be personal data ({kinds}) was left out of what was looked for. It is not kept."
RULE_OR_AMOUNT = "Give a rule, or an amount with its unit such as 45 and “working days”, and not both."


def of_document(document: "Document") -> str:
    """Return whose a document is, which edition is held and whether it is in force."""
    later = "; ".join(e.says for e in document.superseded_by)
    known = f"Known from outside these documents: {later}." if later else ""
    held = f"{document.title} ({document.publisher}), edition held: {document.edition_name}."
    return " ".join(filter(None, (held, STANDING[document.status], document.status_note, known)))


def edition_note(title: str, edition: str, note: str) -> str:
    """Return what is known of whether an edition still applies."""
    return f"{title} ({edition}): {note}"


def edition_alert(document: "Document") -> str:
    """Return the warning that a document has been replaced, or is history."""
    later = "; ".join(e.says for e in document.superseded_by)
    known = f" Known from outside these documents: {later}." if later else ""
    return edition_note(document.short_title, document.edition_name, document.status_note) + known


def then_in_force(document: "Document", day: date, later: "Document") -> str:
    """Return that an edition answers for a day asked about, and which has taken its place by now."""
    note = f"It is the edition of {short(day)}, the day asked about. By now {later.edition_name} has taken its place."
    return edition_note(document.short_title, document.edition_name, note)


def not_held_as_at(document: "Document", day: date) -> str:
    """Return that an edition came out after the day asked about, and none before it is held."""
    note = f"It was published after {short(day)}, the day asked about; the edition of that day is not held here."
    return edition_note(document.short_title, document.edition_name, note)


def to_be_replaced(document: "Document", coming: "Document", day: date) -> str:
    """Return that an edition binds until another comes into force."""
    note = f"It is in force until {coming.edition_name}, which is not yet in force, takes its place on {short(day)}."
    return edition_note(document.short_title, document.edition_name, note)
