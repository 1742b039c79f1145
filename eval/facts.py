"""Facts: whether a text says what it must, and not what it must not."""

import re
from collections.abc import Sequence

from eval.printing import plain

_TORN = re.compile(r"[\s•·]+")


def says(text: str, words: str) -> bool:
    """Whether a text holds words, whatever their case, spacing or quotation marks.

    A figure at either end stands alone there: "5 days" is not said by "45 days".
    """
    wanted = re.escape(plain(words))
    before = r"(?<!\d)(?<!\d[.,:])" if words[:1].isdigit() else ""
    after = r"(?!\d)(?![.,:]\d)" if words[-1:].isdigit() else ""
    return re.search(before + wanted + after, plain(text)) is not None


def missing(text: str, must: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the facts that a text does not say in any of their wordings, each by its first wording."""
    return tuple(wordings[0] for wordings in must if not any(says(text, words) for words in wordings))


def holds(text: str, quote: str) -> bool:
    """Whether a text holds a quote, spaces and list marks aside: scans tear and glue words."""
    return _TORN.sub("", plain(quote)) in _TORN.sub("", plain(text))
