"""Every question that can be made of the shipped documents: one right answer, proved, in good form."""

import re
from collections import Counter
from functools import cache

import pytest

from assistant.quiz.pool import pool
from assistant.quiz.question import Arrange, Choose, Match, Question, QuizKind
from corpus.text import folded, matchable, printed
from tests.assistant.quiz.judged import asked, grounds, own_figure, right_texts, rules
from tests.corpus.library import shipped

SEEDS = (1, 7, 4242)


@cache
def made(seed: int) -> tuple[Question, ...]:
    return tuple(question for idea in pool(grounds()) if (question := idea.make(seed)))


def chosen(seed: int) -> list[tuple[Question, Choose]]:
    return [(one, one.task) for one in made(seed) if isinstance(one.task, Choose)]


def test_there_are_hundreds_of_questions_of_every_kind_and_on_every_document():
    kinds = Counter(question.kind for question in made(1))
    documents = Counter(document for question in made(1) for document in question.documents)
    assert len(made(1)) >= 500
    assert all(kinds[kind] >= 10 for kind in QuizKind), kinds
    assert all(documents[each.id] >= 30 for each in shipped().catalogue.documents), documents


def test_every_question_has_an_id_of_its_own():
    ids = [question.id for question in made(1)]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[a-z0-9-]+", one) for one in ids)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", list(QuizKind))
def test_just_the_answers_that_a_second_judge_finds_right_are_right(kind, seed):
    wrong = {
        question.id: (question.stem, right_texts(question), [option.text for option in task.right])
        for question, task in chosen(seed)
        if question.kind is kind and right_texts(question) != {option.text for option in task.right}
    }
    assert wrong == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_choice_has_one_right_option_or_says_how_many(seed):
    for question, task in chosen(seed):
        assert task.several is (len(task.right) > 1)
        assert len(task.right) == 1 or "which three of these" in question.stem, question.stem
        assert len(task.options) >= 2 and len({matchable(one.text) for one in task.options}) == len(task.options)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_quote_stands_verbatim_in_the_document_at_its_place(seed):
    whole = {each.id: printed(shipped().source(each.id)) for each in shipped().catalogue.documents}
    for question in made(seed):
        for verse in verses_of(question):
            paragraph = shipped().paragraphs[verse.ref.partition("/")[0]]
            assert folded(verse.quote) in folded(paragraph.text), (question.id, verse.ref)
            assert verse.quote in whole[verse.document], (question.id, verse.quote)
            assert verse.url.startswith(f"/documents/{verse.document}")


def verses_of(question):
    yield from question.verses
    match question.task:
        case Choose(options):
            yield from (verse for option in options for verse in option.verses)
        case Match(pairs):
            yield from (verse for pair in pairs for verse in pair.verses)
        case Arrange(steps):
            yield from (verse for step in steps for verse in step.verses)


@pytest.mark.parametrize("seed", SEEDS)
def test_pairs_to_match_fit_one_another_and_no_other(seed):
    for question in made(seed):
        if isinstance(question.task, Match):
            own = {one.term: one for one in grounds().definitions}
            meanings = [pair.right for pair in question.task.pairs] + list(question.task.spare)
            assert len(set(meanings)) == len(meanings) and len(question.task.pairs) >= 3
            for pair in question.task.pairs:
                quotes = [matchable(verse.quote) for verse in pair.verses]
                definition = own[pair.left]
                assert matchable(definition.means) == matchable(pair.right)
                others = [other for other in meanings if other != pair.right]
                assert not any(matchable(other) in quote for other in others for quote in quotes)


def test_steps_to_arrange_stand_in_the_order_of_the_document_or_of_the_times():
    places = list(shipped().paragraphs)
    for question in made(1):
        if not isinstance(question.task, Arrange):
            continue
        assert [step.right for step in question.task.steps] == [str(n + 1) for n in range(len(question.task.steps))]
        if question.basis[0].key.startswith("rule/"):
            figures = [own_figure(rules()[basis.key]) for basis in question.basis]
            days = [
                figure[1] * {"hour": 1 / 24, "week": 7, "month": 30}.get(figure[2], 1) for figure in figures if figure
            ]
            assert days == sorted(set(days)), question.stem
        else:
            order = next(one for one in grounds().lists.orders if f"order/{one.id}" == question.basis[0].key)
            at = [(places.index(str(one.proof.quote.ref.paragraph)), one.proof.quote.start) for one in order.steps]
            assert at == sorted(set(at))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_length_gives_the_right_answer_away(seed):
    """No right answer is much longer than all others, and it is not the longest much more often than by chance."""
    longest = total = 0
    for question, task in chosen(seed):
        right = [len(one.text) for one in task.right]
        wrong = [len(one.text) for one in task.options if not one.right]
        assert max(right) <= max(45, 1.6 * max(wrong)), (question.id, [one.text for one in task.options])
        if len(task.right) == 1 and len(task.options) == 4:
            longest += right[0] > max(wrong)
            total += 1
    assert longest / total < 0.40, (longest, total)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_answer_stands_anywhere(seed):
    places = Counter(
        next(i for i, one in enumerate(task.options) if one.right)
        for _, task in chosen(seed)
        if len(task.options) == 4 and len(task.right) == 1
    )
    total = sum(places.values())
    assert all(0.15 < places[place] / total < 0.36 for place in range(4)), places


