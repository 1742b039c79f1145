"""Shapes of rules: their JSON form, the same on every face."""

from typing import Any
from urllib.parse import quote as escaped

from corpus.catalogue import Catalogue
from corpus.rules.rule import Proof, Rule


def rule_shape(rule: Rule, catalogue: Catalogue) -> dict[str, Any]:
    """Return a rule with its citations: the first states the fact, the others what it leaves out."""
    return {
        "id": rule.id,
        "area": rule.area,
        "document": rule.document,
        "topic": rule.topic,
        "kind": rule.kind,
        "says": rule.says,
        "duty": rule.duty,
        "amount": rule.amount,
        "amount_to": rule.amount_to,
        "value": rule.value,
        "unit": rule.unit,
        "bound": rule.bound,
        "event": rule.event or None,
        "actor": rule.actor or None,
        "counts_from": rule.counts_from,
        "strength": rule.strength,
        "word": rule.word or None,
        "exceptions": rule.exceptions or None,
        "status": rule.status,
        "edition": rule.edition,
        "replaced_by": rule.replaced_by,
        "same_as": rule.same_as,
        "differs_from": list(rule.differs_from),
        "checked_on": rule.checked_on.isoformat(),
        "citations": citations_of(rule, catalogue),
    }


def citations_of(rule: Rule, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the words that prove a rule, with their places: the first state the fact."""
    return [_citation(proof, catalogue) for proof in rule.proofs]


def _citation(proof: Proof, catalogue: Catalogue) -> dict[str, Any]:
    quote = proof.quote
    document = catalogue.document(quote.ref.book)
    anchor = quote.ref.label + (f"/{quote.ref.item}" if quote.ref.item else "")
    return {
        "document": document.id,
        "ref": str(quote.ref),
        "label": proof.label,
        "quote": quote.words,
        "title": document.title,
        "edition": document.edition_name,
        "status": document.status,
        "url": f"/documents/{catalogue.address(document)}#{escaped(anchor, safe='/')}",
        "start": quote.start,
        "end": quote.end,
    }
