"""A server that fails is left alone for a while, and then tried by one caller."""

from assistant.rephrase.breaker import FAILURES, REST, Breaker


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_opens_after_some_failures_in_a_row_and_not_before():
    breaker = Breaker(Clock())
    for _ in range(FAILURES - 1):
        breaker.failed()
    assert breaker.allows() and not breaker.open
    breaker.succeeded()
    for _ in range(FAILURES - 1):
        breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert breaker.open and not breaker.allows()


def test_after_a_rest_one_call_tries_and_decides_for_all():
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed()
    clock.now += REST
    assert [breaker.allows() for _ in range(3)] == [True, False, False]
    breaker.failed()
    clock.now += REST - 1
    assert not breaker.allows()
    clock.now += 1
    assert breaker.allows()
    breaker.succeeded()
    assert not breaker.open and breaker.allows()


def test_a_trial_that_never_ends_does_not_keep_it_open_for_good():
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed()
    clock.now += REST
    assert breaker.allows()
    clock.now += REST
    assert breaker.allows()
