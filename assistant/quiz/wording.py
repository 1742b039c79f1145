"""Wording: whose policy a question is about, and how its sentences begin and end."""

import re

from assistant.quiz.grounds import Grounds
from corpus.catalogue import NATIONAL, Document, Status
from corpus.refs import ParagraphRef
from corpus.rules.rule import Rule, RuleKind

GAP = "_____"
_SMALL = re.compile(
    r"(?:The|A|An|All|Any|Anyone|Each|Every|If|In|It|Its|No|Once|Only|Some|Such|There|These|They|This|When|Where|"
    r"Whenever|Whether|While|Within|Under|With|For|From|At|As|By|On|Or|And|Children|Parents|Professionals|"
    r"Assessments|Services|Families|Planning|Legal|Separate|Consent|Reports|Part|Social workers|Early help|"
    r"Screening tools|Supervision|Stable|Disabled|Later|Further|Comments|Contact|Active|Urgent|Midwives|Who)\b"
)
_VERB = re.compile(
    r"\b(?:must|should|shall|will|may|might|can|could|is|are|was|were|has|have|needs?|sets|uses|identifies|includes|leads|"
    r"becomes|retains|falls|gives|takes|completes|authorises|confirms|attends|holds|said|says)\b"
)
_ENDS = (".", "?", "!", ".”", "?”")


def is_past(document: Document) -> bool:
    """Whether a document is told of in the past tense."""
    return document.status == Status.HISTORICAL


def tense(grounds: Grounds, rule: Rule, now: str, then: str) -> str:
    """Return one word for a rule of today, another for one that is history."""
    return then if is_past(grounds.document(rule.ref)) else now


def policy(grounds: Grounds, ref: ParagraphRef) -> str:
    """Return whose document a reference is to, as it stands within a sentence.

    The edition is named where the document no longer binds: "Worcestershire’s Leaflet B/1 (April 2012)".
    """
    document = grounds.document(ref)
    name = document.short_title
    area = grounds.area_name(document.area)
    if document.area != NATIONAL:
        named = name.casefold().startswith(area.casefold())
        name = f"the {name}" if named else f"{area}’s {name}"
    edition = grounds.holding.paragraphs[str(ref.paragraph)].edition or document.edition_name
    edition = document.edition_name if edition == "undated" else edition
    if document.status in (Status.HISTORICAL, Status.SUPERSEDED) and edition not in name:
        return f"{name} ({edition})"
    return name


def policy_of(grounds: Grounds, rule: Rule) -> str:
    """Return whose document a rule stands in, with the edition where it no longer binds."""
    return policy(grounds, rule.ref)


def opening(grounds: Grounds, rule: Rule) -> str:
    """Return how a stem introduces a rule; a condition is also told what it is about."""
    needed = rule.kind is RuleKind.THRESHOLD or not is_sentence(rule)
    topic = matter(grounds, rule) if needed else ""
    about = f", on {topic}" if topic else ""
    return f"From {policy_of(grounds, rule)}{tense(grounds, rule, '', ', now history')}{about}:"


def matter(grounds: Grounds, rule: Rule) -> str:
    """Return what a rule is about, as people say it; empty where nobody has given its matter a name.

    The matters of added documents are called after words of their sentences, which may be the answer.
    """
    name = grounds.matters.rulebook.facets.topics[rule.topic]
    return "" if grounds.document(rule.ref).added and name == rule.topic.replace("-", " ") else name


def is_sentence(rule: Rule) -> bool:
    """Whether what a rule says has a verb; lists and tables print some that have none."""
    return _VERB.search(rule.says) is not None


def lowered(sentence: str) -> str:
    """Return a sentence as it stands after a colon: with a small first letter, unless it opens with a name."""
    return sentence[:1].lower() + sentence[1:] if _SMALL.match(sentence) else sentence


def raised(words: str) -> str:
    """Return words with a capital at their head."""
    return words[:1].upper() + words[1:]


def stopped(sentence: str) -> str:
    """Return a sentence with a capital at its head and a full stop at its end."""
    text = raised(sentence.strip())
    return text if text.endswith(_ENDS) else f"{text}."


def bare(sentence: str) -> str:
    """Return a sentence without its full stop."""
    return sentence.strip().removesuffix(".")
