"""Progress bars for long work, where there is a person to see them."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def bars() -> Iterator[Callable[[str, int, int], None]]:
    """Give a progress function (step, done, of how many) that draws a bar for each step."""
    from tqdm import tqdm

    shown: dict[str, Any] = {}

    def progress(step: str, done: int, total: int) -> None:
        if step not in shown:
            shown[step] = tqdm(desc=step, total=total, file=sys.stderr, disable=None, leave=False)
        shown[step].update(done - shown[step].n)

    try:
        yield progress
    finally:
        for bar in shown.values():
            bar.close()
