"""Stems: words brought to a common form, so that "reviewed" meets "reviews". English only, and cautious."""

import re
from functools import lru_cache

_TOKEN = re.compile(r"[a-z0-9&]+(?:'[a-z]+)?")
_IRREGULAR = {
    "children": "child", "families": "family", "held": "hold", "seen": "see", "saw": "see", "met": "meet",
    "told": "tell", "sent": "send", "gave": "give", "given": "give", "made": "make", "done": "do", "does": "do",
    "did": "do", "written": "write", "wrote": "write", "took": "take", "taken": "take", "led": "lead", "said": "say",
    "says": "say", "kept": "keep", "rang": "ring", "rung": "ring", "left": "leave", "ran": "run", "running": "run",
    "chose": "choose", "chosen": "choose", "began": "begin", "begun": "begin", "spoke": "speak", "spoken": "speak",
    "people": "person", "parties": "party", "copies": "copy", "enquiries": "enquiry", "agencies": "agency",
    "authorities": "authority", "days": "day", "always": "always", "was": "be", "were": "be", "is": "be", "are": "be",
    "been": "be", "being": "be", "has": "have", "had": "have", "having": "have", "going": "go", "goes": "go",
    "went": "go", "gone": "go", "used": "use", "using": "use", "due": "due", "discussion": "discuss",
    "discussions": "discuss", "decision": "decide", "decisions": "decide", "allocation": "allocate",
    "notification": "notify", "authorisation": "authorise", "completion": "complete", "assessment": "assess",
    "assessments": "assess", "review": "review", "agreement": "agree", "enquiry": "enquiry", "closure": "close",
    "consultation": "consult", "identification": "identify", "supervision": "supervise", "intervention": "intervene",
    "interventions": "intervene", "distribution": "distribute", "frequency": "frequent",
}  # fmt: skip
_SAFE = {"this", "his", "its", "thus", "basis", "analysis", "status", "process", "access", "less", "unless",
         "across", "news", "address", "business", "illness", "during", "thing", "something", "anything", "nothing",
         "bring",
         "morning", "evening", "need", "speed", "indeed", "hundred", "red", "bed", "feed", "proceed", "exceed", "ring",
         "being", "spring", "string", "crisis", "perhaps", "plus", "focus", "yes", "us", "as",
         "gas", "bus"}  # fmt: skip


def words_of(text: str) -> list[str]:
    """Return the words of a text, in lower case, possessives and curly quotes made plain."""
    plain = text.casefold().replace("’", "'").replace("‘", "'")
    return [word.removesuffix("'s") for word in _TOKEN.findall(plain)]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return the stem of one lower-case word."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or word in _SAFE or word.isdigit():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + instead
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and re.search(r"[aeiouy]", base) and word not in _SAFE:
            return _mended(base)
    return word.removesuffix("ly") if word.endswith("ly") and len(word) > 6 else _mended(word)


def _mended(base: str) -> str:
    """Return a base whose last letters were changed by an ending: "plann" → "plan", "decide" → "decid"."""
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        return base[:-1]
    if base.endswith("ied"):
        return base[:-3] + "y"
    return base[:-1] if base.endswith("e") and len(base) > 3 else base
