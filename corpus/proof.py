"""Proof: a rule's figure, duty word and sentence are held against the printed words."""

from collections.abc import Iterable

from corpus.errors import QuoteError
from corpus.holding import Holding
from corpus.known.stems import stem, words_of
from corpus.numbers import fragments, states
from corpus.paragraph import Paragraph
from corpus.quote import Quote, quotes_of
from corpus.refs import ParagraphRef
from corpus.rules.rule import NOT_STATED, Bound, Proof, Rule, Strength
from corpus.text import folded, matchable

_STRENGTH_WORDS = {
    Strength.MUST: ("must", "shall", "duty", "required", "requires", "require", "needs to", "need to", "imperative",
                    "essential", "incumbent", "responsible", "responsibility",
                    "cannot", "has to", "have to"),
    Strength.SHOULD: ("should", "shouldn't"),
    Strength.GOOD_PRACTICE: ("good practice", "best practice"),
    Strength.EXPECTATION: ("expectation", "expected", "ideally"),
    Strength.MAY: ("may", "can", "could", "might", "right to"),
    Strength.WILL: ("will", "will not", "won't"),
    Strength.NONE: ("",),
}  # fmt: skip

_BOUND_WORDS = {
    Bound.WITHIN: ("within", "over the next"),
    Bound.BY: ("by", "at"),
    Bound.AT_LEAST: ("at least", "minimum", "very least"),
    Bound.AT_MOST: ("no longer than", "not to exceed", "no more than", "maximum", "time limit", "exceeds"),
    Bound.LESS_THAN: ("less than",),
    Bound.ABOUT: ("approximately", "around", "about"),
    Bound.EVERY: ("every", "each", "annually", "monthly", "quarterly", "6-monthly"),
    Bound.AT_LEAST_EVERY: ("at least every", "at the very least"),
    Bound.AT_MOST_EVERY: ("at intervals of no more than", "at maximum intervals of"),
    Bound.BEFORE: ("before", "prior to", "in advance"),
    Bound.AFTER: ("after", "following"),
    Bound.UNDER: ("under", "not yet reached"),
    Bound.ON: ("on",),
    Bound.EXACTLY: ("",),
}

# Words that bind: none may stand in a sentence unless it stands in the quotes.
_DUTY = (
    "must", "should", "shall", "may", "can", "could", "cannot", "will", "might", "good practice", "best practice",
    "expected", "expectation", "required", "duty", "needs to", "need to", "has to", "have to", "ideally",
)  # fmt: skip

# Words that limit or deny: the same holds for the sentence of a rule.
_LIMITS = (
    "not", "no", "never", "only", "at least", "at most", "no longer than", "no more than", "not to exceed",
    "less than", "unless", "except", "within", "every", "before", "after", "always", "usually", "immediately",
    "without delay", "as soon as possible", "approximately", "maximum", "minimum", "exceptional",
)  # fmt: skip

# Words that only join: a sentence may use them though the document does not.
JOINING = frozenset(
    stem(word)
    for word in (
        "a an the of to in on at by for from with and or as is are be been was were has have had it its this that "
        "these those there their they them he she who whom which what when where while than then so such if into "
        "about between during through upon per also both each other do does done one"
    ).split()
)


def locate(paragraph: Paragraph, words: str, source: str) -> Quote:
    """Return the quote that these printed words are in a paragraph.

    Raises QuoteError when they do not stand there, stand there twice, or are broken apart in the source.
    """
    text, wanted = paragraph.text.replace("\n", " "), folded(words)
    start = text.find(wanted)
    if start < 0:
        raise QuoteError(f"“{words}” does not stand in {paragraph.ref}")
    if text.find(wanted, start + 1) >= 0:
        raise QuoteError(f"“{words}” stands in {paragraph.ref} more than once; quote more words")
    quotes = quotes_of(paragraph, start, start + len(wanted), source)
    if len(quotes) != 1:
        raise QuoteError(f"“{words}” is broken apart in the source of {paragraph.ref}; quote each side by itself")
    if quotes[0].words != wanted:
        raise QuoteError(f"the source of {paragraph.ref} prints “{quotes[0].words}”, not “{words}”")
    return quotes[0]


