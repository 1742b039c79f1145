"""The command line `verse`: one module for each command, and how what they print is laid out."""

from assistant.cli.commands import COMMANDS, main

__all__ = ["COMMANDS", "main"]
