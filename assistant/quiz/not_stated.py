"""What the documents do not say: which days they count, and matters that they leave out."""

from collections.abc import Iterator
from functools import lru_cache, partial

from assistant.quiz.dice import digest, shuffled
from assistant.quiz.figures import left_open
from assistant.quiz.grounds import Grounds
from assistant.quiz.idea import Drawn, Idea, of_rule, print_of_words, rules_basis
from assistant.quiz.lengths import Length, plain, tells_figure
from assistant.quiz.options import WRONG, choose, even, in_order, stems
from assistant.quiz.question import Basis, Difficulty, Option, QuizKind
from assistant.quiz.wording import bare, is_past, lowered, matter, policy, policy_of, raised, tense
from corpus.catalogue import Document
from corpus.known.absent import Absent, Outside
from corpus.known.conflicts import Conflict
from corpus.rules.rule import Proof, Rule

_DAYS = ("working days", "days", "days (not said which)", "day number (not said which)")
_ASKING = ("how", "when", "who", "whether", "what", "until", "which", "where")
_EACH = 5  # matters left out that are asked about for each document


def ideas(grounds: Grounds) -> Iterator[Idea]:
    """Yield for each count of days whether it is said which; and for each document what it does not deal with."""
    for rule in grounds.standing:
        length = Length.of(rule)
        single = length and length.least == length.most and not tells_figure(rule)
        if length and single and rule.unit in _DAYS and rule.kind.runs:
            yield of_rule(
                grounds, QuizKind.NOT_STATED, rule, partial(_which_days, grounds, rule, length), Difficulty.MEDIUM
            )
    for conflict in grounds.matters.rulebook.conflicts:
        if conflict.kind == "silence" and _form(conflict.title) and "," not in conflict.title:
            document = grounds.catalogue.document(conflict.proofs[0].quote.ref.book)
            yield _left_out(
                grounds, document, conflict.id.lower(), conflict.title, silence_basis(conflict), conflict.proofs
            )
    for document in grounds.catalogue.leading:
        missing = [
            one for one in grounds.matters.absent if not isinstance(one, Outside) and _is_absent(grounds, document, one)
        ]
        for one in sorted(missing, key=lambda one: digest(document.id + one.id, 16))[:_EACH]:
            yield _left_out(grounds, document, f"{document.id}-{one.id}", one.title, absent_basis(one), ())


def silence_basis(conflict: Conflict) -> Basis:
    """Return a silence as something that a question rests on."""
    said = [(str(one.quote.ref), one.quote.words) for one in conflict.proofs]
    return Basis(f"silence/{conflict.id}", print_of_words(conflict.title, said))


def absent_basis(absent: Absent) -> Basis:
    """Return a matter that is not held as something that a question rests on."""
    return Basis(f"absent/{absent.id}", print_of_words(absent.title))


def _which_days(grounds: Grounds, rule: Rule, length: Length, seed: int, name: str) -> Drawn:
    verses = (grounds.verse(rule.proofs[0]),)
    right = {"working days": 0, "days": 1}.get(rule.unit, 2)
    does = tense(grounds, rule, "does", "did")
    texts = ("Yes, working days", "Yes, calendar days", f"No, it {does} not say which")
    why = f"The words: “{rule.quote}”{left_open(rule)}"
    sets = tense(grounds, rule, "sets", "set")
    return Drawn(
        stem=f"{raised(policy_of(grounds, rule))} {sets} a number of days for this, {plain(length.most)}: "
        f"{lowered(bare(rule.duty))}. {raised(does)} it say which days are meant?",
        task=in_order([Option(text, number == right, why, verses) for number, text in enumerate(texts)]),
        feedback=f"{rule.says}{left_open(rule)}",
        verses=verses,
    )


def _form(title: str) -> str:
    """Return which sort of question a title is ("how", "who"…), so that options are of one form; or ""."""
    first = title.split()[0].casefold()
    return first if first in _ASKING else ""


def _is_absent(grounds: Grounds, document: Document, absent: Absent) -> bool:
    """Whether a document does not even use the words of a matter's title."""
    title = stems(absent.title)
    texts = [_stems(text) for text in grounds.texts.get(document.book, ())]
    used = frozenset().union(*texts) if texts else frozenset()
    return not _form(absent.title) and len(title - used) * 2 >= len(title) and not any(title <= one for one in texts)


_stems = lru_cache(maxsize=4096)(stems)


def _left_out(
    grounds: Grounds, document: Document, name: str, title: str, basis: Basis, proofs: tuple[Proof, ...]
) -> Idea:
    return Idea(
        kind=QuizKind.NOT_STATED,
        name=name,
        difficulty=Difficulty.HARD,
        area=document.area,
        area_name=grounds.area_name(document.area),
        topic="",
        documents=(document.id,),
        basis=(basis,),
        draw=partial(_missing, grounds, document, title, proofs),
        about=title,
    )


def _missing(
    grounds: Grounds, document: Document, title: str, proofs: tuple[Proof, ...], seed: int, name: str
) -> Drawn | None:
    area = grounds.area_name(document.area)
    shown = title.removesuffix(f" in {area}")
    said: list[tuple[str, Rule]] = []
    own = [rule for rule in grounds.standing if rule.book == document.book]
    for rule in shuffled(own, seed, name, "said"):
        topic = matter(grounds, rule)
        fits = topic and (_form(topic) != "") == (_form(shown) != "") and not stems(topic) & stems(shown)
        if fits and len(said) < WRONG and rule.topic not in [one.topic for _, one in said]:
            said.append((raised(topic), rule))
    if len(said) < WRONG or not even([shown], [text for text, _ in said]):
        return None
    where = policy(grounds, own[0].ref).partition(" (")[0]
    past = is_past(document)
    verses = tuple(grounds.verse(one) for one in proofs)
    silent = f"{raised(where)} {'did' if past else 'does'} not deal with it."
    options = [Option(shown, True, silent, verses)]
    deals = "dealt" if past else "deals"
    for text, rule in said:
        options.append(Option(text, False, f"It {deals} with that: {rule.says}", (grounds.verse(rule.proofs[0]),)))
    edition = f" ({document.edition_name})" if past else ""
    return Drawn(
        stem=f"Three of these are dealt with in {where}{edition}. Which one is not?"
        if not past
        else f"Three of these were dealt with in {where}{edition}. Which one was not?",
        task=choose(options, seed, name),
        feedback=f"{raised(where)} {'did' if past else 'does'} not deal with this: {lowered(shown)}.",
        verses=verses,
        leans=rules_basis([rule for _, rule in said]),
    )
