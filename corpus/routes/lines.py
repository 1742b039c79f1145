"""Lines of a route: one thing to do or to know, with the words of a document that carry it."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from corpus.carried import check_carries, check_own, duties, figures, stands_in
from corpus.cited import Cited, Library
from corpus.errors import RuleError
from corpus.plain_yaml import Entry

NOT_STATED = "not stated"
_AT_ONCE = re.compile(r"\b(?:immediate(?:ly)?|without delay|soon|same day|timely|current)\b")
_DAYS = re.compile(r"(?<!working )(?<!calendar )\bdays?\b", re.IGNORECASE)
_SOFT = ("ideally", "good practice", "best practice", "expected")  # they qualify a “should” beside them


class Part(StrEnum):
    """What a line tells, in the order in which people need it."""

    DO = "do"
    HOW = "how"  # the channel
    WHEN = "when"  # the time limit
    READY = "ready"
    WHO = "who"  # the next actor
    NEXT = "next"
    ELSE = "else"  # what if it does not work, or somebody disagrees
    KNOW = "know"  # on what condition, and what not to assume


HEADINGS = {
    Part.DO: "What to do",
    Part.HOW: "How",
    Part.WHEN: "By when",
    Part.READY: "Have ready",
    Part.WHO: "Who acts next",
    Part.NEXT: "What happens next",
    Part.ELSE: "If it does not work",
    Part.KNOW: "Good to know",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence for people; with no `cited` it is the product's own, and shown as such."""

    part: Part
    text: str
    cited: tuple[Cited, ...]
    limit: str = ""  # as printed, with its unit: "within one hour", "immediately"
    counts_from: str = ""  # as printed, or "not stated"; "" where nothing is counted

    @classmethod
    def of(cls, entry: Entry) -> "Line":
        """Read a line and check that its quote states each of its figures and duty words."""
        if "own" in entry:
            entry.expect("part own")
            check_own(entry.place, entry.text("own"))
            return cls(_part(entry), entry.text("own"), ())
        entry.expect("part text ref label quote", "limit counts_from also")
        cited = (Cited.of(entry), *(Cited.of(each) for each in entry.entries("also")))
        line = cls(_part(entry), entry.text("text"), cited, entry.text("limit"), entry.text("counts_from"))
        check_carries(entry.place, line.text, line.words)
        line._check_limit(entry.place)
        return line

    def proved(self, library: Library) -> "Line":
        """Return the same with its quotes; RuleError when they do not stand where they should."""
        return replace(self, cited=tuple(each.proved(library) for each in self.cited))

    @property
    def own(self) -> bool:
        """Whether the sentence is the product's own."""
        return not self.cited

    @property
    def words(self) -> str:
        """All words quoted for the line."""
        return " … ".join(each.words for each in self.cited)

    @property
    def strength(self) -> str:
        """The duty word that gives the line its force, as printed, or "none"."""
        kept = duties(self.text)
        return next((word for word in (*_SOFT, *kept) if word in kept), "none")

    @property
    def note(self) -> str:
        """What the printed time limit leaves open; "" when nothing."""
        open_days = figures(self.limit) and _DAYS.search(self.limit)
        gaps = ["whether these are working or calendar days"] if open_days else []
        gaps += ["from when this counts"] if self.counts_from == NOT_STATED else []
        return f"The document does not say {' or '.join(gaps)}." if gaps else ""

    def _check_limit(self, place: str) -> None:
        words = self.words
        if not self.limit:
            if self.counts_from or self.part is Part.WHEN:
                raise RuleError(f"{place}: the line has no “limit”. Add it as printed.")
            return
        if not stands_in(self.limit, words):
            raise RuleError(f"{place}: the limit “{self.limit}” does not stand in the quote. Correct one of them.")
        if not figures(self.limit) and not _AT_ONCE.search(self.limit):
            raise RuleError(f"{place}: “{self.limit}” is not a time limit. Correct it.")
        if figures(self.limit) and not self.counts_from:
            raise RuleError(f"{place}: say what “{self.limit}” counts from, or “not stated”.")
        if self.counts_from not in ("", NOT_STATED) and not stands_in(self.counts_from, words):
            raise RuleError(f"{place}: “{self.counts_from}” does not stand in the quote. Correct one of them.")
        for figure in figures(self.limit):
            if not stands_in(figure, self.text):
                raise RuleError(f"{place}: the line leaves out its limit “{self.limit}”. Say it.")


def _part(entry: Entry) -> Part:
    try:
        return Part(entry.text("part"))
    except ValueError as exc:
        raise RuleError(f"{entry.place}: “{entry.text('part')}” is not a part. There are: {', '.join(Part)}.") from exc
