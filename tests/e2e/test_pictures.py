"""The pictures of the pages in docs/pictures/: made when asked for, small, and each shown in the guide."""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image

from tests.e2e.conftest import Visiting
from tests.e2e.states import STATES

DOCS = Path(__file__).parents[2] / "docs"
PICTURES = DOCS / "pictures"
ALL = 2_000_000  # bytes of all pictures together
WINDOWS = {"phone": (360, 1100), "desktop": (1280, 1200)}  # CSS pixels; a longer page is cut off below
SHOWN = (
    "ask",
    "answered",
    "answered, no area",
    "answered, dated",
    "danger",
    "personal data",
    "not in the documents",
    "empty question",
    "documents",
    "cited words",
    "source",
    "rules",
    "calculator, counted",
    "timeline, counted",
    "routes, a question",
    "routes, an emergency",
    "contacts",
    "quiz, made",
    "quiz, on one page",
    "quiz, marked",
    "about",
    "no such page",
    "owner, signed out",
    "owner, feedback",
    "owner, versions",
)


def file_of(state: str, window: str) -> str:
    return f"{re.sub(r'[^a-z]+', '-', state)}-{window}.webp"


@pytest.mark.skipif(not os.environ.get("VERSE_PICTURES"), reason="VERSE_PICTURES=1 makes the pictures again")
@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("state", SHOWN)
def test_a_picture_is_made(visit: Visiting, state: str, window: str) -> None:
    width, height = WINDOWS[window]
    with visit(width=width, height=900) as visitor:
        STATES[state](visitor)
        landed = visitor.page.locator("mark").count()  # the picture shows where one lands
        page = visitor.page.screenshot(full_page=not landed)
    whole = Image.open(io.BytesIO(page))
    picture = whole.crop((0, 0, whole.width, min(whole.height, height)))
    PICTURES.mkdir(exist_ok=True)
    picture.save(PICTURES / file_of(state, window), "WEBP", quality=35, method=6)


def test_every_picture_is_shown_in_the_guide_and_all_are_small() -> None:
    made = {file.name for file in PICTURES.iterdir()}
    assert made == {file_of(state, window) for state in SHOWN for window in WINDOWS}
    assert set(re.findall(r"\]\(pictures/([^)]+)\)", (DOCS / "pages.md").read_text("utf-8"))) == made
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < ALL
