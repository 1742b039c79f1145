"""Grouped: the points of an answer as the page shows them, what one paragraph says under one source."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix

from assistant.answer import Citation, Point
from corpus.refs import ParagraphRef

_ANNOUNCES = (":", ":-")


@dataclass(frozen=True, slots=True)
class Group:
    """Points that stand one after another in the same paragraph."""

    said: tuple[Point, ...]
    listed: tuple[Point, ...]  # items of its list, which the last thing said announces
    sources: tuple[Citation, ...]

    @property
    def marks(self) -> str:
        """The numbers of its citations: "[4]", "[2]–[6]"."""
        numbers = [source.n for source in self.sources]
        if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"[{numbers[0]}]–[{numbers[-1]}]"
        return " ".join(f"[{number}]" for number in numbers)

    @property
    def label(self) -> str:
        """Where it stands: the label of the paragraph, or of the one item that is cited."""
        labels = [source.label for source in self.sources]
        shortest = min(labels, key=len)
        if all(label.startswith(shortest) for label in labels):
            return shortest
        shared = commonprefix(labels)  # noqa: RUF071 - letters are meant: "para 6.2, bullet "
        return (shared.rpartition(", ")[0] or shared).rstrip(" (")


def grouped(points: Sequence[Point], cited: Mapping[int, Citation]) -> Iterator[Group]:
    """Yield the points, those of one paragraph together; a point of several paragraphs stands by itself."""
    numbered = enumerate(points)
    for paragraph, run in groupby(numbered, key=lambda one: _paragraph(one[1], cited) or one[0]):
        of_one = [point for _, point in run]
        if isinstance(paragraph, int):
            yield from (_group([point], [], cited) for point in of_one)
        else:
            yield from _lists(of_one, cited)


def _lists(points: list[Point], cited: Mapping[int, Citation]) -> Iterator[Group]:
    """Yield what a paragraph says, and each of its lists with what announces it."""
    said: list[Point] = []
    listed: list[Point] = []
    for point in points:
        item = all(ParagraphRef.parse(cited[n].ref).item for n in point.citations)
        if item and said and said[-1].text.rstrip().endswith(_ANNOUNCES):
            listed.append(point)
            continue
        if listed:
            yield _group(said, listed, cited)
            said, listed = [], []
        said.append(point)
    yield _group(said, listed, cited)


def _group(said: list[Point], listed: list[Point], cited: Mapping[int, Citation]) -> Group:
    numbers = dict.fromkeys(n for point in (*said, *listed) for n in point.citations)
    return Group(tuple(said), tuple(listed), tuple(cited[n] for n in numbers))


def _paragraph(point: Point, cited: Mapping[int, Citation]) -> str:
    """Return the paragraph that carries a point, or "" where none or several do."""
    refs = {str(ParagraphRef.parse(cited[n].ref).paragraph) for n in point.citations}
    return refs.pop() if len(refs) == 1 else ""
