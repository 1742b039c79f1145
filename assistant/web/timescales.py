"""The timescales page: every rule of the documents in one table, narrowed by plain filters."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict

from assistant import words
from assistant.api.state import Open
from assistant.api.timescales import Timescales
from assistant.screening.personal_data import redact
from assistant.shapes.rules import citations_of
from assistant.web.pager import Pager
from assistant.web.render import page, sentence
from assistant.web.rule_words import KINDS, NONE, counted_from, kinds_of, limit_of
from assistant.web.word_search import LIMIT, Sought, words_in
from corpus.catalogue import Catalogue
from corpus.days.due import tells_time, why_undated
from corpus.rules.rule import Rule
from corpus.rules.rulebook import Rulebook

router = APIRouter(include_in_schema=False)

ROWS = 50  # of the table on one page

Chosen = Mapping[str, str]


class Filters(BaseModel):
    """What was chosen and typed; nothing is checked yet."""

    model_config = ConfigDict(frozen=True)

    area: str = ""
    document: str = ""
    topic: str = ""
    word: str = ""
    unit: str = ""
    kind: str = ""
    q: str = ""
    page: str = ""

    @property
    def chosen(self) -> dict[str, str]:
        """The filters that were set."""
        set_to = self.model_dump(exclude={"page"})
        return {name: value.strip() for name, value in set_to.items() if value.strip()}


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing by which rules are narrowed, and the values it has here, named, in the order of the list."""

    name: str  # of its field
    label: str
    all: str  # what not choosing it is called
    names: Mapping[str, str]
    values: Callable[[Rule], Sequence[str]]


@router.get("/timescales")
def timescales(filters: Annotated[Filters, Query()], assistant: Open, request: Request) -> HTMLResponse:
    """Show the rules that the filters leave, those that tell a time first."""
    times = Timescales.of(assistant, request)
    catalogue, rulebook = assistant.snapshot.catalogue, times.rulebook
    facets = _facets(rulebook, catalogue)
    wrong = dict(_wrong(filters, facets))
    chosen = {name: value for name, value in filters.chosen.items() if name not in wrong}
    found = _holding(rulebook, chosen.get("q", ""))
    q, personal = _safe(filters.q, rulebook) if not found else (filters.q, ())
    rules = sorted((rule for rule in found if _passes(rule, facets, chosen)), key=lambda rule: not tells_time(rule))
    pager = Pager.at(filters.page, len(rules), ROWS)
    return page(
        "timescales.html",
        422 if wrong else 200,
        rows=[_row(rule, rulebook, catalogue) for rule in rules[pager.here]],
        count=len(rules),
        pager=pager,
        base=f"/timescales?{urlencode({**chosen, 'page': ''})}",
        total=len(rulebook.rules),
        facets=facets,
        options={facet.name: list(_options(facet, facets, chosen, found)) for facet in facets},
        chosen=filters.chosen,
        without=list(_without(facets, {**chosen, "q": q} if "q" in chosen else chosen)),
        q=q,
        personal=words.SEARCH_PERSONAL.format(kinds=", ".join(personal)) if personal else "",
        wrong=wrong,
        documents=catalogue.by_id,
        words=words,
        rulebook=rulebook.version,
    )


def _facets(rulebook: Rulebook, catalogue: Catalogue) -> tuple[Facet, ...]:
    rules = rulebook.rules
    topics = rulebook.facets.topics
    printed = sorted({_word(rule) for rule in rules} - {NONE})
    units = sorted({rule.unit for rule in rules} - {""})
    return (
        Facet("area", "Area", "All areas", {area.id: area.name for area in catalogue.areas}, lambda r: [r.area]),
        Facet(
            "document",
            "Document",
            "All documents",
            {each.id: each.short_title for each in catalogue.leading},
            lambda rule: [rule.document],
        ),
        Facet(
            "topic",
            "Matter",
            "All matters",
            dict(sorted({rule.topic: sentence(topics[rule.topic]) for rule in rules}.items(), key=lambda i: i[1])),
            lambda rule: [rule.topic],
        ),
        Facet(
            "word",
            "Duty word",
            "All duty words",
            {word: word for word in printed} | {NONE: words.NO_DUTY_WORD},
            lambda rule: [_word(rule)],
        ),
        Facet(
            "unit",
            "Unit as printed",
            "All units",
            {unit: unit for unit in units} | {NONE: "no unit"},
            lambda rule: [rule.unit or NONE],
        ),
        Facet("kind", "What it tells", "All of them", KINDS, kinds_of),
    )


