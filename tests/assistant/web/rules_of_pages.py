"""The rules of every page, for tests of pages that stand elsewhere: each takes a `page`."""

from collections.abc import Callable
from inspect import isfunction, signature
from typing import Any

from tests.assistant.web import test_every_page


def rules_of_every_page() -> dict[str, Callable[[Any], None]]:
    """Return the tests that look at nothing but a page, by name."""
    found = {
        name: rule
        for name, rule in vars(test_every_page).items()
        if isfunction(rule) and name.startswith("test_") and [*signature(rule).parameters] == ["page"]
    }
    assert len(found) >= 6
    return found
