"""Grouped: what one paragraph says stands under one source, its items under what announces them."""

from dataclasses import replace

from assistant.answer import Citation, Point
from assistant.web.grouped import Group, grouped


def cited(*refs: str) -> dict[int, Citation]:
    """Return citations of these references, numbered from 1."""
    return {
        n: Citation(
            n, ref, "policy", "A policy", "2024", "current", f"para {ref.split('#')[1]}", ref, "", "england", n, n
        )
        for n, ref in enumerate(refs, start=1)
    }


def groups(points: list[Point], *refs: str) -> list[Group]:
    return list(grouped(points, cited(*refs)))


def test_points_of_one_paragraph_have_one_source_and_points_of_others_their_own() -> None:
    points = [Point("It is due.", (1,)), Point("It may be later.", (2,)), Point("Somebody signs it.", (3,))]
    first, second = groups(points, "policy@2024#4", "policy@2024#4", "policy@2024#5")
    assert (first.said, first.marks) == (tuple(points[:2]), "[1]–[2]")
    assert (second.said, second.marks) == (tuple(points[2:]), "[3]")


def test_items_stand_under_the_words_that_announce_them() -> None:
    points = [
        Point("The plan should:", (1,)),
        Point("be short", (2,)),
        Point("be clear.", (3,)),
        Point("It ends.", (4,)),
    ]
    whole = "policy@2024#4"
    first, second = groups(points, whole, f"{whole}/1", f"{whole}/2", whole)
    assert first.said == (points[0],)
    assert first.listed == tuple(points[1:3])
    assert first.label == "para 4"
    assert second.said == (points[3],)


def test_items_that_nothing_announces_stand_as_they_are() -> None:
    points = [Point("be short", (1,)), Point("be clear.", (2,))]
    (only,) = groups(points, "policy@2024#4/1", "policy@2024#4/2")
    assert (only.said, only.listed) == (tuple(points), ())


def test_of_several_items_the_label_is_what_they_share() -> None:
    for labels, shared in (
        (("para 6.2, bullet 1", "para 6.2, bullet 2"), "para 6.2"),
        (("Core Assessment (f)", "Core Assessment (l)"), "Core Assessment"),
        (("Purpose, paragraph 5", "Purpose, paragraph 5, bullet 2"), "Purpose, paragraph 5"),
    ):
        found = cited(*("policy@2024#4" for _ in labels))
        sources = tuple(replace(found[n], label=label) for n, label in enumerate(labels, start=1))
        assert Group((), (), sources).label == shared


def test_a_point_that_rests_on_several_paragraphs_or_on_none_stands_alone() -> None:
    points = [
        Point("Both say so.", (1, 2)),
        Point("The first says so.", (1,)),
        Point("Ring 999.", ()),
        Point("Do.", ()),
    ]
    shown = groups(points, "policy@2024#4", "policy@2024#5")
    assert [group.said for group in shown] == [(point,) for point in points]
    assert [group.marks for group in shown] == ["[1]–[2]", "[1]", "", ""]


def test_numbers_that_do_not_follow_each_other_are_each_named() -> None:
    points = [Point("One.", (1,)), Point("Two.", (3,))]
    (only,) = groups(points, "policy@2024#4", "policy@2024#5", "policy@2024#4")
    assert only.marks == "[1] [3]"
