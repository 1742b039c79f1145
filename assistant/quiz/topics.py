"""Topics: what a trainer calls a matter, and the matters of rules that are meant."""

from collections.abc import Iterable

from assistant.quiz.grounds import Grounds
from corpus.errors import UnknownName
from corpus.stems import stem, words_of


def topics_called(grounds: Grounds, names: Iterable[str]) -> frozenset[str]:
    """Return the matters that any of the names means; UnknownName for the first that means none."""
    found: set[str] = set()
    for name in names:
        meant = _meant(grounds, name)
        if not meant:
            raise UnknownName(
                f"Nothing in the documents is about “{name}”. Use other words, such as step-down, assessment or visits."
            )
        found |= meant
    return frozenset(found)


def _meant(grounds: Grounds, name: str) -> set[str]:
    if name in grounds.matters.rulebook.facets.topics:
        return {name}
    asked = {stem(word) for word in words_of(name.replace("-", " "))}
    return {topic for topic, words in _words(grounds).items() if asked and asked <= words}


def _words(grounds: Grounds) -> dict[str, set[str]]:
    facets = grounds.matters.rulebook.facets
    texts = {topic: [topic.replace("-", " "), name] for topic, name in facets.topics.items()}
    for rule in grounds.rules:
        headings = grounds.holding.paragraphs[str(rule.ref.paragraph)].headings
        texts[rule.topic] += [rule.says, rule.duty, facets.events.get(rule.event, ""), *headings]
    return {topic: {stem(word) for text in some for word in words_of(text)} for topic, some in texts.items()}
