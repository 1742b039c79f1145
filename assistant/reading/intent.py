"""Intents: the kind of answer a question asks for, told by its words."""

import re
from enum import StrEnum


class Intent(StrEnum):
    """Kinds of answer."""

    TIMESCALE = "timescale"
    CONTACT = "contact"
    ROUTE = "route"
    ROLE = "role"
    LIST = "list"
    DEFINITION = "definition"
    COMPARISON = "comparison"
    PROCEDURE = "procedure"


# The first pattern that fits wins; each is what people type, not what documents print.
_SIGNS: tuple[tuple[Intent, str], ...] = (
    (
        Intent.COMPARISON,
        r"\bcompare\b|\bdifferen(?:t|ce)s?\b|\bdiff\b|\bversus\b|\bvs?\b"
        r"|\bboth councils\b|\bstricter\b|\bsame (?:as|in)\b",
    ),
    (
        Intent.CONTACT,
        r"\b(?:tele)?phone number|\b(?:which|what(?:'s| is|s)?)(?: the)? number\b|\bnumber (?:for|to|do|of the)\b"
        r"|\b(?:the|a|what(?:'s|s| is)) (?:no|num|tel)\.? (?:for|of|to|i (?:need|ring|call))\b"
        r"|\be-?mail (?:address|for|of)\b"
        r"|\b(?:what(?:'s|s| is)?|which) (?:the |their )?e-?mail\b"
        r"|\b(?:(?:tele)?phone|tel|contact) (?:no|number|line)\b"
        r"|\b(?:who|whom|where) (?:do|should|can|would|shall|must) (?:i|we|you|they|staff) (?:ring|call|phone|contact)"
        r"|\bwho (?:do|should|can|would|shall|must) (?:i|we) (?:tell|speak to|talk to|alert|turn to|report to) about"
        r" (?:a |an |the |this |my |our )?(?:child|kid|pupil|student|patient|boy|girl|lad|baby|toddler|worry|concern)"
        r"|\bwho to (?:ring|call|phone|contact)\b|\bout[ -]of[ -]hours\b|\bopening (?:hours|times)\b"
        r"|\bcontact details\b",
    ),
    (
        Intent.TIMESCALE,
        r"\bhow (?:long|soon|quick(?:ly)?|fast|often|frequent(?:ly)?|many (?:working )?(?:days|weeks|months|hours))\b"
        r"|\bdeadline|\btime ?(?:limit|scale|frame|line)s?\b|\bby when\b"
        r"|\bwhen (?:must|should|do|does|is|are|has|have|will)\b"
        r"|\b(?:with)?in how (?:many|long)\b|\bwhat day\b|\bdue\b|\bhow much time\b|\bmaximum\b"
        r"|\bhow old\b|\bwhat age\b"
        r"|\bhow recent\b|\bhow far\b|\bwhich days?\b|\bwhat days?\b|\bhow late\b"
        r"|\b(?:max|maximum|longest|min|minimum) (?:gap|interval|wait|time)\b|\bwhat (?:interval|period)s?\b"
        r"|\b(?:no\.?|number) of (?:working )?(?:days|weeks|months)\b"
        r"|\bby (?:what|which) (?:working day|day|point|stage|time|date)\b"
        r"|\bwhat (?:window|date)\b|\bthe latest\b|\bsoon enough\b"
        r"|\btoo (?:late|long)\b|\boverdue\b|\bout of time\b"
        r"|\b(?:can|could|may|should|does|will|would)\b.{1,60}\bwait (?:un)?til?l?\b",
    ),
    (
        Intent.DEFINITION,
        r"\bwhat (?:is|are|s|does|do)\b.*\b(?:mean|stand for|count as|counts as)\b|\bdefin"
        r"|\bmeaning of\b|\bstands? for\b"
        r"|\bwhat(?:'s|s| is) (?:a|an|meant)\b|\bwhat counts as\b|\bin plain (?:english|words)\b",
    ),
    (
        Intent.ROLE,
        r"\bwho(?:se|m|'s|s)?\b|\bwhich (?:team|agency|professional|worker|manager|person|role)\b"
        r"|\bcan (?:a|an|the) \w+"
        r"(?: \w+)? (?:chair|lead|sign|authorise|close|decide)\b|\bresponsib|\bwhose job\b|\bwhat job titles?\b",
    ),
    (
        Intent.LIST,
        r"\bwhat (?:exactly |actually |else )?(?:are|were) (?:the|all)\b|\blist\b"
        r"|\b(?:what|which) (?:situations|cases)\b|\bwhat (?:sorts?|kinds?|types?) of\b|\bwhat goes in\b"
        r"|\bwhich (?:things|forms|documents|criteria|conditions|outcomes)\b"
        r"|\bwhat (?:must|should|needs? to|has to|have to|do i need to) .*"
        r"\b(?:includ|cover|contain|be in|go in|be entered|bring|send)"
        r"|\bwhat (?:should|must|does|do|did|is|are) .*\b(?:includ\w*|cover|contain|consist of|made up of)\b"
        r"|\bstart to finish\b|\bstep by step\b|\b(?:talk|walk|take) me through\b|\bin full\b"
        r"|\beverything\b|\ball (?:the|of the|its|their)\b|\b(?:kinds|types|sorts|triggers|stages|aims|elements) of\b"
        r"|\bwhat(?:'s| is| are|s)? (?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b|\btriggers\b"
        r"|\b(?:criteria|bottom lines|outcomes|principles|circumstances|conditions|examples|checklist|aims|stages)\b",
    ),
    (
        Intent.ROUTE,
        r"\bhow do (?:i|we|you) (?:refer|report|make a referral|step|escalate|raise)\b|\bwhere (?:do|should|does)\b"
        r"|\bportal\b|\brefer(?:ral)?\b.*\bhow\b|\bescalat"
        r"|\bstep(?:ping|ped)?[ -](?:up|down)\b.*\bhow\b|\bwhat route\b",
    ),
)
_PATTERNS = tuple((intent, re.compile(pattern, re.IGNORECASE)) for intent, pattern in _SIGNS)


def intent_of(question: str) -> Intent:
    """Return the kind of answer a question asks for; PROCEDURE when no other sign fits."""
    for intent, pattern in _PATTERNS:
        if pattern.search(question):
            return intent
    return Intent.PROCEDURE
