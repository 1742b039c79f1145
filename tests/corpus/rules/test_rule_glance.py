"""Rules read at a glance are the rules that are proved."""

from dataclasses import fields

import pytest

from corpus.errors import UnknownName
from corpus.rules.glance import glance
from corpus.rules.rule import Fact
from corpus.rules.rulebook import load_rulebook
from corpus.settings import CORPUS
from corpus.shelf import Shelf
from corpus.text import folded
from tests.corpus.library import NOTHING, shipped


@pytest.fixture(scope="module")
def glanced():
    return glance(Shelf.glance())


def test_each_rule_says_the_same_at_a_glance_as_when_it_is_proved(glanced):
    book = load_rulebook(CORPUS, shipped().holding)
    assert [rule.id for rule in glanced.rules] == [rule.id for rule in book.rules]
    for one, proved in zip(glanced.rules, book.rules, strict=True):
        for field in fields(Fact):
            assert getattr(one, field.name) == getattr(proved, field.name), (one.id, field.name)
        said = [(str(words.ref), folded(words.quote)) for words in one.words]
        assert said == [(str(proof.quote.ref), folded(proof.quote.words)) for proof in proved.proofs], one.id
        assert (one.book.id, one.book.status) == (proved.document, proved.status)


def test_events_and_actors_are_named_as_the_facets_name_them(glanced):
    facets = load_rulebook(CORPUS, NOTHING).facets
    assert glanced.events == facets.events
    assert glanced.actors == facets.actors


def test_only_the_areas_wanted_are_read():
    some = glance(Shelf.glance(), areas={"england", "worcestershire"})
    assert {rule.area for rule in some.rules} == {"england", "worcestershire"}


def test_one_rule_is_found_in_whichever_file_it_stands(glanced):
    for rule in glanced.rules[::25]:
        assert glance(Shelf.glance(), rule=rule.id).rule(rule.id) == rule


@pytest.mark.parametrize("name", ["no-such-rule", "", "assessment", "id"])
def test_a_rule_that_does_not_exist_is_refused_with_a_sentence(name):
    with pytest.raises(UnknownName, match=f"There is no rule “{name}”"):
        glance(Shelf.glance(), rule=name).rule(name)
