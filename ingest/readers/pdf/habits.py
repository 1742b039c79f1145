"""Habits of a PDF: the size of its print, the step between its lines, the width of its columns."""

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass

from ingest.readers.pdf.lines import Line

_LOOSE = 1.3  # of the usual step: a wider one parts two paragraphs
_FAR = 2.4  # of the print's size: no step inside a paragraph is wider
_OFTEN = 0.15  # of all steps: so many make a step usual
_FULL = 0.8  # of a column: a line so long was broken by the margin
_SHORT = 0.7  # of a column: a line that ends before was ended by its author
_SAME = 0.7  # points
_SPACED = 0.8  # of paragraphs: so many begin after a wider step where paragraphs are spaced
_ENDS = (".", ":", ";", "?", "!", ".”", ".’", '."', ".'", ".)")


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in a document."""

    body: float  # size of most letters, in points
    steps: dict[float, tuple[float, ...]]  # from one line of a paragraph to the next, by size of print
    spaced: bool  # paragraphs are told by space, not only by their last line
    bold: bool  # most of the text is bold: then bold tells nothing

    def close(self, a: Line, b: Line) -> bool:
        """Return whether a line follows another without wider space."""
        size, step = max(a.size, b.size), b.base - a.base
        usual, *others = self.steps.get(round(size), (1.2 * size,))
        return step <= _LOOSE * usual or any(abs(step - other) <= _SAME for other in others)


def habits_of(lines: list[Line]) -> Habits:
    """Return what is usual among lines."""
    letters: Counter[float] = Counter()
    bold = 0
    for line in lines:
        for span in line.spans:
            letters[span.look.size] += len(span.text)
            bold += len(span.text) * span.look.bold
    rounded: Counter[int] = Counter()
    for size, count in letters.items():
        rounded[round(size)] += count
    common = rounded.most_common(1)[0][0] if rounded else 12
    body = max((size for size in letters if round(size) == common), key=lambda s: letters[s], default=12.0)
    steps = _steps(lines)
    draft = Habits(body, steps, False, bold > 0.6 * max(1, sum(letters.values())))
    return Habits(body, steps, _is_spaced(lines, draft), draft.bold)


def _steps(lines: list[Line]) -> dict[float, tuple[float, ...]]:
    sure: dict[int, Counter[float]] = defaultdict(Counter)  # inside a sentence
    seen: dict[int, Counter[float]] = defaultdict(Counter)
    for a, b in itertools.pairwise(lines):
        if a.column != b.column or a.page != b.page or round(a.size) != round(b.size):
            continue
        step = b.base - a.base
        if 0.8 * a.size <= step <= _FAR * a.size:
            step = round(step * 2) / 2
            inside = a.x1 - a.left >= _FULL * (a.right - a.left) and b.text[:1].islower()
            seen[round(a.size)][step] += 2 if inside else 1
            sure[round(a.size)][step] += inside and not a.text.rstrip().endswith(_ENDS)
    usual: dict[float, tuple[float, ...]] = {}
    for size, counts in seen.items():
        enough = min(_OFTEN * counts.total(), max(counts.values()))
        least = min(step for step, count in counts.items() if count >= enough)
        usual[size] = (least, *(step for step, count in sure[size].items() if count >= 2 and step > least))
    return usual


def _is_spaced(lines: list[Line], habits: Habits) -> bool:
    near = far = 0
    for a, b in itertools.pairwise(lines):
        same = a.column == b.column and round(a.size) == round(b.size) == round(habits.body)
        if same and a.text.rstrip().endswith(_ENDS) and a.x1 - a.left < _SHORT * (a.right - a.left):
            if habits.close(a, b):
                near += 1
            else:
                far += 1
    return far >= _SPACED * (near + far) and far > 0
