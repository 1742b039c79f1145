"""Words are found whole, in another form, or by their beginning; numbers only as they are."""

import pytest

from assistant.web.word_search import Sought


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("review", "The plan is reviewed."),
        ("reviews", "A REVIEW"),
        ("assess", "the assessments"),
        ("10", "within ten working days"),
        ("ten", "within 10 working days"),
        ("1,000", "1000 children"),
        ("children’s", "a child"),
        ("step up", "the Step-up form"),
        ("\uff14\uff15", "45 days"),
        ("4.5", "see 4.5"),
    ],
)
def test_a_word_is_found_in_its_other_forms(typed: str, text: str) -> None:
    assert Sought.of(typed).all_in(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("5", "within 45 days"),
        ("4", "see 4.5"),
        ("10", "110 days"),
        ("300", "0300 123 5012"),
        ("as", "assessment"),
        ("view", "review"),
        ("working days", "working hours"),
    ],
)
def test_another_number_or_the_end_of_a_word_is_not_found(typed: str, text: str) -> None:
    assert not Sought.of(typed).all_in(text)


def test_every_place_of_every_word_is_told() -> None:
    found = Sought.of("day ten").look("Ten days, or one day.")
    assert found.spans == ((0, 3), (4, 8), (17, 20))
    assert found.words == {"day", "ten"}


def test_words_may_stand_in_different_texts_of_one_thing() -> None:
    assert Sought.of("para visits").all_in("para 4.5", "The child is visited.")
