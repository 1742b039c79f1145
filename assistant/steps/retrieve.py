"""Retrieve: the paragraphs of the area and of national guidance that fit the question best."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.reading.defined import Defined
from assistant.reading.follow_up import fresh, searches
from assistant.reading.going_on import SECTION, Places, cited_in
from assistant.reading.verses import places_in, standing_at
from assistant.turn import Support, Turn
from corpus.catalogue import NATIONAL
from corpus.paragraph import Paragraph
from corpus.refs import ParagraphRef
from index.snapshot import Hit, Snapshot

_LIMIT = 12  # paragraphs
_REPLY = 300  # characters of an answer
_NEAR = 0.72  # likeness from which what was found is near enough
_OF_A_CLAIM = 3  # paragraphs looked at for what a question takes for granted
_OTHERS = 6  # paragraphs of all areas
_CITED = 4  # paragraphs nearest to an answer, one of which it cites
_REWORDED = 0.6  # cosine from which an answer that quotes no whole sentence says what a paragraph does
_BESIDE = 0.5  # weight of a later question with the conversation's topic before it, where it stands on its own
_FOLLOWED = 60  # paragraphs nearest to a follow-up's own words


@dataclass(frozen=True)
class Retrieve:
    """Search the snapshot; the area filter stands before any ranking."""

    snapshot: Snapshot
    defined: Defined
    places: Places

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with the paragraphs found, best first; of several areas asked about, each has its best."""
        understood = turn.understood
        assert understood is not None
        areas = {*understood.areas, NATIONAL} if understood.areas else None
        question, also = understood.search, understood.also
        hits = list(self.snapshot.search(question, words=also, areas=areas, limit=_LIMIT))
        follows = (understood.own or question) if turn.screened.history else ""
        near = self.snapshot.search(follows, areas=areas, limit=_FOLLOWED) if follows else ()
        own = {hit.ref: hit.told for hit in near}  # what sentences are known to answer of its own words
        cited = self._cited(turn, areas)
        if understood.own or cited or understood.beside:
            hits = self._followed(turn, hits, areas, [hit for hit in near if self.places.near(cited, hit.ref)], cited)
        if len(understood.areas) > 1:
            heard = {self._area(hit) for hit in hits}
            for area in areas or ():
                if area not in heard:
                    hits += self.snapshot.search(question, words=also, areas={area}, limit=1)
        whole = self.snapshot.search(understood.beside, areas=areas, limit=_FOLLOWED) if understood.beside else ()
        told = {hit.ref: hit.told for hit in whole}
        hits = [replace(hit, told=told.get(hit.ref, hit.told)) for hit in hits]
        support = [
            replace(self._support(hit), told_own=own.get(hit.ref, ()), goes_on=self.places.near(cited, hit.ref))
            for hit in hits
        ]
        read = self._asked_for(turn, areas)
        top = max((one.score for one in support), default=1.0)
        placed = [Support(one, self._area_of(one.ref.book), top, 1.0, asked_for=True) for one in read]
        placed += self._defining(turn, support, top)
        read = (*read, *(one.paragraph for one in placed))
        others = [one for one in support if one.paragraph not in read]
        assumed = self.snapshot.search(turn.assumed, areas=areas, limit=_OF_A_CLAIM) if turn.assumed else ()
        return replace(
            turn,
            support=(*placed, *others),
            support_of_assumed=tuple(self._support(hit) for hit in assumed),
            held_elsewhere=self._elsewhere(turn, support),
        )

    def _elsewhere(self, turn: Turn, support: list[Support]) -> float:
        """Return how like the question is to what other areas' documents are known to answer.

        It is looked up only where nothing near was found in the areas asked about, and none of it is ever shown.
        """
        assert turn.understood is not None
        own = max((one.likeness for one in support), default=-1.0)
        if own >= _NEAR or not turn.understood.areas:
            return -1.0
        hits = self.snapshot.search(turn.understood.search, words=turn.understood.also, limit=_OTHERS)
        return max((hit.likeness for hit in hits), default=-1.0)

    def _asked_for(self, turn: Turn, areas: set[str] | None) -> tuple[Paragraph, ...]:
        """Return the paragraphs that the question asks to read by their place."""
        question = turn.screened.question
        places = places_in(question)
        if not places:
            return ()
        return standing_at(places, question, areas or (), self.snapshot.paragraphs, self.snapshot.catalogue)

    def _defining(self, turn: Turn, support: list[Support], top: float) -> Iterator[Support]:
        """Yield the paragraphs that define the term that is asked about."""
        understood = turn.understood
        assert understood is not None
        found = {one.paragraph.ref: one for one in support}
        for each in self.defined.asked_in(understood.search, understood.intent, understood.areas):
            ref = each.proof.quote.ref.paragraph
            one = found.get(ref) or Support(self.snapshot.paragraphs[str(ref)], each.area, top, 1.0)
            yield replace(one, score=top, likeness=1.0, defines=each.proof.quote.words)

    def _cited(self, turn: Turn, areas: set[str] | None) -> tuple[ParagraphRef, ...]:
        """Return the paragraphs that the answer just before cites; none where somebody says that the topic changes."""
        if fresh(turn.ask.question):
            return ()
        reply = turn.screened.replies[-1] if turn.screened.replies else ""
        found = self.snapshot.search(reply[:_REPLY], areas=areas, limit=_CITED) if reply else ()
        cited = tuple(cited_in(reply, (self.snapshot.paragraphs[str(hit.ref)] for hit in found)))
        return cited or tuple(hit.ref for hit in found[:1] if hit.cosine >= _REWORDED)

    def _followed(
        self, turn: Turn, hits: list[Hit], areas: set[str] | None, near: list[Hit], cited: tuple[ParagraphRef, ...]
    ) -> list[Hit]:
        """Return the hits of a follow-up ranked again: by its own words too, and by what was answered before it.

        What stands near to what was cited is looked at too.
        """
        assert turn.understood is not None
        score = {hit.ref: hit.score for hit in hits}
        found = {hit.ref: hit for hit in hits}
        reply = turn.screened.replies[-1] if turn.screened.replies else ""
        also = ((turn.understood.beside, _BESIDE),) if turn.understood.beside else ()
        for question, weight in (*searches(turn.understood.search, turn.understood.own, reply)[1:], *also):
            for other in self.snapshot.search(question, areas=areas, limit=_LIMIT):
                found.setdefault(other.ref, other)
                score[other.ref] = score.get(other.ref, 0.0) + weight * other.score
        for other in near:
            found.setdefault(other.ref, other)
            score.setdefault(other.ref, other.score)
        ranked = sorted(found.values(), key=lambda hit: -score[hit.ref])
        beside = [hit for hit in ranked[_LIMIT:] if self.places.near(cited, hit.ref) >= SECTION]
        kept = ranked[:_LIMIT] + beside[:_LIMIT]
        return [replace(hit, score=score[hit.ref]) for hit in kept]

    def _area(self, hit: Hit) -> str:
        return self._area_of(hit.ref.book)

    def _area_of(self, document: str) -> str:
        return self.snapshot.catalogue.document(document).area

    def _support(self, hit: Hit) -> Support:
        return Support(
            paragraph=self.snapshot.paragraphs[str(hit.ref)],
            area=self._area(hit),
            score=hit.score,
            cosine=hit.cosine,
            likeness=hit.likeness,
            sentences=hit.sentences,
            told=hit.told,
            added=self.snapshot.catalogue.document(hit.ref.book).added,
        )
