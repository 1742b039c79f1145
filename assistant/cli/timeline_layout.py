"""Deadlines of rules and whole timelines, laid out for a terminal."""

from collections.abc import Iterator, Sequence

from assistant import words
from assistant.cli.layout import Layout
from assistant.shapes.timelines import Shape, chapter_and_verse

_BOLD, _DIM = "1", "2"
_IN = "  "


def rule_page(shape: Shape, layout: Layout) -> Iterator[str]:
    """Yield what a rule says, whose it is, and chapter and verse; its date is told after it."""
    yield layout.paragraph(shape["says"])
    yield from _whose(shape, layout)
    if shape["why"]:
        yield ""
        yield layout.styled(shape["when"], _BOLD)
        yield layout.paragraph(shape["why"], _IN, _IN)


def timeline_page(shape: Shape, layout: Layout, with_steps: bool = False) -> Iterator[str]:
    """Yield a timeline: every rule in order, then what has no start, and how it was counted."""
    heading = f"{shape['area_name']}: {shape['event_name']}, {shape['from_in_words']}"
    yield layout.styled(layout.paragraph(heading), _BOLD)
    for note in shape["notes"]:
        yield layout.paragraph(note)
    for entry in shape["deadlines"]:
        yield from _entry(entry, shape["conventions"], layout)
        yield from _steps(entry) if with_steps else ()
    if shape["unanchored"]:
        yield ""
        yield layout.styled(words.UNANCHORED, _BOLD)
    for entry in shape["unanchored"]:
        yield ""
        yield layout.paragraph(entry["says"], _IN, _IN)
        yield _IN + words.COUNT_ALONE.format(rule=entry["rule"])  # not broken: it is to be copied
        yield from _whose(entry, layout)
    if shape["conventions"]:
        yield ""
        yield layout.styled(words.COUNTED_HOW, _BOLD)
    for sentence in shape["conventions"]:
        yield layout.paragraph(sentence, _IN, _IN)
    if shape["narrower"]:
        yield ""
        names = "; ".join(f"{one['name']} (--event {one['event']})" for one in shape["narrower"])
        yield layout.paragraph(words.NARROWER.format(events=names))


def events_page(shape: Shape, layout: Layout) -> Iterator[str]:
    """Yield the events that an area's rules count from, each with its id."""
    yield layout.styled(shape["area_name"], _BOLD)
    for one in shape["events"]:
        yield layout.paragraph(words.EVENT_LINE.format(**one), _IN, _IN * 2)


def _entry(entry: Shape, conventions: Sequence[str], layout: Layout) -> Iterator[str]:
    yield ""
    readings = sorted(entry["readings"], key=lambda reading: str(reading["due"]))
    if len(readings) > 1:
        for reading in readings:
            yield layout.styled(f"{reading['due_in_words']} ({reading['label']})", _BOLD)
    else:
        yield layout.styled(entry["when"], _BOLD)
    yield layout.paragraph(entry["says"], _IN, _IN)
    own = [said for said in entry["conventions"] if said not in conventions and entry["pattern"] == "every"]
    for note in (*([entry["why"]] if entry["why"] else ()), *entry["left_open"], *own):
        yield layout.paragraph(note, _IN, _IN)
    for reading in readings:
        for note in reading["notes"]:
            label = f"{reading['label'].capitalize()}: " if len(readings) > 1 else ""
            yield layout.paragraph(label + note, _IN, _IN)
    yield from _whose(entry, layout)


def _steps(entry: Shape) -> Iterator[str]:
    for reading in entry["readings"]:
        yield f"{_IN}{words.COUNTED} ({reading['label']})"
        for step in reading["steps"]:
            yield f"{_IN * 2}{step['number']:>4}  {step['weekday']} {step['date']}"
        for day in reading["skipped"]:
            why = "" if day["why"] == day["weekday"] else f", {day['why']}"
            yield f"{_IN * 2}   –  {day['weekday']} {day['date']}{why}"


def _whose(shape: Shape, layout: Layout) -> Iterator[str]:
    whose = words.NATIONAL_GUIDANCE if shape["national"] else shape["area_name"]
    parts = [whose, f"strength: {shape['word'] or words.NO_DUTY_WORD}"]
    if shape["history"]:
        parts.insert(0, words.HISTORY)
    if shape["who"]:
        parts.append(shape["who"])
    yield layout.styled(layout.paragraph(" · ".join(parts), _IN, _IN), _DIM)
    yield layout.paragraph(chapter_and_verse(shape), _IN * 2, _IN * 2)
