"""Areas in words: which authority a question names."""

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.catalogue import NATIONAL, Catalogue
from corpus.known.absent import Elsewhere

_AT = r"(?:(?<=\bin )|(?<=\bfor )|(?<=\bat )|(?<=\bfrom ))"
_INITIALS = 2  # letters
_COMES_OR_GOES = re.compile(
    r"\b(?:from|to|into|out of|via|near|like|with|under|liv(?:es?|ing|ed) in|placed in|born in|(?:gp|school|nursery) in"
    r"|moved|left)\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class AreaNames:
    """The names people use for each area, as patterns."""

    catalogue: Catalogue
    others: Elsewhere  # places whose documents are not held

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        pairs = []
        for area in self.catalogue.areas:
            for name in sorted({area.name, *area.names}, key=len, reverse=True):
                pairs.append((area.id, re.compile(self._written(area.id, name) or _pattern(name))))
        return tuple(sorted(pairs, key=lambda pair: -len(pair[1].pattern)))

    @cached_property
    def _plain(self) -> tuple[re.Pattern[str], ...]:
        """Patterns of the names that say nothing but where: no body's initials, which a question may be about."""
        names = {name for area in self.catalogue.areas for name in (area.name, *area.names)}
        places = [name for name in names if all(word[1:].islower() or word in {"and"} for word in name.split())]
        places.sort(key=len, reverse=True)
        areas = self.catalogue.areas
        exact = {name: self._written(area.id, name) for area in areas for name in (area.name, *area.names)}
        patterns = (exact[name] or rf"(?i:(?<!\w){re.escape(name)}(?!\w))" for name in places)
        return tuple(re.compile(rf"(?:\b[Ii]n )?{pattern}") for pattern in patterns)

    @cached_property
    def _shipped(self) -> frozenset[str]:
        return frozenset(document.area for document in self.catalogue.documents if not document.added)

    def _written(self, area: str, name: str) -> str:
        """Return the pattern of an added area's name of one word: it may be an ordinary one, like Reading."""
        if area in self._shipped or area == NATIONAL or " " in name or "-" in name:
            return ""
        return rf"(?<!\w)(?:{re.escape(name.capitalize())}|{re.escape(name.upper())})(?!\w)"

    def named(self, text: str) -> tuple[str, ...]:
        """Return the areas a text names, in the order they stand; the longest name wins where two overlap."""
        taken = [False] * len(text)
        found: list[tuple[int, str]] = []
        for area, pattern in self._patterns:
            for match in pattern.finditer(text):
                if not any(taken[match.start() : match.end()]):
                    taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                    found.append((match.start(), area))
        return tuple(dict.fromkeys(area for _, area in sorted(found)))

    def elsewhere(self, text: str) -> tuple[str, ...]:
        """Return the authorities that a text names and whose documents are not held; the longest name wins."""
        pattern = self._elsewhere
        return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text))) if pattern else ()

    def asked_elsewhere(self, text: str) -> tuple[str, ...]:
        """Return those of them that a question is put to; where somebody came from or goes to is another matter."""
        matches = list(self._elsewhere.finditer(text)) if self._elsewhere else []
        left = {m.group().casefold() for m in matches if _COMES_OR_GOES.search(text[: m.start()])}
        return tuple(dict.fromkeys(m.group() for m in matches if m.group().casefold() not in left))

    @cached_property
    def _elsewhere(self) -> re.Pattern[str] | None:
        held = {name.casefold() for area in self.catalogue.areas for name in (area.name, *area.names)}
        names = sorted((name for name in self.others.names if name.casefold() not in held), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I) if names else None

    def without(self, text: str) -> str:
        """Return the text without the names of areas: they say where, not what."""
        for pattern in (*self._plain, *((self._elsewhere,) if self._elsewhere else ())):
            text = pattern.sub(" ", text)
        return re.sub(r"\s+", " ", text).strip()

    def local(self, text: str) -> tuple[str, ...]:
        """Return the local areas a text names."""
        return tuple(area for area in self.named(text) if area != NATIONAL)


def _pattern(name: str) -> str:
    """Return the pattern of a name; "CE" is one, "ce" only after "in", "for" or "at"."""
    if len(name) > _INITIALS:
        return rf"(?i:(?<![\w@]){re.escape(name)}(?!\w))"
    return rf"(?<![\w@])(?:{re.escape(name)}|{_AT}{re.escape(name.lower())})(?!\w)"