def _word(rule: Rule) -> str:
    return rule.word.casefold() or NONE


def _wrong(filters: Filters, facets: Sequence[Facet]) -> Iterator[tuple[str, str]]:
    for facet in facets:
        value = filters.chosen.get(facet.name)
        if value is not None and value not in facet.names:
            yield facet.name, words.CHOOSE_LISTED
    q = filters.q.strip()
    if len(q) > LIMIT:
        yield "q", words.SEARCH_TOO_LONG.format(limit=LIMIT)
    elif q and not words_in(q):
        yield "q", words.TYPE_WORDS


def _passes(rule: Rule, facets: Sequence[Facet], chosen: Chosen, but: str = "") -> bool:
    return all(
        chosen[facet.name] in facet.values(rule) for facet in facets if facet.name in chosen and facet.name != but
    )


def _options(facet: Facet, facets: Sequence[Facet], chosen: Chosen, found: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """Yield each value of a facet, with its name and how many rules choosing it would leave."""
    others = [rule for rule in found if _passes(rule, facets, chosen, but=facet.name)]
    yield "", f"{facet.all} ({len(others)})"
    counts = Counter(value for rule in others for value in facet.values(rule))
    for value, name in facet.names.items():
        if counts[value] or value == chosen.get(facet.name):
            yield value, f"{name} ({counts[value]})"


def _without(facets: Sequence[Facet], chosen: Chosen) -> Iterator[dict[str, str]]:
    """Yield each filter that was set, with the address of the page without it."""
    named = {facet.name: (facet.label, facet.names) for facet in facets} | {"q": ("Words", {})}
    for name, value in chosen.items():
        label, names = named[name]
        rest = urlencode({other: kept for other, kept in chosen.items() if other != name})
        yield {"label": label, "value": names.get(value, value), "address": f"/timescales?{rest}".rstrip("?")}


def _holding(rulebook: Rulebook, typed: str) -> list[Rule]:
    """Return the rules that have all the words typed in what they say, quote, or are about."""
    sought = Sought.of(typed)
    if not sought.words:
        return list(rulebook.rules)
    return [rule for rule in rulebook.rules if sought.all_in(*_texts(rule, rulebook))]


def _texts(rule: Rule, rulebook: Rulebook) -> tuple[str, ...]:
    quotes = (part for proof in rule.proofs for part in (proof.quote.words, proof.label))
    return (rule.says, rulebook.facets.topics[rule.topic], limit_of(rule), *quotes)


def _safe(typed: str, rulebook: Rulebook) -> tuple[str, tuple[str, ...]]:
    """Return words that no rule has without the personal data in them, and of what kinds that was."""
    own = {word for rule in rulebook.rules for text in _texts(rule, rulebook) for word in words_in(text)}
    redacted = redact(typed, own)
    return redacted.text, redacted.kinds


def _row(rule: Rule, rulebook: Rulebook, catalogue: Catalogue) -> dict[str, Any]:
    topics = rulebook.facets.topics
    return {
        "id": rule.id,
        "says": rule.says,
        "topic": rule.topic,
        "matter": sentence(topics[rule.topic]),
        "word": rule.word,
        "limit": limit_of(rule),
        "counts_from": counted_from(rule),
        "area": catalogue.area(rule.area).name,
        "status": rule.status,
        "citations": citations_of(rule, catalogue),
        "differs": bool(rule.differs_from),
        "exceptions": rule.exceptions,
        "runs": not why_undated(rule),
    }
