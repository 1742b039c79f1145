"""In order: what one paragraph says stands together, as it is printed, its items after the words they complete."""

from collections.abc import Mapping

from assistant.statement import Origin, Slice, Statement

Statements = tuple[Statement, ...]


def in_order(points: Statements, sources: Mapping[str, str]) -> Statements:
    """Return the points, those of a paragraph where its first one stands; `sources` are the texts of the books."""
    together: dict[object, list[Statement]] = {}
    for number, point in enumerate(points):
        together.setdefault(_paragraph(point) or number, []).append(point)
    return tuple(one for group in together.values() for one in _as_printed(group, sources))


def _paragraph(point: Statement) -> str:
    """Return the paragraph whose own words a point is, or "" where it is made of others."""
    refs = {str(piece.paragraph.ref) for piece in point.slices}
    return refs.pop() if point.origin is Origin.DOCUMENT and len(refs) == 1 else ""


def _as_printed(group: list[Statement], sources: Mapping[str, str]) -> list[Statement]:
    """Return what a paragraph says, in its order; of several items, none keeps the words that announce them all."""
    pieces = {piece: point.opening for point in group for piece in point.slices}
    if sum(map(_is_item, pieces)) > 1:
        group = [Statement.of((piece,), sources, opening) for piece, opening in pieces.items()]
    return sorted(group, key=lambda point: point.slices[-1].start) if len(group) > 1 else group


def _is_item(piece: Slice) -> bool:
    return any(item.start <= piece.start and piece.end <= item.end for item in piece.paragraph.items)
