"""Tables of a PDF's page: ruled lines as a grid of cells."""

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.readers.pdf.ink import Rule

_SNAP = 3.0  # points: rules no further apart are one
_BORDER = 0.5  # of a cell's side: a rule along so much of it is its border
_LINES = 300  # of one table, down the page: beyond them it is a drawing
_COLUMNS = 40  # the same, across
_LOW = 6.0  # points: a lower or narrower cell holds no words


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid, which may cover several rows and columns."""

    row: int
    column: int
    x0: float
    x1: float
    top: float
    bottom: float
    wide: int = 1  # columns
    tall: int = 1  # rows


@dataclass(frozen=True, slots=True)
class Grid:
    """The ruled lines of one table, as cells."""

    cells: tuple[Cell, ...]
    columns: tuple[float, ...]  # x of its upright lines
    x0: float
    x1: float
    top: float
    bottom: float
    open: bool = False  # only lines across rule it: its columns are told by its words


def grids_of(rules: Iterable[Rule]) -> list[Grid]:
    """Return the tables that ruled lines draw; a lone box is none."""
    grids = []
    for group in _groups(_joined(list(rules))):
        flat = [rule for rule in group if rule.flat]
        upright = [rule for rule in group if not rule.flat]
        xs = _places(r.x0 for r in upright)
        ys = _places(r.top for r in flat)
        if upright and flat:
            xs = _places([*xs, min(r.x0 for r in flat), max(r.x1 for r in flat)])
            ys = _places([*ys, min(r.top for r in upright), max(r.bottom for r in upright)])
        if len(xs) < 2 or len(ys) < 2 or len(xs) > _COLUMNS or len(ys) > _LINES or (len(xs), len(ys)) == (2, 2):
            continue
        grids.append(_grid(xs, ys, flat, upright))
    return [*grids, *_open_grids([rule for rule in _joined(list(rules)) if rule.flat], grids)]


def _joined(rules: list[Rule]) -> list[Rule]:
    """Join rules that lie on one another or end to end."""
    flat = sorted((r for r in rules if r.flat), key=lambda r: (round((r.top + r.bottom) / 2), r.x0))
    upright = sorted((r for r in rules if not r.flat), key=lambda r: (round((r.x0 + r.x1) / 2), r.top))
    result: list[Rule] = []
    for r in flat:
        y = (r.top + r.bottom) / 2
        for index in range(len(result) - 1, max(-1, len(result) - 40), -1):
            last = result[index]
            if abs(last.top - y) <= _SNAP / 2 and r.x0 <= last.x1 + _SNAP and r.x1 >= last.x0 - _SNAP:
                result[index] = Rule(min(last.x0, r.x0), max(last.x1, r.x1), last.top, last.top)
                break
        else:
            result.append(Rule(r.x0, r.x1, y, y))
    split = len(result)
    for r in upright:
        x = (r.x0 + r.x1) / 2
        for index in range(len(result) - 1, max(split - 1, len(result) - 40), -1):
            last = result[index]
            if abs(last.x0 - x) <= _SNAP / 2 and r.top <= last.bottom + _SNAP and r.bottom >= last.top - _SNAP:
                result[index] = Rule(last.x0, last.x0, min(last.top, r.top), max(last.bottom, r.bottom))
                break
        else:
            result.append(Rule(x, x, r.top, r.bottom))
    return result


def _groups(rules: list[Rule]) -> list[list[Rule]]:
    """Return rules that touch one another, group by group."""
    parent = list(range(len(rules)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    flat = [i for i, r in enumerate(rules) if r.flat][: 4 * _LINES]
    upright = [i for i, r in enumerate(rules) if not r.flat][: 4 * _LINES]
    for i in flat:
        for j in upright:
            across, down = rules[i], rules[j]
            if (
                across.x0 - _SNAP <= down.x0 <= across.x1 + _SNAP
                and down.top - _SNAP <= across.top <= down.bottom + _SNAP
            ):
                parent[root(i)] = root(j)
    groups: dict[int, list[Rule]] = {}
    for i, rule in enumerate(rules):
        groups.setdefault(root(i), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4]


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _SNAP:
            places.append(value)
    return places


def _grid(xs: list[float], ys: list[float], flat: list[Rule], upright: list[Rule]) -> Grid:
    across = {y: [(r.x0, r.x1) for r in flat if abs(r.top - y) <= _SNAP] for y in ys}
    down = {x: [(r.top, r.bottom) for r in upright if abs(r.x0 - x) <= _SNAP] for x in xs}

    def barred(rules: list[tuple[float, float]], start: float, end: float) -> bool:
        covered = sum(max(0.0, min(high, end) - max(low, start)) for low, high in rules)
        return covered >= _BORDER * (end - start)

    rows, columns = len(ys) - 1, len(xs) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(key: tuple[int, int]) -> tuple[int, int]:
        while owner[key] != key:
            key = owner[key]
        return key

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and not barred(down[xs[c + 1]], ys[r], ys[r + 1]):
                _tie(owner, root((r, c)), root((r, c + 1)))
            if r + 1 < rows and not barred(across[ys[r + 1]], xs[c], xs[c + 1]):
                _tie(owner, root((r, c)), root((r + 1, c)))
    parts: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for key in owner:
        parts.setdefault(root(key), []).append(key)
    cells = []
    for keys in parts.values():
        r0, r1 = min(k[0] for k in keys), max(k[0] for k in keys)
        c0, c1 = min(k[1] for k in keys), max(k[1] for k in keys)
        if ys[r1 + 1] - ys[r0] >= _LOW and xs[c1 + 1] - xs[c0] >= _LOW:
            cells.append(Cell(r0, c0, xs[c0], xs[c1 + 1], ys[r0], ys[r1 + 1], c1 - c0 + 1, r1 - r0 + 1))
    return Grid(tuple(sorted(cells, key=lambda c: (c.row, c.column))), tuple(xs), xs[0], xs[-1], ys[0], ys[-1])


def _tie(owner: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]) -> None:
    if a != b:
        owner[max(a, b)] = min(a, b)


def _open_grids(flat: list[Rule], grids: list[Grid]) -> list[Grid]:
    """Return tables ruled by lines across alone: three or more of the same length, one under another."""
    free = [r for r in flat if not any(g.top - _SNAP <= r.top <= g.bottom + _SNAP for g in grids)]
    by_ends: list[list[Rule]] = []
    for rule in sorted(free, key=lambda r: r.top):
        for group in by_ends:
            if abs(group[0].x0 - rule.x0) <= _SNAP and abs(group[0].x1 - rule.x1) <= _SNAP:
                group.append(rule)
                break
        else:
            by_ends.append([rule])
    found = []
    for group in by_ends:
        ys = _places(r.top for r in group)
        if len(ys) >= 3:
            x0, x1 = group[0].x0, group[0].x1
            cells = tuple(Cell(i, 0, x0, x1, top, bottom) for i, (top, bottom) in enumerate(itertools.pairwise(ys)))
            found.append(Grid(cells, (x0, x1), x0, x1, ys[0], ys[-1], True))
    return found
