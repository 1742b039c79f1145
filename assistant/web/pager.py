"""Pages of what is too long for one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many is shown."""

    number: int  # from 1
    of: int
    size: int  # things on one page

    @classmethod
    def at(cls, asked: str, count: int, size: int) -> "Pager":
        """Return the page that was asked for; what is no page gives the first, what is beyond the last the last."""
        last = max(1, -(-count // size))
        number = int(asked) if asked.isdecimal() and len(asked) < 9 else 1
        return cls(min(max(number, 1), last), last, size)

    @property
    def here(self) -> slice:
        """The part of a sequence that is on the page."""
        return slice((self.number - 1) * self.size, self.number * self.size)
