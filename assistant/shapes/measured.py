"""How good the answers were found to be: what the last evaluation left for the page “About”."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from corpus.data import Data
from corpus.errors import CatalogueError
from corpus.strict_yaml import read_yaml

FILE = Path(__file__).with_suffix(".yaml")


class Share(Data):
    """A share of questions, statements or quotes, from 0 to 1."""

    says: str = Field(min_length=3)
    value: float = Field(ge=0, le=1)
    of: int | None = Field(default=None, ge=1)  # how many it rests on; None where that is not known
    aim: float | None = Field(default=None, ge=0, le=1)  # what it has to reach
    low: bool = False  # the lower the better

    @property
    def percent(self) -> str:
        """The share as people read it: "84.5 %"."""
        digits = 1 if self.value == 1 or round(self.value, 3) < 1 else 2  # nearly all is never shown as all
        return f"{100 * self.value:.{digits}f}".removesuffix(".0") + " %"

    @property
    def aimed(self) -> str:
        """What it has to reach, as people read it; "" where nothing was aimed at."""
        if self.aim is None:
            return ""
        return f"{100 * self.aim:g} %" + (" at most" if self.low else "")

    @property
    def reached(self) -> bool:
        """Whether it is as good as was aimed at; true where nothing was."""
        if self.aim is None:
            return True
        return self.value <= self.aim if self.low else self.value >= self.aim


class Measured(Data):
    """One evaluation."""

    measured_on: date
    set: Literal["test", "dev"]  # test: nobody looked at its questions while the product was made
    questions: int = Field(ge=1)
    measures: tuple[Share, ...] = Field(min_length=1)
    search: tuple[Share, ...] = ()
    kinds: tuple[Share, ...] = ()  # right, by kind of question, the weakest first


@lru_cache
def measured(path: Path = FILE) -> Measured:
    """Return the evaluation that a file holds; raise CatalogueError naming the field that is wrong."""
    try:
        return Measured.model_validate(read_yaml(path))
    except ValidationError as exc:
        first = exc.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise CatalogueError(f"{path}: {place}: {first['msg']}. Write it again: verse eval report --publish.") from exc
