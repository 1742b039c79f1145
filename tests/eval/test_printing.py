"""The print of a source leads back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from eval.printing import exact, plain, print_of

TEXT = st.text(alphabet=st.sampled_from("ab1 \n\t\u00a0\u00ad’“ﬁ–<p></p>[bookmark: _Toc1]"), max_size=80)


@given(TEXT)
def test_every_character_has_a_place_in_the_source_and_places_ascend(source):
    shown = print_of(source)
    assert len(shown.text) == len(shown.places)
    assert list(shown.places) == sorted(shown.places)
    assert all(0 <= place < len(source) for place in shown.places)


@given(TEXT)
def test_what_is_printed_exactly_is_the_source_s_own_characters(source):
    shown = print_of(source, exact=True)
    assert all(
        a == source[b] or (a == " " and source[b].isspace()) for a, b in zip(shown.text, shown.places, strict=True)
    )


def test_markup_is_no_part_of_the_words_and_a_place_covers_it():
    source = "he <u>must</u>\n  not\t[bookmark: _Toc81]wait"
    assert plain(source) == "he must not wait"
    start, end = print_of(source).find("must not")[0]
    assert source[start:end] == "must</u>\n  not"


def test_capitals_and_quotation_marks_count_only_when_exact():
    assert plain("‘Child’ – IN “Need”") == "'child' - in \"need\""
    assert exact("‘Child’  – IN") == "‘Child’ – IN"


def test_a_raised_figure_stays_a_footnote_mark():
    assert plain("10¹ days") == "10¹ days"


def test_words_are_found_wherever_they_stand():
    assert print_of("aXa a").find("a") == ((0, 1), (2, 3), (4, 5))
    assert print_of("abc").find("") == ()
