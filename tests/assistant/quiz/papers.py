"""Papers made up for the tests: of every form, and with words that are signs in one format or another."""

from datetime import date

from hypothesis import strategies as st

from assistant.quiz.question import (
    Arrange,
    Basis,
    Choose,
    Difficulty,
    Match,
    Option,
    Pair,
    Question,
    Quiz,
    QuizKind,
    Task,
    Verse,
)

HOSTILE = (
    "“quotes” \"and\" 'more'", "~=#{}:", "<b>bold</b> & <script>alert(1)</script>", "one\ntwo", "a\ttab", "👩‍👧 🏠",
    "\u202eright to left\u202c \u200f", "bell \a, null \0, escape \x1b[31m, no character \uffff", "half a pair \ud83d",
    "a backslash \\", "\\n \\: \\= \\\\", "it ends in }", "// at the start", "$CATEGORY: $course$/top", "::a name::",
    "%50% of them", "%-100%none", "A -> B -> C", "####no feedback", "[html]<i>", "[plain]", "=1+1", "+441632960001",
    "-2", "@SUM(A1)", "\t=1", "＝1", "&&058; &amp; &#61; &lt;", "]]> <![CDATA[ <!-- x --> --", "{TRUE}", "T",
    "# a hash", "verse {\"id\": 1}", "<!-- verse {} -->", "// verse {}", "a\r\nb\rc\u2028d\x85e",
    "  spaces   between  ", "", " ", "$$x^2$$ \\(y\\)", "'apostrophe first", "_____", "\ufeffmark",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=30),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=3).map("\n".join),
    st.text(st.sampled_from("\\~=#{}:%&<>\"'/$[]-\n \t;09Tx"), max_size=20),
)


def verse(text: str) -> Verse:
    return Verse(
        "north-shire-policy@2020#1.1",
        "north-shire-policy",
        text,
        "May 2020",
        "historical",
        text,
        text,
        "/documents/x#1",
    )


def question(task: Task, text: str = "What is right?", number: int = 1) -> Question:
    return Question(
        id=f"how-long-north-shire-{number}-ab12",
        kind=QuizKind.HOW_LONG,
        difficulty=Difficulty.EASY,
        area="north-shire",
        area_name="North Shire",
        topic="assessment-length",
        documents=("north-shire-policy",),
        stem=text,
        task=task,
        feedback=text,
        verses=(verse(text),),
        basis=(Basis("rule/north-shire-1", "0123456789ab"), Basis("list/a@1#x--y>", "ba9876543210")),
    )


def option(text: str, *, right: bool = False, why: str | None = None) -> Option:
    return Option(text, right, text if why is None else why, (verse(text),) if right else ())


def quiz(*questions: Question, title: str = "Quiz: North Shire", seed: int = 1) -> Quiz:
    return Quiz(title, questions, seed, "2026-11-21T20-00-00Z-ab12cd", "0123456789ab", date(2026, 11, 21))


@st.composite
def chooses(draw: st.DrawFn) -> Choose:
    rights = draw(st.lists(st.booleans(), min_size=2, max_size=6).filter(any))
    several = draw(st.booleans()) or sum(rights) > 1
    return Choose(tuple(option(draw(words), right=right, why=draw(words)) for right in rights), several)


@st.composite
def true_or_false(draw: st.DrawFn) -> Choose:
    right = draw(st.booleans())
    both = (option("True", right=right, why=draw(words)), option("False", right=not right, why=draw(words)))
    return Choose(both if draw(st.booleans()) else both[::-1])


@st.composite
def matches(draw: st.DrawFn) -> Match:
    count = draw(st.integers(2, 4))
    pairs = (Pair(f"{n} {draw(words)}", f"{n} {draw(words)}", ()) for n in range(count))
    return Match(tuple(pairs), tuple(f"spare {n} {draw(words)}" for n in range(draw(st.integers(0, 2)))))


@st.composite
def arranges(draw: st.DrawFn) -> Arrange:
    count = draw(st.integers(2, 5))
    return Arrange(tuple(Pair(f"{n} {draw(words)}", str(n), ()) for n in range(1, count + 1)))


tasks = st.one_of(chooses(), true_or_false(), matches(), arranges())


@st.composite
def quizzes(draw: st.DrawFn) -> Quiz:
    questions = (question(task, draw(words), n) for n, task in enumerate(draw(st.lists(tasks, max_size=4)), 1))
    return quiz(*questions, title=draw(words), seed=draw(st.integers(0, 9)))


def plain_quiz() -> Quiz:
    """A paper with a question of each form, in ordinary words."""
    meanings = (Pair("CIN", "Child in Need", ()), Pair("JAM", "Joint Allocation Meeting", ()))
    steps = tuple(Pair(text, str(n), ()) for n, text in enumerate(("Referral", "Assessment", "Plan"), 1))
    forms: tuple[Task, ...] = (
        Choose((option("45 working days", right=True), option("10 days"), option("35 working days"))),
        Choose((option("the parents", right=True), option("the child", right=True), option("the press")), several=True),
        Choose((option("True"), option("False", right=True))),
        Match(meanings, ("Early Help",)),
        Arrange(steps),
    )
    return quiz(*(question(task, number=n) for n, task in enumerate(forms, 1)))
