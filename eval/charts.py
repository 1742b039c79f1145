"""Charts for the report, as SVG that needs nothing from outside the page."""

from collections.abc import Sequence
from html import escape

_ROW, _BAR, _LEFT, _RIGHT, _WIDTH = 26, 16, 250, 90, 760  # pixels


def bars(rows: Sequence[tuple[str, float | None, str]], *, title: str, own: str = "") -> str:
    """Return horizontal bars for shares from 0 to 1: (name, share or None, words at the end of the bar).

    The row named `own` is drawn in the stronger colour.
    """
    height = _ROW * len(rows) + 8
    room = _WIDTH - _LEFT - _RIGHT
    parts = [_opening(height, title)]
    for at, (name, share, words) in enumerate(rows):
        y = at * _ROW + 4
        middle = y + _BAR / 2 + 5
        width = room * (share or 0)
        css = "own" if name == own else "bar"
        parts += [
            f'<text x="{_LEFT - 8}" y="{middle}" text-anchor="end">{escape(name)}</text>',
            f'<rect class="track" x="{_LEFT}" y="{y}" width="{room}" height="{_BAR}"/>',
            f'<rect class="{css}" x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR}"/>',
            f'<text x="{_LEFT + room + 8}" y="{middle}">{escape(words)}</text>',
        ]
    return "".join([*parts, "</svg>"])


def histogram(values: Sequence[float], *, title: str, unit: str, bins: int = 24) -> str:
    """Return how often values fall into equal steps from 0 to their maximum."""
    if not values:
        return ""
    top = max(values) or 1.0
    counts = [0] * bins
    for value in values:
        counts[min(int(value / top * bins), bins - 1)] += 1
    height, base = 150, 120
    step = _WIDTH / bins
    parts = [_opening(height, title)]
    for at, count in enumerate(counts):
        tall = (base - 14) * count / max(counts)
        parts.append(
            f'<rect class="bar" x="{at * step + 1:.1f}" y="{base - tall:.1f}" '
            f'width="{step - 2:.1f}" height="{tall:.1f}"/>'
        )
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        anchor = "start" if share == 0 else "end" if share == 1 else "middle"
        label = f"{top * share:,.0f} {unit}"
        parts.append(f'<text x="{_WIDTH * share:.0f}" y="{base + 20}" text-anchor="{anchor}">{label}</text>')
    return "".join([*parts, "</svg>"])


def _opening(height: int, title: str) -> str:
    label = escape(title, quote=True)
    return f'<svg role="img" aria-label="{label}" viewBox="0 0 {_WIDTH} {height}" width="100%"><title>{label}</title>'
