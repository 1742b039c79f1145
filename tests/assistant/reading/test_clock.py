"""The time of day that people name, in figures and in words."""

from datetime import time

import pytest

from assistant.reading.clock import time_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("it's 5pm on Friday", time(17)),
        ("at 16:45 on Friday", time(16, 45)),
        ("1645 hrs on Friday", time(16, 45)),
        ("it is 4.45 on a Friday", time(16, 45)),
        ("It's Friday at five o'clock", time(17)),
        ("five o’clock on Friday afternoon", time(17)),
        ("seven o'clock in the morning on Wednesday", time(7)),
        ("Tuesday, six o'clock at night", time(18)),
        ("quarter to five on a Friday", time(16, 45)),
        ("half past five on Friday", time(17, 30)),
        ("half five friday", time(17, 30)),
        ("twenty to five on a Friday", time(16, 40)),
        ("twenty past eight in the evening", time(20, 20)),
        ("nearly five on Friday", time(16, 55)),
        ("gone 7 on a Tuesday night", time(19)),
        ("just gone eight on Tuesday morning", time(8)),
        ("at six in the evening", time(18)),
        ("at nine on Monday", time(9)),
        ("at noon", time(12)),
        ("Friday teatime", time(17, 30)),
    ],
)
def test_a_time_of_day_is_read(text, named):
    assert time_named(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "within five working days",
        "after five working days of the step down",
        "para 4.5",
        "see 3.12 and 4.3.1",
        "one in four children",
        "after ten days",
        "two workers at one meeting",
        "it took 45 days",
        "who do I ring at night",
        "past six months",
    ],
)
def test_what_is_no_time_of_day_is_not(text):
    assert time_named(text) is None
