"""Each page is light, asks nobody else for anything, and does nothing that its content policy forbids."""

import pytest

from tests.e2e.conftest import Visiting
from tests.e2e.states import STATES

LIGHT = 150_000  # bytes of a page with all it is made of, without fonts


@pytest.mark.parametrize("state", STATES)
def test_a_page_is_light_and_keeps_to_its_policy(visit: Visiting, state: str) -> None:
    with visit() as visitor:  # at the end nothing may have been forbidden, or asked of another host
        STATES[state](visitor)
        assert visitor.weight < LIGHT


@pytest.mark.parametrize("state", STATES)
def test_every_page_is_whole_without_a_script(visit: Visiting, state: str) -> None:
    with visit(script=False) as visitor:
        STATES[state](visitor)
        dead = "all => all.filter(each => each.checkVisibility() && each.type === 'button').map(each => each.innerText)"
        assert visitor.page.locator("button").evaluate_all(dead) == [], "these buttons do nothing without a script"
        assert visitor.main.get_by_role("heading", level=1).count() == 1
