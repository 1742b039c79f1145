"""Verify: every citation stands where it says, and every figure and duty word in what it cites."""

from dataclasses import dataclass

from assistant.rephrase.fault import fault_of
from assistant.statement import Origin, Statement, counted_words
from assistant.turn import Draft, Turn
from corpus.days.durations import Unit
from corpus.errors import QuoteError, RefError, VerseError
from corpus.figures import duties, figures
from corpus.numbers import numbers_in
from corpus.quote import Quote, quotes_of
from corpus.text import matchable
from index.snapshot import Snapshot


class Unproved(VerseError):
    """An answer that is not proved by what it cites; it is not shown."""


@dataclass(frozen=True)
class Verify:
    """Check a draft; an answer with one statement that does not hold is not given at all."""

    snapshot: Snapshot

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn as it came; raise Unproved when a statement does not hold."""
        assert turn.draft is not None
        for statement in statements_of(turn.draft):
            self.check(statement)
        return turn

    def check(self, statement: Statement) -> None:
        """Raise Unproved when a statement is not carried by its quotes."""
        if statement.origin is Origin.PRODUCT:
            if statement.quotes:
                raise Unproved("The product's own text must not carry a citation.")
            return
        if not statement.quotes:
            raise Unproved(f"A statement has no citation: “{statement.text}”")
        for quote in statement.quotes:
            self._stands(quote)
        if statement.origin is Origin.FINDING:
            self._found(statement)
            return
        if statement.origin is Origin.COUNTED:
            self._counted(statement)
            return
        cited = " ".join(quote.words for quote in statement.quotes)
        missing = figures(statement.text) - figures(cited)
        if missing:
            raise Unproved(f"The cited words do not hold {', '.join(sorted(missing))}: “{statement.text}”")
        missing = duties(statement.text) - duties(cited)
        if missing:
            raise Unproved(f"The cited words do not say “{', '.join(sorted(missing))}”: “{statement.text}”")
        if statement.origin in (Origin.DOCUMENT, Origin.REPHRASED):
            self._own_words(statement)

    def _stands(self, quote: Quote) -> None:
        """Check that the paragraph exists, the place lies in it, and the words stand there."""
        snapshot = self.snapshot
        try:
            paragraph = snapshot.paragraphs[str(quote.ref.paragraph)]
            if quote.ref.item:
                paragraph.item(quote.ref.item)
            quote.check(snapshot.source(quote.ref.book))
        except KeyError as exc:
            raise Unproved(f"There is no paragraph {quote.ref}.") from exc
        except (QuoteError, RefError) as exc:
            raise Unproved(str(exc)) from exc
        spans = paragraph.raw_spans(0, len(paragraph.text))
        if not (min(a for a, _ in spans) <= quote.start and quote.end <= max(b for _, b in spans)):
            raise Unproved(f"{quote.ref}: characters {quote.start}-{quote.end} stand outside the paragraph.")

    def _counted(self, statement: Statement) -> None:
        """Check that the dates are the calendar's, and that the time it counted stands in the quotes."""
        deadline, cited = statement.deadline, " ".join(quote.words for quote in statement.quotes)
        if deadline is None or statement.text != counted_words(deadline):
            raise Unproved(f"A date is not the calendar's: “{statement.text}”")
        duration = deadline.duration
        printed = any(number.low == duration.least and number.high == duration.most for number in numbers_in(cited))
        if not printed and duration.unit is not Unit.SAME_DAY:
            raise Unproved(f"Nothing cited holds {duration}: “{statement.text}”")

    def _found(self, statement: Statement) -> None:
        """Check the figures of what was found of the documents: in the quotes, or in what names their places.

        That something is not said can stand in no quote; its proof is made when the finding is loaded.
        """
        known = set()
        for quote in statement.quotes:
            paragraph = self.snapshot.paragraphs[str(quote.ref.paragraph)]
            document = self.snapshot.catalogue.document(quote.ref.book)
            named = (quote.words, paragraph.label, *paragraph.headings, document.title, document.short_title)
            known |= figures(" ".join((*named, paragraph.edition, document.edition, document.edition_name)))
        missing = {figure for figure in figures(statement.text) - known if figure[0].isdigit() and "." not in figure}
        if missing:
            raise Unproved(f"Nothing cited holds {', '.join(sorted(missing))}: “{statement.text}”")

    def _own_words(self, statement: Statement) -> None:
        """Check that a document's statement is its words, or says the same and nothing else, and cites all of them."""
        snapshot = self.snapshot
        words = " ".join(piece.text for piece in statement.slices)
        if statement.origin is Origin.REPHRASED:
            fault = fault_of(statement.unopened().text, words)
            if fault:
                raise Unproved(f"A statement does not say what the document says ({fault}): “{statement.text}”")
        elif matchable(statement.text) != matchable(f"{statement.opening} {words}"):
            raise Unproved(f"A statement is not the document's words: “{statement.text}”")
        wanted: list[Quote] = []
        for piece in statement.slices:
            stored = snapshot.paragraphs.get(str(piece.paragraph.ref))
            if stored is None or stored.text != piece.paragraph.text:
                raise Unproved(f"There is no paragraph {piece.paragraph.ref} with these words.")
            wanted += quotes_of(stored, piece.start, piece.end, snapshot.source(stored.ref.book))
        if tuple(wanted) != statement.quotes:
            raise Unproved(f"A statement does not cite the words it is made of: “{statement.text}”")


def statements_of(draft: Draft) -> tuple[Statement, ...]:
    """Return every statement of a draft, alerts and nearest paragraphs too."""
    said = [statement for _, statements in draft.alerts for statement in statements]
    return (*draft.lead, *draft.points, *said, *draft.nearest)
