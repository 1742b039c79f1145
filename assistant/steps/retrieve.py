"""Retrieve: the paragraphs of the area and of national guidance that fit the question best."""

from dataclasses import dataclass, replace

from assistant.turn import Support, Turn
from corpus.catalogue import NATIONAL
from index.snapshot import Snapshot

_LIMIT = 12  # paragraphs


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
        hits = snapshot.search(understood.question, areas=areas, limit=_LIMIT)
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
