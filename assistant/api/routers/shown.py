"""How rules are shown over HTTP."""

from typing import Any

from corpus.rule import Rule


def cited(rule: Rule) -> list[dict[str, str]]:
    """Return a rule's proofs as citations: document, reference, label and exact words."""
    return [
        {
            "document": proof.quote.ref.document,
            "ref": str(proof.quote.ref),
            "label": proof.label,
            "quote": proof.quote.words,
        }
        for proof in rule.proofs
    ]


def shown(rule: Rule) -> dict[str, Any]:
    """Return a rule with its citations."""
    return {
        "id": rule.id,
        "area": rule.area,
        "document": rule.document,
        "kind": str(rule.kind),
        "topic": rule.topic,
        "duty": rule.duty,
        "amount": rule.amount,
        "amount_to": rule.amount_to,
        "value": rule.value,
        "unit": rule.unit,
        "bound": str(rule.bound) if rule.bound else None,
        "counts_from": rule.counts_from,
        "strength": str(rule.strength),
        "word": rule.word,
        "exceptions": rule.exceptions,
        "says": rule.says,
        "status": str(rule.status),
        "edition": rule.edition,
        "replaced_by": rule.replaced_by,
        "checked_on": rule.checked_on.isoformat(),
        "citations": cited(rule),
    }
