"""Roles: who a rule's duty is, split from what they do."""

import re
from collections.abc import Iterator

from assistant.quiz.dice import shuffled
from assistant.quiz.grounds import Grounds
from assistant.quiz.options import stems
from corpus.rules.rule import Rule

_VERB = (
    "carries|carry|completes|complete|authorises|authorise|leads|lead|sets|set|decides|decide|chairs|takes|take|shares|share|"
    "holds|hold|tracks|track|confirms|confirm|discusses|discuss|attends|attend|stays|triages|triage|allocates|allocate|"
    "ensures|ensure|undertakes|undertake|agrees|agree|approves|approve|confers|confer|endorses|endorse|closes|close|"
    "countersigns|countersign|keeps|keep|challenges|challenge|assesses|assess|tells|tell|becomes|become|sees|see|"
    "convenes|convene|appoints|appoint|designates|designate|discontinues|reviews|review|records|record|sends|send|"
    "contacts|contact|signs|sign|makes|make|prepares|prepare|arranges|arrange|monitors|monitor|visits|visit|meets|meet"
)
_SPLIT = re.compile(
    rf"(?P<who>(?:The|A|An|Local|Social) .+?) (?P<does>(?:(?:may|must|should|will|can|usually) )?(?:{_VERB})\b[^,;]*)"
)
_ROLE = re.compile(
    r"\b(?:workers?|managers?|chair|police|co-?ordinator|person|team|authority|officers?|referrer|supervisor|group|"
    r"administrator|practitioner|door|service|ChECS|nurse|board)$",
    re.IGNORECASE,
)
_NO_ROLE = re.compile(r"\b(?:is|are|who|which|that|form|form,|visit|meeting)\b", re.IGNORECASE)
_BROAD = re.compile(
    r"\b(?:any|anyone|all|same|professionals?|practitioners?|agenc(?:y|ies)|partners?|people|families|student|member|"
    r"early help)\b|^the family$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\b(?:and|or|with)\b|/", re.IGNORECASE)  # a role of several people: each alone is half right
_LONGEST = 60  # characters of a role
_WIDE = re.compile(r"\b(?:authority|social care|council|team|group|service|door|board|ChECS)$", re.IGNORECASE)
_CASE = re.compile(r"social worker|key worker|case.worker|lead professional|allocated", re.IGNORECASE)


def split(rule: Rule) -> tuple[str, str] | None:
    """Return who a rule says does something, and what; None where its duty does not open with that.

    Roles so broad that others fall under them ("any professional") are none.
    """
    found = _SPLIT.fullmatch(rule.duty.rstrip("."))
    if found is None or len(found["who"]) > _LONGEST or not _ROLE.search(found["who"]):
        return None
    if any(pattern.search(found["who"]) for pattern in (_BROAD, _NO_ROLE, _SEVERAL)):
        return None
    return found["who"], found["does"]


def wrong_roles(grounds: Grounds, rule: Rule, who: str, seed: int, name: str) -> Iterator[tuple[str, Rule]]:
    """Yield roles of the same area's documents that nothing on this matter speaks of, with the rules they belong to."""
    said = " ".join(f"{one.says} {one.quote} {one.duty}" for one in grounds.applying(rule))
    paragraph = grounds.holding.paragraphs[str(rule.ref.paragraph)].text
    known = [stems(part) for part in re.split(r"[.;,]", f"{said}. {paragraph if len(paragraph) < 600 else rule.quote}")]
    taken = [stems(who)]
    for other in shuffled([one for one in grounds.standing if one.area == rule.area], seed, name, "roles"):
        found = split(other)
        if found is None or other.topic == rule.topic or _overlap(who, found[0]):
            continue
        heads = stems(found[0])
        if any(heads <= one for one in known) or any(heads <= one or one <= heads for one in taken):
            continue
        taken.append(heads)
        yield found[0], other


def _overlap(one: str, other: str) -> bool:
    """Whether one role may be part of the other: a council and its manager, a social worker and a key worker."""
    if bool(_WIDE.search(one)) or bool(_WIDE.search(other)):
        return True
    return bool(_CASE.search(one)) and bool(_CASE.search(other))


def is_plural(role: str) -> bool:
    """Whether a role takes a plural verb."""
    return role.endswith(("workers", "managers", "officers", "Workers", "Managers", "Officers", "police"))
