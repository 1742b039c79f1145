"""What an answer lacks of what an item of a set expects."""

from eval.facts import says


def wordings(fact):
    return fact if isinstance(fact, list) else [fact]


def wanting(item, answer):
    """Return what an answer lacks of what an item expects."""
    expect = item["expect"]
    kinds = {str(alert.kind) for alert in answer.alerts}
    said = " ".join((answer.answer.lead, *(p.text for p in answer.answer.points), *(a.text for a in answer.alerts)))
    cited = {citation.ref.partition("/")[0] for citation in answer.citations}
    gold = set(expect.get("gold", ()))
    lacks = [] if str(answer.status) in wordings(expect["status"]) else [f"is {answer.status}"]
    lacks += [f"leads with {w}" for w in expect.get("not_lead", ()) if w.casefold() in answer.answer.lead.casefold()]
    lacks += [f"has no alert of {kind}" for kind in expect.get("alerts", ()) if kind not in kinds]
    lacks += [f"has an alert of {kind}" for kind in expect.get("no_alert", ()) if kind in kinds]
    lacks += [f"lacks {fact}" for fact in expect.get("must", ()) if not any(says(said, w) for w in wordings(fact))]
    lacks += [f"repeats {words}" for words in expect.get("must_not", ()) if words.casefold() in repr(answer).casefold()]
    if gold and not (gold <= cited if expect.get("all_gold") else gold & cited):
        lacks.append("does not cite what it must")
    return lacks
