"""Retrieve: the paragraphs of the area and of national guidance that fit the question best."""

import re
from dataclasses import dataclass, replace

from assistant.turn import Support, Turn
from corpus.catalogue import NATIONAL
from index.snapshot import Snapshot

_LIMIT = 12  # paragraphs
_ASKING = r"(?=(?:how|what|who|when|where|why|which|do|does|is|are|can|must|should)\b)"
_JOINTS = re.compile(rf"\?\s+|[:;,]?\s+(?:and|n|&|plus|then)\s+{_ASKING}|[:;]\s+{_ASKING}", re.IGNORECASE)
_PART = 4  # words: what is shorter is no question of its own


def parts_of(question: str) -> tuple[str, ...]:
    """Return the questions that one message puts together; none where it is one question."""
    parts = tuple(part.strip() for part in _JOINTS.split(question) if len(part.split()) >= _PART)
    return parts if len(parts) > 1 else ()


@dataclass(frozen=True)
class Retrieve:
    """Search the snapshot; the area filter stands before any ranking."""

    snapshot: Snapshot

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with the paragraphs found, best first."""
        snapshot = self.snapshot
        understood = turn.understood
        assert understood is not None
        areas = {*understood.areas, NATIONAL} if understood.areas else None
        area_of = {document.id: document.area for document in snapshot.catalogue.documents}
        hits = list(snapshot.search(understood.question, areas=areas, limit=_LIMIT))
        for part in reversed(parts_of(understood.question)):  # each part's best stands near the top
            best = snapshot.search(part, areas=areas, limit=1)[0]
            hits = [hits[0], *([best] if best.ref != hits[0].ref else []), *(h for h in hits[1:] if h.ref != best.ref)]
        support = tuple(
            Support(
                paragraph=snapshot.paragraphs[str(hit.ref)],
                area=area_of[hit.ref.document],
                score=hit.score,
                cosine=hit.cosine,
                likeness=hit.likeness,
                about=hit.about,
                sentences=hit.sentences,
            )
            for hit in hits
        )
        return replace(turn, support=support)
