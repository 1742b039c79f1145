"""Wording: whose policy a question is about, and how its sentences begin and end."""

import re

from assistant.quiz.grounds import Grounds
from corpus.catalogue import NATIONAL, Document, Status
from corpus.refs import ParagraphRef
from corpus.rule import Rule

GAP = "_____"
_SMALL = re.compile(
    r"(?:The|A|An|All|Any|Anyone|Each|Every|If|In|It|Its|No|Once|Only|Some|Such|There|These|They|This|When|Where|"
    r"Whenever|Whether|While|Within|Under|With|For|From|At|As|By|On|Or|And|Children|Parents|Professionals|Police|"
    r"Assessments|Services|Families|Planning|Stable|Legal|Separate|Consent|Reports|Part|Each)\b"
)
_PAST = (Status.HISTORICAL,)


def is_past(document: Document) -> bool:
    """Whether a document is told of in the past tense."""
    return document.status in _PAST


def policy(grounds: Grounds, ref: ParagraphRef) -> str:
    """Return whose document a reference is to, as it stands within a sentence.

    The edition is named where the document no longer binds: "Worcestershire’s Leaflet B/1 (April 2012)".
    """
    document = grounds.document(ref)
    name = document.short_title
    area = grounds.area_name(document.area)
    if document.area != NATIONAL and not name.casefold().startswith(area.casefold()):
        name = f"{area}’s {name}"
    edition = grounds.holding.paragraphs[str(ref.paragraph)].edition or document.edition_name
    if document.status in (Status.HISTORICAL, Status.SUPERSEDED) and edition not in name:
        return f"{name} ({edition})"
    return name


def policy_of(grounds: Grounds, rule: Rule) -> str:
    """Return whose document a rule stands in, with the edition where it no longer binds."""
    return policy(grounds, rule.ref)


def says(grounds: Grounds, rule: Rule) -> str:
    """Return the verb for what a rule's document says: "says", or "said" of history."""
    return "said" if is_past(grounds.document(rule.ref)) else "says"


def lowered(sentence: str) -> str:
    """Return a sentence as it stands after a colon: with a small first letter, unless it opens with a name."""
    return sentence[:1].lower() + sentence[1:] if _SMALL.match(sentence) else sentence


def raised(words: str) -> str:
    """Return words with a capital at their head."""
    return words[:1].upper() + words[1:]


def stopped(sentence: str) -> str:
    """Return a sentence with a capital at its head and a full stop at its end."""
    text = raised(sentence.strip())
    return text if text.endswith((".", "?", "!", ".”")) else f"{text}."