def proof(ref: ParagraphRef, words: str, holding: Holding) -> Proof:
    """Return words of a paragraph or item as proof; raise QuoteError when they do not stand exactly there."""
    paragraph = holding.paragraphs.get(str(ref.paragraph))
    if paragraph is None:
        raise QuoteError(f"there is no paragraph {ref.paragraph}")
    quote = locate(paragraph, words, holding.sources[ref.book])
    if quote.ref != ref:
        raise QuoteError(f"“{words}” stands in {quote.ref}, not in {ref}")
    item = paragraph.item(ref.item) if ref.item else None
    return Proof(quote, item.label if item else paragraph.label)


def faults(rule: Rule, headings: Iterable[str]) -> list[str]:
    """Return what of a rule its quotes do not prove; nothing when all is proved."""
    quotes = [proof.quote.words for proof in rule.proofs]
    everything = matchable(" … ".join(quotes))
    return [
        *_figure_faults(rule, quotes[0]),
        *_duty_faults(rule, everything),
        *(
            f"the {name} “{words}” does not stand in its quotes"
            for name, words in (("exception", rule.exceptions), ("start", _start(rule)), ("value", rule.value or ""))
            if words and matchable(words) not in everything
        ),
        *sentence_faults(rule.says, quotes, headings),
    ]


def sentence_faults(
    sentence: str, quotes: Iterable[str], context: Iterable[str] = (), *, binding_only: bool = False
) -> list[str]:
    """Return what a sentence says that the quotes do not: figures, words that bind or limit, then any other word.

    Other words may also stand in the context, such as the headings above a paragraph. With
    `binding_only` just figures and duty words are looked at, and the context may hold the figures too:
    that is for sentences that name paragraphs and editions.
    """
    words = matchable(" … ".join(quotes))
    if _stands(sentence.rstrip("."), words):
        return []  # the document's own words, whole
    figures = matchable(" … ".join((words, *context))) if binding_only else words
    found = [f"“{said}” is not in its quotes" for said in fragments(sentence) if not _stands(said, figures)]
    plain = matchable(sentence)
    binding = _DUTY if binding_only else (*_DUTY, *_LIMITS)
    found += [f"“{word}” is not in its quotes" for word in binding if _stands(word, plain) and not _stands(word, words)]
    if binding_only:
        return found
    known = {stem(word) for text in (words, *context) for word in words_of(text)} | JOINING
    strange = [word for word in words_of(sentence) if stem(word) not in known]
    return found + [f"“{word}” is neither in its quotes nor in its headings" for word in strange]


def _start(rule: Rule) -> str:
    return "" if rule.counts_from == NOT_STATED else rule.counts_from


def _figure_faults(rule: Rule, quote: str) -> list[str]:
    if rule.amount is not None:
        high = rule.amount if rule.amount_to is None else rule.amount_to
        if not states(quote, rule.amount, high, rule.unit):
            amount = rule.amount if rule.amount_to is None else f"{rule.amount} to {rule.amount_to}"
            return [f"the quote does not state “{amount} {rule.unit}”"]
        return []
    parts = rule.unit.partition(" (")[0].split(" … ")
    return [f"the quote does not state “{rule.unit}”" for part in parts if part and not _stands(part, matchable(quote))]


def _duty_faults(rule: Rule, quotes: str) -> list[str]:
    found = []
    word = matchable(rule.word)
    if not any(_stands(one, word) if one else not word for one in _STRENGTH_WORDS[rule.strength]):
        found.append(f"“{rule.word}” is not a word for “{rule.strength}”")
    if word and not _stands(word, quotes):
        found.append(f"the duty word “{rule.word}” does not stand in its quotes")
    if word and not _stands(word, matchable(rule.says)):
        found.append(f"the sentence leaves out the duty word “{rule.word}”")
    bounds = _BOUND_WORDS[rule.bound] if rule.bound else ("",)
    if not any(not one or _stands(one, quotes) for one in bounds):
        found.append(f"the quotes do not say “{rule.bound}”")
    return found


def _stands(words: str, text: str) -> bool:
    """Say whether words stand in a matchable text as whole words."""
    wanted = matchable(words)
    start = text.find(wanted)
    while start >= 0:
        around = text[start - 1 : start] + text[start + len(wanted) : start + len(wanted) + 1]
        if not any(letter.isalnum() for letter in around):
            return True
        start = text.find(wanted, start + 1)
    return False
