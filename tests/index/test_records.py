"""Paragraphs written as JSON lines come back exactly as they were."""

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.paragraph import Item, Kind, LabelStatus, Paragraph, Segment
from corpus.refs import ParagraphRef
from index.records import read, written

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
_SIZE = st.integers(0, 10**9)
_REF = st.builds(
    ParagraphRef,
    document=st.sampled_from(["a", "oakshire-visits", "9-x"]),
    edition=st.sampled_from(["2018", "2010.v2-a", "A"]),
    label=st.sampled_from(["4.5", "strategy-discussion.tasks", "60"]),
    item=st.sampled_from([None, "3", "f", "3.1"]),
)
_PARAGRAPH = st.builds(
    Paragraph,
    ref=_REF,
    label=_TEXT,
    label_status=st.sampled_from(LabelStatus),
    headings=st.lists(_TEXT).map(tuple),
    text=_TEXT,
    segments=st.lists(st.builds(Segment, _SIZE, _SIZE, _SIZE, _SIZE)).map(tuple),
    items=st.lists(st.builds(Item, _TEXT, _TEXT, _SIZE, _SIZE)).map(tuple),
    kind=st.sampled_from(Kind),
    edition=_TEXT,
    page=st.none() | _SIZE,
    strength=st.lists(_TEXT).map(tuple),
    places=st.lists(_TEXT).map(tuple),
)


@settings(max_examples=50)
@given(st.lists(_PARAGRAPH, max_size=3))
def test_paragraphs_come_back_exactly(paragraphs: list[Paragraph]) -> None:
    text = written(paragraphs)
    assert text.count("\n") == len(paragraphs)
    assert list(read(text.split("\n")[:-1])) == paragraphs
