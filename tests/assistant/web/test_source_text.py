"""A source shown as received: every character, each line under its number, some lines a page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.web.source_text import CHARACTERS, LINES, source_page

TEXT = st.text(st.sampled_from("ab \n"), max_size=60)


def said(line) -> str:
    return "".join(piece.text for piece in line.pieces)


@settings(deadline=None)
@given(TEXT, st.integers(0, 60), st.integers(0, 60))
def test_nothing_is_lost_and_only_the_cited_characters_are_marked(source: str, start: int, end: int) -> None:
    page = source_page(source, (start, end))
    assert "\n".join(map(said, page.lines)) == source.removesuffix("\n")
    marked = "".join(piece.text for line in page.lines for piece in line.pieces if piece.marked)
    assert marked == source.removesuffix("\n")[start:end].replace("\n", "")


def test_pages_follow_each_other_without_a_gap() -> None:
    source = "\n".join(f"line {n}" for n in range(1, 2 * LINES + 3))
    pages = [source_page(source, None, n) for n in (1, 2, 3)]
    assert [said(line) for page in pages for line in page.lines] == source.split("\n")
    assert [(page.number, page.of, page.lines[0].number) for page in pages] == [
        (1, 3, 1), (2, 3, LINES + 1), (3, 3, 2 * LINES + 1),
    ]  # fmt: skip


def test_a_page_holds_no_more_characters_than_can_be_read_unless_they_are_one_line() -> None:
    source = "\n".join(["a" * (CHARACTERS - 10), "b" * 20, "c" * (CHARACTERS + 1), "d"])
    assert [[line.number for line in source_page(source, None, n).lines] for n in (1, 2, 3, 4)] == [[1], [2], [3], [4]]


def test_the_page_with_the_cited_words_is_opened() -> None:
    source = "\n".join(["line"] * (LINES + 5))
    start = source.rindex("line")
    page = source_page(source, (start, start + 4))
    assert (page.number, page.marked) == (2, (LINES + 5, LINES + 5))


def test_words_that_are_not_there_mark_nothing() -> None:
    page = source_page("a line", (90, 99))
    assert (page.number, page.marked) == (1, None)
    assert not any(piece.marked for line in page.lines for piece in line.pieces)


def test_a_page_beyond_the_last_is_the_last() -> None:
    assert source_page("a\nb", None, 99).number == 1
    assert source_page("", None, 0).lines[0].number == 1


def test_characters_that_cannot_be_shown_have_signs() -> None:
    page = source_page("a\fb\r\nc\x00")
    assert [said(line) for line in page.lines] == ["a␌b", "c␀"]
    assert page.signs
    assert not source_page("plain\ttext").signs
