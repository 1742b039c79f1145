"""Rules made up for tests of counting: what is not said has a plain value."""

from corpus.rules.rule import Bound, Fact, RuleKind, Strength

_PLAIN = {
    "kind": RuleKind.TIMESCALE,
    "area": "england",
    "topic": "assessment-length",
    "event": "referral",
    "actor": "social-worker",
    "duty": "The assessment is completed",
    "amount": None,
    "amount_to": None,
    "value": None,
    "unit": "",
    "bound": Bound.WITHIN,
    "counts_from": "the referral",
    "strength": Strength.SHOULD,
    "word": "should",
    "exceptions": "",
    "says": "The assessment should be completed in time.",
    "replaced_by": None,
    "same_as": None,
}


def fact(name: str = "assessment", amount: int | None = None, unit: str = "", **more: object) -> Fact:
    return Fact(**_PLAIN | {"id": name, "amount": amount, "unit": unit} | more)
