"""A paragraph laid out for reading keeps its lists, its lines and its cited words."""

from assistant.web.reading import Block, Entry, Passage, Piece, cited_in, read
from assistant.web.render import callable_numbers
from corpus.paragraph import Item, LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef


def paragraph(text: str, items: dict[str, str] | None = None, headings: tuple[str, ...] = ("A",)) -> Paragraph:
    placed = tuple(
        Item(mark, f"bullet {mark}", text.index(words), text.index(words) + len(words))
        for mark, words in (items or {}).items()
    )
    whole = Segment(0, len(text), 100, 100 + len(text))
    return Paragraph(
        ParagraphRef("a-policy", "2020", "4.5"),
        "para 4.5",
        LabelStatus.PRINTED,
        headings,
        text,
        (whole,),
        placed,
    )


def blocks(given: Paragraph, cited: tuple[int, int] | None = None) -> tuple[Block, ...]:
    (passage,) = [part for part in read([given], cited).flow if isinstance(part, Passage)]
    return passage.blocks


def words(entry: Entry) -> list[str]:
    return ["".join(piece.text for piece in line) for line in entry.lines]


def test_items_are_a_list_between_the_lines_around_them() -> None:
    before, listed, after = blocks(paragraph("Bring:\n• a plan;\n• a pen.\nThen sit.", {"1": "a plan;", "2": "a pen."}))
    assert before.line == (Piece("Bring:"),)
    assert [words(entry) for entry in listed.entries] == [["a plan;"], ["a pen."]]
    assert [entry.anchor for entry in listed.entries] == ["4.5/1", "4.5/2"]
    assert after.line == (Piece("Then sit."),)


def test_a_printed_letter_is_kept_and_a_bullet_is_not() -> None:
    (listed,) = blocks(paragraph("(a) a plan;\n- a pen.", {"a": "a plan;", "2": "a pen."}))
    assert [entry.mark for entry in listed.entries] == ["(a)", ""]


def test_an_item_inside_an_item_stands_under_it() -> None:
    (listed,) = blocks(paragraph("• tools:\n  • a pen;\n• a plan.", {"1": "tools:", "1.1": "a pen;", "2": "a plan."}))
    first, second = listed.entries
    assert [words(entry) for entry in first.entries] == [["a pen;"]]
    assert words(second) == ["a plan."]


def test_an_item_of_several_lines_stays_one_item() -> None:
    (listed,) = blocks(
        paragraph("• a plan\nthat is signed;\n• a pen.", {"1": "a plan\nthat is signed;", "2": "a pen."})
    )
    assert [words(entry) for entry in listed.entries] == [["a plan", "that is signed;"], ["a pen."]]


def test_items_inside_a_sentence_can_be_linked_to() -> None:
    (block,) = blocks(paragraph("Either a plan, or a pen.", {"1": "a plan,", "2": "a pen."}))
    assert [(piece.text, piece.anchor) for piece in block.line] == [
        ("Either ", ""), ("a plan,", "4.5/1"), (" or ", ""), ("a pen.", "4.5/2"),
    ]  # fmt: skip


def test_cited_words_are_marked_across_lines_and_items() -> None:
    given = paragraph("Bring:\n• a plan;\n• a pen.", {"1": "a plan;", "2": "a pen."})
    start, end = given.text.index("plan"), given.text.index("pen") + 3
    _, listed = blocks(given, (100 + start, 100 + end))
    marked = [[piece.text for piece in entry.lines[0] if piece.marked] for entry in listed.entries]
    assert marked == [["plan;"], ["a pen"]]


def test_repaired_words_are_marked_whole() -> None:
    given = paragraph("within 1.1 days")
    repaired = (Segment(0, 7, 100, 107), Segment(7, 10, 107, 109), Segment(10, 15, 109, 114))
    given = Paragraph(given.ref, given.label, given.label_status, given.headings, given.text, repaired)
    assert cited_in(given, (108, 109)) == ((7, 10),)


def test_words_of_another_place_mark_nothing() -> None:
    assert cited_in(paragraph("within 45 days"), (0, 100)) == ()
    assert cited_in(paragraph("within 45 days"), (114, 200)) == ()


def test_a_heading_that_only_repeats_the_title_is_left_out() -> None:
    reading = read([paragraph("Text.", headings=("The policy", "Aims"))], title="The policy")
    assert [heading.text for heading in reading.contents] == ["Aims"]


def test_headings_deeper_than_html_has_are_shown_at_its_deepest() -> None:
    reading = read([paragraph("Text.", headings=tuple("ABCDEFG"))])
    assert [part.level for part in reading.flow if not isinstance(part, Passage)] == [2, 3, 4, 5, 6, 6, 6]


def test_numbers_to_ring_become_links_and_other_numbers_do_not() -> None:
    text = "Ring 999 or 01905 822 666 within 24 hours of 2015-11-02 (form 999/1, 45 days, £0300)."
    assert callable_numbers(text) == (
        'Ring <a href="tel:999">999</a> or <a href="tel:01905822666">01905 822 666</a> within 24 hours of '
        "2015-11-02 (form 999/1, 45 days, £0300)."
    )
    assert callable_numbers("<b>999</b>") == '&lt;b&gt;<a href="tel:999">999</a>&lt;/b&gt;'
