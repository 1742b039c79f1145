"""Long texts are cut into windows that fit, and lose no word."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.entry import Entry
from index.model import load_model
from index.windows import windows


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def test_a_text_that_fits_is_one_window_with_its_title() -> None:
    assert windows(Entry("1", "Visits", "Once a week."), words, 20) == ("Visits\nOnce a week.",)


def test_a_long_text_is_cut_where_lines_and_sentences_end() -> None:
    entry = Entry("1", "Visits", "One two three. Four five six.\nseven eight nine\nten")
    assert windows(entry, words, 8) == (
        "Visits\nOne two three. Four five six.",
        "Visits\nseven eight nine ten",
    )


def test_a_title_that_takes_half_the_room_is_left_out_of_the_windows() -> None:
    assert windows(Entry("1", "a b c d e f", "One two. Three four five six."), words, 8) == (
        "One two. Three four five six.",
    )


@given(st.text(st.sampled_from("ab .;\n"), max_size=400), st.integers(30, 60))
def test_no_word_is_lost_and_every_window_fits(text: str, room: int) -> None:
    found = windows(Entry("1", "Title", text), words, room)
    assert [word for window in found for word in window.split() if word != "Title"] == text.split()
    assert all(words([window])[0] <= room for window in found)


def test_the_models_own_word_pieces_fit_the_model() -> None:
    model = load_model()
    entry = Entry("1", "A heading", "safeguarding " * 300 + "\n" + "A multi-agency meeting; then another one. " * 60)
    found = windows(entry, model.count, 254)
    assert len(found) > 3
    assert max(model.count(found)) <= 254
