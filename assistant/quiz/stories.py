"""Stories: how a scenario tells that an event took place."""

from corpus.rules.rule import Rule

_TOLD = {
    "referral": "A referral about a child is received on {day}.",
    "referral-made": "A referral about a child is made on {day}.",
    "strategy-discussion": "The strategy discussion that starts section 47 enquiries is held on {day}.",
    "section-47": "A section 47 investigation begins on {day}.",
    "initial-conference": "An initial child protection conference is held on {day}, and the child gets a plan.",
    "move-notified": (
        "On {day} an authority is notified that the family of a child with a child protection plan has moved there "
        "for good."
    ),
    "step-down": "A family is stepped down to early help on {day}.",
    "step-down-meeting": "A step-down meeting is held on {day}.",
    "allocation": "A family that is stepped down is allocated to a Lead Person on {day}.",
}


def story_of(rule: Rule, day: str) -> str:
    """Return in a sentence that what a rule counts from took place on a day."""
    told = _TOLD.get(rule.event, "")
    if told:
        return told.format(day=day)
    start = rule.counts_from.partition(",")[0]
    named = start if start.startswith(("a ", "an ", "the ", "any ")) else f"the {start}"
    return f"This took place on {day}: {named}."
