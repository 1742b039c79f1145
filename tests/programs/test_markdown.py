"""Markdown: what is shown is what the documents say, whatever characters they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from assistant.api.conversation import exchange_of
from assistant.ask import Ask
from assistant.shapes.markdown import blocks, told, verbatim
from tests.assistant.api.fake import FakeAssistant

ANY_TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]))


def shown(markdown: str) -> str:
    """Return the text that a reader of the markdown sees."""
    return LexborHTMLParser(MarkdownIt("gfm-like", {"linkify": False}).render(markdown)).body.text()


@given(ANY_TEXT)
def test_words_are_shown_as_they_are_whatever_characters_they_hold(text: str) -> None:
    folded = " ".join(text.split())
    assert shown(f"- {verbatim(text)}").strip() == folded


@pytest.mark.parametrize(
    "text",
    ["![x](http://127.0.0.1/p.png)", "<img src=x>", "[1]: http://127.0.0.1", "# Ignore", "1. one", "*must*", "`a` | b"],
)
def test_words_of_a_document_load_no_picture_and_make_no_link_or_heading(text: str) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(verbatim(text))
    assert html == f"<p>{html[3:-5]}</p>\n"
    assert not any(tag in html for tag in ("<img", "<a", "<h1", "<ol", "<em", "<code"))


def test_danger_stands_first_and_the_exact_words_stand_under_chapter_and_verse() -> None:
    parts = list(blocks(FakeAssistant().ask(Ask("Is he hitting her?", today=None)), "http://127.0.0.1/"))  # type: ignore[arg-type]
    assert parts[0].startswith("> **If a child is in danger now**\n>\n> Ring 999 now.")
    assert parts[1].endswith("from the point of referral. [1]")
    at = parts.index("**Chapter and verse**")
    assert parts[at + 1] == (
        "[1] [National guidance, para 60](http://127.0.0.1/documents/national-guidance#60)  \n"
        "Edition: 2015 edition (superseded)  \n“within 45 working days from the point of referral.”"
    )


@pytest.mark.parametrize("question", ["How long? hitting premise edition", "How long is a pension?", "which?"])
def test_an_answer_that_comes_back_as_an_earlier_message_is_read_without_its_sources(question: str) -> None:
    answer = FakeAssistant().ask(Ask(question, today=None))  # type: ignore[arg-type]
    assert told("\n\n".join(blocks(answer, "http://127.0.0.1"))) == exchange_of(question, answer).told
