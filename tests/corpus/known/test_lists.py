"""Lists and orders: members stand on their list, what is not on it does not, and steps keep the document's order."""

import re

import pytest

from corpus.errors import RuleError
from corpus.known.facets import load_facets
from corpus.known.lists import load_lists
from corpus.settings import CORPUS
from corpus.text import matchable
from tests.corpus.library import NOTHING, shipped

FILE = CORPUS / "lists.yaml"
FACETS = load_facets(CORPUS / "facets.yaml")


def loaded(path=FILE, holding=None):
    return load_lists(path, FACETS, holding or shipped().holding)


def test_there_are_lists_and_orders_of_every_council_and_of_national_guidance():
    found = loaded()
    assert len(found.lists) >= 35 and len(found.orders) >= 10
    assert {one.area for one in found.lists} == {area.id for area in shipped().catalogue.areas}


def test_every_member_stands_on_its_list_and_nothing_wrong_does():
    for listing in loaded().lists:
        assert listing.members, listing.id
        for member in listing.members:
            assert member.text in listing.everything and not member.text.endswith((";", ",", " and", " or"))
        for wrong in listing.wrong:
            assert matchable(wrong.text).rstrip(".") not in matchable(listing.everything)
            assert wrong.why.endswith((".", "?"))


def test_rules_that_a_list_gives_away_are_rules():
    text = "".join(path.read_text(encoding="utf-8") for path in (CORPUS / "rules").glob("*.yaml"))
    for one in (*loaded().lists, *loaded().orders):
        assert all(f"- id: {name}\n" in text for name in one.tells), one.id


def test_lists_of_documents_that_are_not_held_are_left_out():
    found = loaded(holding=NOTHING)
    assert found.lists == () and found.orders == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ref: wt2015-chapter-1@2015#29", "ref: wt2015-chapter-1@2015#2999", "no paragraph"),
        ('marks: ["2", "3", "4"]', 'marks: ["2", "3", "99"]', "no item 99"),
        ("near: [worcs-assessment-principles]", "near: [no-such-list]", "is no list"),
        ("topic: assessment-domains", "topic: gardening", "gardening"),
        ("id: wt-assessment-purposes", "id: wt-early-help-alert", "stands twice"),
        (
            "{text: to avoid the need to involve other agencies",
            "{text: to gather important information",
            "is not wrong",
        ),
        ("quote: Decision made that case should", "quote: Decision was made that case should", "does not stand"),
        ("says: The core group meets for the first time", "says: The core group must meet within 10 days", "must"),
    ],
)
def test_what_is_not_proved_is_refused_with_file_and_entry(tmp_path, old, new, says):
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "lists.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleError, match=re.escape(says)) as raised:
        loaded(path)
    assert "lists.yaml" in str(raised.value)


def test_a_step_that_stands_before_the_one_it_follows_is_refused(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    start = text.index("      - says: Pre-contemplation")
    second = text.index("      - says: Contemplation")
    third = text.index("      - says: Determination")
    swapped = text[:start] + text[second:third] + text[start:second] + text[third:]
    path = tmp_path / "lists.yaml"
    path.write_text(swapped, encoding="utf-8")
    with pytest.raises(RuleError, match="stands before the step that it follows"):
        loaded(path)
