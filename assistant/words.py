"""The product's own words: all of them stand here, and none of them is ever cited."""

from corpus.catalogue import Document

DANGER = (
    "If a child is in danger now, ring 999 and ask for the police or an ambulance. Ring, do not use a form or a portal."
)
DANGER_TO_A_CHILD = (
    "If you are in danger now, ring 999. It is free. Say where you are and what is happening. "
    "If you cannot ring, tell an adult you trust straight away, such as a teacher."
)
NO_NUMBER = "These documents hold no number to ring about a child’s safety in {area}. Ring that council itself."
DIFFER = "The documents differ on this:"
ABSENT = "These documents do not hold this: {title}. The nearest paragraphs are shown below."
NOT_SO = "The question takes something for granted. The documents say:"
WHICH_DAYS = "The document does not say whether these are working days or calendar days."
FROM_WHAT = "The document does not say from which event this is counted."
NOT_HERE_NEAREST = (
    "These documents do not answer this. The nearest paragraphs are shown below; they may not be about it."
)
OUT_OF_SCOPE = (
    "This is outside what Chapter & Verse is for: it answers from children’s social care policy documents only."
)
NO_RECORDS = (
    "Chapter & Verse has no access to case records: it cannot say anything about a particular child. "
    "Ask whoever holds the record, or ask what the policy says."
)
ASK_WHOLE = "This question leans on something that was not said before. Ask it again with what it is about."
PERSONAL = (
    "Personal data was taken out of the question before anything else was done with it ({kinds}). "
    "It is not kept. Names cannot all be recognised: leave them out."
)
NO_AREA = "No area was chosen: national guidance comes first, then what each council’s own document says."
NO_LOCAL = "Nothing from {area}’s own documents answers this; what follows is national guidance."


def edition_alert(document: Document) -> str:
    """Return the warning that a document has been replaced, or is history."""
    later = "; ".join(e.says for e in document.superseded_by)
    known = f" Known from outside these documents: {later}." if later else ""
    return f"{document.short_title} ({document.edition_name}): {document.status_note}{known}"
