"""What a handout and its answer key say, for Word and for print alike."""

from assistant.quiz.formats.sheet import many
from assistant.quiz.question import Arrange, Choose, Question, Quiz

KEY = "Answer key"
NAME = "Name"
DATE = "Date"
INTRODUCTION = "Answer from the document that each question names, in the edition that it names."
RIGHT = "Right:"
EACH_OPTION = "Each option"
BLANK = "____"  # room to write a letter or a number

_CHOOSE = "Choose one."
_CHOOSE_SEVERAL = "Choose every one that is right."
_MATCH = "Write a letter beside each."
_ARRANGE = "Number the steps in the order they are taken: write 1 beside the first."


def instruction(question: Question) -> str:
    """Return how a question is answered on paper."""
    task = question.task
    if isinstance(task, Choose):
        return _CHOOSE_SEVERAL if many(task) else _CHOOSE
    return _ARRANGE if isinstance(task, Arrange) else _MATCH


def provenance(quiz: Quiz) -> str:
    """Return what a paper was made from, and the seed that makes it again."""
    told = f" Told on {quiz.today.isoformat()}." if quiz.today else ""
    return f"Seed {quiz.seed}.{told} Index {quiz.index}. Rules {quiz.made_from}."
