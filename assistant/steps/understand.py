"""Understand: which area, which kind of answer, and the question standing on its own."""

import re
from dataclasses import dataclass, replace

from assistant.reading.areas import AreaNames
from assistant.reading.claims import claimed
from assistant.reading.closeness import BARE, stems
from assistant.reading.defined import Defined
from assistant.reading.follow_up import asks_itself, fresh, leans, standalone, topic_before, topic_of
from assistant.reading.intent import Intent, intent_of
from assistant.reading.moments import asked_clause, moment_in, undated
from assistant.reading.parts import asked_in, parts_of
from assistant.reading.shorthand import Shorthand
from assistant.reading.standing import asks_about_documents, documents_meant
from assistant.turn import Turn, Understanding
from corpus.catalogue import NATIONAL
from corpus.known.vocabulary import Vocabulary
from corpus.text import folded

_EVERYWHERE = re.compile(
    r"\b(?:each|every|all (?:the |of the |three )?|both|across (?:the )?|between (?:the )?|different )"
    r"\s*(?:councils?|areas?|authorit(?:y|ies)|places?|documents|polic(?:y|ies))\b",
    re.IGNORECASE,
)
_WHO_ASKS = re.compile(
    r"^.*\b(?:wants? to know|wanted to know|asking(?: me)?|asked(?: me)?|wondering)\b[:,]?\s+"
    r"(?=(?:who|what|when|where|why|how|which|if|whether|can|could|do|does|is|are|should|must)\b)",
    re.IGNORECASE,
)  # who asks is no part of what is asked
_COMPARES = re.compile(
    r"^.*?\b(?:differ(?:s|ent|ence|ences)?|compar(?:e[sd]?|ison|ing))\b.*?"
    r"\b(?:in|on|over|about|as to|regarding|when it comes to)\s+"
    r"(?=(?:how|who|when|what|where|whether|the|their|its|a|an)\b)",
    re.IGNORECASE,
)  # that two places are compared is no part of what they are asked
_QUESTION = 4  # words
_WHOM = "who do I ring if I think a child is at risk"
_TAKEN_OUT = re.compile(r"\[[a-z -]+\]")  # what stands for personal data


@dataclass(frozen=True)
class Understand:
    """Read area, topic, intent and dates from the words, the choice made and the conversation."""

    names: AreaNames
    vocabulary: Vocabulary
    shorthand: Shorthand
    defined: Defined

    def __call__(self, turn: Turn) -> Turn:
        """Return the turn with its question standing on its own, and a turn for each part of a compound one."""
        asked = turn.screened
        turn = replace(turn, event=moment_in(asked.question, turn.ask.today))
        places = self._places(turn)
        turn = replace(turn, assumed=self.names.without(claimed(asked.question)))
        whole = self._understood(asked.question, asked.history, places)
        plain = self.names.without(self.shorthand.written_out(asked.question))
        if whole.documents:
            return replace(turn, understood=whole)
        compared = self.defined.compared_in(plain, places.areas) if len(places.areas) <= 1 else ()
        parts = compared or parts_of(asked.question)
        if len(parts) == 1:
            return replace(turn, understood=whole)
        turns = []
        for number, part in enumerate(parts):
            before = (*asked.history, topic_of(parts[0])) if number else asked.history
            understood = self._understood(part, before if leans(part) and not compared else (), places)
            turns.append(replace(turn, screened=replace(asked, question=part), understood=understood, assumed=""))
        return replace(turn, understood=whole, parts=tuple(turns))

    def _understood(self, question: str, history: tuple[str, ...], places: Understanding) -> Understanding:
        """Return places with the question standing on its own, and the words to search with."""
        whole = standalone(question, history, self.names.without(question))
        if places.named and whole in history:  # asked again, of another area
            names = ", ".join(self.names.catalogue.area(area).name for area in places.areas)
            whole = f"{self.names.without(whole).rstrip(' ?')} ({names})?"
        intent = self._intent(question)
        if intent is Intent.PROCEDURE and not asks_itself(question):  # it leans on the kind of answer asked for before
            intent = self._intent(whole)
        alone = asked_in(question)
        if alone and (intent is Intent.CONTACT or self._intent(alone) is not Intent.PROCEDURE):
            intent = self._intent(alone)  # "emailing dad - does he get a copy?" asks for no address
        search, own = (self._matter(text, places) for text in (whole, alone or question))
        if intent is Intent.CONTACT and places.areas and set(stems(search)) <= BARE:
            search = _WHOM  # "who do I ring in Crewe?"
        topic = topic_before(history) if not fresh(question) else ""
        plain = self.shorthand.written_out(question)
        about = any(asks_about_documents(one, self.names.catalogue) for one in (plain, self.names.without(plain)))
        return replace(
            places,
            documents=documents_meant(plain, places.areas, self.names.catalogue) if about else (),
            question=whole,
            intent=intent,
            search=search or whole,
            also=" ".join(self.vocabulary.also(search)),
            own=own if own != search and (alone or whole != question) else "",
            beside=self._matter(f"{topic} {question}", places) if topic and whole == question else "",
        )

    def _intent(self, text: str) -> Intent:
        return intent_of(self.shorthand.written_out(text))

    def _matter(self, text: str, places: Understanding) -> str:
        """Return a text without what is no part of the matter: names of areas, dates, what was taken out."""
        plain = self.shorthand.written_out(_TAKEN_OUT.sub(" ", undated(asked_clause(text))))
        asked = _WHO_ASKS.match(plain)
        if asked and len(plain[asked.end() :].split()) >= _QUESTION:
            plain = plain[asked.end() :]
        compares = _COMPARES.match(plain) if len(places.areas) > 1 else None
        if compares and len(plain[compares.end() :].split()) >= _QUESTION:
            plain = plain[compares.end() :]
        return folded(self.names.without(plain) if places.areas else plain)

    def _places(self, turn: Turn) -> Understanding:
        """Return an understanding of where alone: the areas asked about, and whether the words named them."""
        asked = turn.screened
        elsewhere = self.names.elsewhere(asked.question)
        named = self.names.local(asked.question)
        areas = named
        if not areas and _EVERYWHERE.search(asked.question):
            return Understanding("", (), Intent.PROCEDURE, elsewhere=elsewhere)
        abroad = self.names.asked_elsewhere(asked.question)
        if not areas and turn.ask.area and not abroad:
            areas = (turn.ask.area,)
        if not areas and NATIONAL in self.names.named(asked.question):
            areas = (NATIONAL,)
        if not areas and self.names.others.in_england(abroad or elsewhere):
            areas = (NATIONAL,)
        if not areas and not abroad:
            areas = next(filter(None, map(self.names.local, reversed(asked.history))), ())
        return Understanding("", areas, Intent.PROCEDURE, bool(named), elsewhere=elsewhere, put_elsewhere=bool(abroad))