@pytest.mark.parametrize("seed", SEEDS)
def test_true_and_false_are_right_about_equally_often(seed):
    answers = Counter(task.right[0].text for question, task in chosen(seed) if question.kind is QuizKind.TRUE_OR_FALSE)
    assert 0.35 < answers["True"] / sum(answers.values()) < 0.65, answers


@pytest.mark.parametrize("seed", SEEDS)
def test_stems_and_feedback_are_whole_sentences(seed):
    for question in made(seed):
        assert re.fullmatch(r"[A-Z“].*[.?)”]", question.stem), question.stem
        for text in (question.stem, question.feedback, *whys(question)):
            assert "  " not in text and ".." not in text and " ," not in text, text
            assert not re.search(r"\b1 (?:working day|day|week|month) from [^.]* end on\b", text), text
            assert not re.search(r"\b1 (?:working days|days|weeks|months|years|hours)\b", text), text
            assert not re.search(
                r"\b(?:[2-9]|[1-9]\d) (?:working day|day|week|month|hour)\b(?! ?(?:period|mark))", text
            ), text
            assert not re.search(r"\ba (?:assessment|early|EPO)\b|\bthe the\b|_____ _____", text), text
        for text in (question.feedback, *whys(question)):
            assert text.endswith((".", "?", ".”", "”")), text


def whys(question):
    return [option.why for option in question.task.options] if isinstance(question.task, Choose) else []


@pytest.mark.parametrize("seed", SEEDS)
def test_options_of_one_question_share_one_form(seed):
    for question, task in chosen(seed):
        shown = [one.text for one in task.options]
        assert len({text[:1].isupper() or not text[:1].isalpha() for text in shown}) == 1, shown
        assert len({text.endswith(".") for text in shown}) == 1, shown
        if question.kind is QuizKind.HOW_LONG:
            assert len({re.sub(r"[\d ]|to|s\b", "", text) for text in shown}) == 1 or shown[0].isalpha(), shown


def test_every_stem_names_whose_policy_and_the_edition_of_what_no_longer_binds():
    by_id = {each.id: each for each in shipped().catalogue.documents}
    for question in made(1):
        documents = [by_id[name] for name in question.documents]
        told = question.stem + " " + question.area_name
        named = any(each.short_title in question.stem for each in documents)
        assert named or question.area_name in told, question.stem
        past = [each for each in documents if each.status == "historical"]
        if past and question.kind is not QuizKind.WHOM_TO_RING:
            assert re.search(r"\((?:[A-Z][a-z]+ |\d+ )?.*\d{4}.*\)", question.stem), question.stem
            assert not re.search(r"\b(?:says|gives|describes|sets)\b.*\?$", question.stem.partition(":")[0]), (
                question.stem
            )


def test_what_no_longer_binds_is_asked_in_the_past_tense():
    for question in made(1):
        if any(name in ("worcs-b1-children-in-need", "cwac-cin-pilot") for name in question.documents):
            past = r"\b(?:now history|was|were|did|gave|set|had|came|dealt with in|documents held here)\b"
            assert re.search(past, question.stem, re.IGNORECASE) or "in the words of" in question.stem, question.stem


def test_no_rule_that_another_replaced_and_no_number_but_the_areas_own_is_ever_right():
    for question, task in chosen(1):
        for basis in question.basis[:1]:
            if basis.key.startswith("rule/"):
                assert asked(question).replaced_by is None
        if question.kind is QuizKind.WHOM_TO_RING:
            for option in task.right:
                numbers = re.findall(r"0\d{3,4} \d{3} ?\d{3,4}", option.text)
                own = {one.number for one in grounds().routes.contacts.of(question.area)}
                assert set(numbers) <= own, question.stem
