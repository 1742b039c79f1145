"""An area is known by whatever people call it, and never taken for another."""

import pytest

from corpus.catalogue import Area
from corpus.errors import UsageError
from corpus.known.called import area_among, area_called, without_council

AREAS = (
    Area(id="england", name="England"),
    Area(id="cheshire-east", name="Cheshire East", names=("CE",)),
    Area(id="rhosfawr", name="Rhosfawr", names=("Rhosfawr", "RCC")),
    Area(id="north-shire", name="North Shire"),
    Area(id="north-shire-city", name="North Shire City Council"),
    Area(id="greenmere", name="London Borough of Greenmere"),
)


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Cheshire East Council", "cheshire-east"),
        ("cheshire east borough council", "cheshire-east"),
        ("ce", "cheshire-east"),
        ("Rhosfawr County Council", "rhosfawr"),
        ("RHOSFAWR  COUNCIL", "rhosfawr"),
        ("the County of Rhosfawr", "rhosfawr"),
        ("rcc", "rhosfawr"),
        ("north-shire", "north-shire"),
        ("North Shire City Council", "north-shire-city"),
        ("Greenmere", "greenmere"),
        ("Greenmere Council", "greenmere"),
        ("Royal Borough of Greenmere", "greenmere"),
    ],
)
def test_an_area_is_known_by_its_names_with_a_councils_title_or_without(words, area):
    assert area_called(AREAS, words).id == area


@pytest.mark.parametrize(
    "words", ["", "Council", "County Council", "Cheshire", "Cheshire East and West", "the", "North"]
)
def test_no_area_is_taken_for_another(words):
    assert area_among(AREAS, words) is None
    with pytest.raises(UsageError, match="The areas are: england"):
        area_called(AREAS, words)


def test_a_title_that_two_areas_share_names_neither():
    assert area_among(AREAS, "North Shire District Council") is None


@pytest.mark.parametrize(
    ("name", "place"),
    [("Rhosfawr County Council", "Rhosfawr"), ("North Shire", "North Shire"), ("Council", "Council")],
)
def test_a_councils_name_tells_its_place(name, place):
    assert without_council(name) == place
