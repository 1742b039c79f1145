"""Options of a command: read from its words; what cannot be understood is told in one line."""

import argparse
import sys
from typing import NoReturn

USAGE = 2  # exit status when a command cannot be carried out as it was written


class Parser(argparse.ArgumentParser):
    """Reads options; what it cannot understand it tells in one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command, and leave with status 2."""
        sentence = message[0].upper() + message[1:].rstrip(".")
        print(f"verse: {sentence}. Run {self.prog} --help to see how it is written.", file=sys.stderr)
        sys.exit(USAGE)
