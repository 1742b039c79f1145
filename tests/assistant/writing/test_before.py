"""A follow-up is not told again what the answer before it said."""

from assistant.reading.closeness import Rarity
from assistant.writing.before import Before

TOLD = "A Child in Need Plan should be reviewed every four to six weeks."


def test_what_the_answer_before_said_is_known_again():
    before = Before.of((TOLD,), "who chairs it")
    assert before.said("a child in need plan should be reviewed every four to six weeks")
    assert not before.said("The Chair will take a note of the meeting.")


def test_a_question_with_no_words_of_its_own_may_be_told_it_again():
    assert not Before.of((TOLD,), "how often").said(TOLD)
    assert not Before.of((), "who chairs it").said(TOLD)


def test_rules_told_before_are_left_out_and_those_with_the_new_words_come_first(assistant):
    knowledge = assistant.knowledge
    rules = [
        knowledge.rulebook.rule(name) for name in ("ce-child-seen-10-working-days", "ce-child-visited-5-working-days")
    ]
    rules.append(knowledge.rulebook.rule("ce-child-seen-24-hours"))
    rarity = Rarity(assistant.snapshot.paragraphs.values())
    turned = Before.of((rules[0].says,), "and if it's a s47?").turned(rules, rarity)
    assert [rule.id for rule in turned] == ["ce-child-seen-24-hours", "ce-child-visited-5-working-days"]
