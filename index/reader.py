"""The reader of questions: each is encoded once while it is remembered, and no more at a time than there are cores.

A batch of several people's questions was measured and left: it spares a third of the encoding at best, when
all come at once, and makes the last digits of a vector depend on who else is asking.
"""

import os
from collections import OrderedDict
from collections.abc import Callable
from hashlib import blake2b
from threading import BoundedSemaphore, Lock

from index.model import Encoding

_REMEMBERED = 256  # questions: a turn needs its own several times


class Reader:
    """Turns questions into vectors; what was asked is not kept, only a mark to know it by."""

    def __init__(self, encode: Callable[[str], Encoding], at_once: int = os.cpu_count() or 1) -> None:
        self._encode = encode
        self._places = BoundedSemaphore(at_once)
        self._kept: OrderedDict[bytes, Encoding] = OrderedDict()  # the longest unused first
        self._looking = Lock()

    def __call__(self, question: str) -> Encoding:
        """Return the encoding of a question."""
        mark = blake2b(question.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        with self._looking:
            found = self._kept.get(mark)
            if found is not None:
                self._kept.move_to_end(mark)
                return found
        with self._places:
            made = self._encode(question)
        with self._looking:
            self._kept[mark] = made
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)
        return made
