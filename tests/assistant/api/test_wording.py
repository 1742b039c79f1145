"""How the parts of an answer are put into words."""

from assistant.answer import RuleShown
from assistant.api.wording import rule_words, within_brackets


def test_brackets_are_never_put_into_brackets() -> None:
    rule = RuleShown(
        "x", "england", "England (national guidance)", "It is due.", 45, None, "days", "", "must", "must", None, (1,)
    )
    assert rule_words(rule) == "It is due. (England, national guidance; duty word: must)"
    assert within_brackets("North Shire") == "North Shire"
