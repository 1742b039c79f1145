"""Areas side by side: every row is a proved rule of its own area, and none is lent to another."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Body, Choice, Citation, RuleShown, Status, Understood
from assistant.steps.verify import Unproved
from assistant.web.side_by_side import SideBySide, side_by_side
from corpus.catalogue import NATIONAL
from corpus.rules.rule import Rule
from corpus.rules.rulebook import Rulebook, load_rulebook
from corpus.settings import CORPUS
from corpus.text import printed
from tests.corpus.library import shipped

CATALOGUE = shipped().catalogue
CHOICES = tuple(Choice(area.name, area.id) for area in CATALOGUE.areas if area.id != NATIONAL)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(CORPUS, shipped().holding.leading)


def answer(rulebook: Rulebook, *ids: str, area: str | None = None, due: str | None = None) -> Answer:
    """Return an answer to a question that names no area, with these rules."""
    rules = [rulebook.rule(each) for each in ids]
    return Answer(
        status=Status.ANSWERED,
        understood=Understood("How long?", area, "timescale"),
        alerts=(),
        answer=Body("", (), ()),
        rules=tuple(_shown(rule, due) for rule in rules),
        choices=CHOICES,
        citations=(),
        nearest=(),
        suggestions=(),
        index="an-index",
        took_ms=1,
    )


def _shown(rule: Rule, due: str | None) -> RuleShown:
    return RuleShown(
        rule.id, rule.area, "", rule.says, None, None, rule.unit, rule.counts_from, rule.strength, rule.word, due, ()
    )  # fmt: skip


def table(given: Answer, rulebook: Rulebook) -> SideBySide:
    found = side_by_side(given, rulebook, shipped())
    assert found is not None
    return found


ASKED = ("wt-assessment-45-working-days", "worcs-core-assessment-35-working-days")


def test_all_areas_that_have_a_rule_on_the_matter_stand_in_it_and_the_others_are_named(rulebook: Rulebook) -> None:
    found = table(answer(rulebook, *ASKED), rulebook)
    names = list(dict.fromkeys(row.area for row in found.rows))
    assert names == [CATALOGUE.area(each).name for each in (NATIONAL, "cheshire-east", "worcestershire")]
    assert found.without == ("Cheshire West and Chester",)
    assert found.matter == rulebook.facets.topics["assessment-length"]


@pytest.mark.parametrize("topic", ["assessment-length", "plan-review", "child-seen", "meeting-chair", "consent"])
def test_each_row_says_what_a_rule_of_that_area_says_and_cites_that_areas_document(
    rulebook: Rulebook, topic: str
) -> None:
    first = next(rule for rule in rulebook.by_topic(topic) if rule.stands and rule.same_as is None)
    for row in table(answer(rulebook, first.id), rulebook).rows:
        (rule,) = [rule for rule in rulebook.by_topic(topic) if rule.says == row.says]
        assert CATALOGUE.area(rule.area).name == row.area
        source = shipped().source(rule.book)
        for one in row.citations:
            assert CATALOGUE.document(rule.book).area == rule.area
            assert one["document"] == rule.document
            assert one["quote"] == printed(source[one["start"] : one["end"]])


def test_every_matter_of_several_areas_can_be_laid_out_with_each_row_proved(rulebook: Rulebook) -> None:
    standing = [rule for rule in rulebook.rules if rule.stands and rule.same_as is None]
    tables = [side_by_side(answer(rulebook, rule.id), rulebook, shipped()) for rule in standing]
    assert len([each for each in tables if each]) > 20


def test_a_row_that_its_document_does_not_prove_fails_the_page(rulebook: Rulebook) -> None:
    told = rulebook.rule(ASKED[1])
    wrong = replace(told, says=told.says.replace("35", "53"))
    others = tuple(wrong if rule is told else rule for rule in rulebook.rules)
    with pytest.raises(Unproved):
        side_by_side(answer(rulebook, *ASKED), replace(rulebook, rules=others), shipped())


def test_a_case_that_a_rule_is_for_and_what_it_leaves_open_are_said_in_its_row(rulebook: Rulebook) -> None:
    rows = {row.says: row for row in table(answer(rulebook, *ASKED), rulebook).rows}
    stepped_up = rows[rulebook.rule("ce-assessment-45-days-stepped-up").says]
    assert stepped_up.case == rulebook.facets.events["step-up-not-progressing"]
    assert stepped_up.counts_from == "not said"
    assert rows[rulebook.rule("worcs-core-assessment-35-working-days").says].status == "historical"


def test_a_date_stands_only_in_the_row_of_the_rule_that_gives_it(rulebook: Rulebook) -> None:
    found = table(answer(rulebook, "wt-assessment-45-working-days", due="2027-01-07"), rulebook)
    assert [row.due for row in found.rows if row.due] == ["Thursday 7 January 2027"]


def test_a_question_about_two_areas_shows_no_third(rulebook: Rulebook) -> None:
    cited = Citation(1, "", "", "", "", "", "", "", "", "worcestershire", 0, 1)
    asked = replace(answer(rulebook, *ASKED), choices=(), citations=(cited,))
    found = table(asked, rulebook)
    assert {row.area for row in found.rows} == {CATALOGUE.area(each).name for each in (NATIONAL, "worcestershire")}
    assert found.without == ()


def test_there_is_no_table_for_one_area_for_a_refusal_or_for_a_matter_of_one_area_alone(rulebook: Rulebook) -> None:
    assert side_by_side(answer(rulebook, *ASKED, area="worcestershire"), rulebook, shipped()) is None
    refused = replace(answer(rulebook, *ASKED), status=Status.NOT_IN_DOCUMENTS)
    assert side_by_side(refused, rulebook, shipped()) is None
    topics = [rule.topic for rule in rulebook.rules]
    alone = next(rule for rule in rulebook.rules if topics.count(rule.topic) == 1)
    assert side_by_side(answer(rulebook, alone.id), rulebook, shipped()) is None
