"""The command line: finds the command by name and loads only that one."""

import importlib
import importlib.util
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Callable, Sequence

# Each command: where its function stands, and what it does. The function takes the words that
# follow the command and returns an exit status. A room is imported only when it is used, and a
# command whose module does not exist is not listed. A command of two words is looked for first.
COMMANDS = {
    "ingest": ("ingest.cli:ingest", "Read the documents in and make a new index."),
    "ingest add": ("ingest.cli_add:add_files", "Add a document of your own, or a folder of them."),
    "ask": ("assistant.cli.ask:ask", "Answer one question."),
    "chat": ("assistant.cli.chat:chat", "Ask one question after another."),
    "serve": ("assistant.cli.serve:serve", "Serve the web pages and the HTTP API."),
    "token": ("assistant.cli.token:token", "Make a token that lets a program or a person in."),
    "mcp": ("assistant.cli.mcp:mcp", "Serve the assistant as tools to a program that starts it."),
    "openapi": ("assistant.cli.openapi:openapi", "Write the document that describes the HTTP API."),
    "docs": ("assistant.cli.docs:docs", "List the documents, or show one."),
    "docs diff": ("ingest.cli_docs:diff", "Compare two editions, paragraph by paragraph."),
    "docs remove": ("ingest.cli_docs:remove", "Remove a document that was added."),
    "deadline": ("assistant.cli.deadline:main", "Count a deadline from the day of an event."),
    "rules": ("assistant.cli.rules:rules", "List the timescales and the words that prove them."),
    "rules review": ("ingest.cli_review:review", "Approve or dismiss the rules found in added documents."),
    "index list": ("index.cli:list_versions", "List the versions of the index that are kept."),
    "index verify": ("index.cli:verify_versions", "Compare the files of the index with what was written."),
    "index rollback": ("index.cli:roll_back_to", "Make an earlier version of the index the live one."),
    "index prune": ("index.cli:prune_versions", "Delete old versions of the index, never the live one."),
    "route": ("assistant.cli.route:route", "Show whom to contact, step by step."),
    "quiz": ("assistant.cli.quiz:quiz", "Write quiz questions for training."),
    "train": ("ingest.cli_train:train", "Teach the search the words people use."),
    "eval": ("eval.cli:main", "Score the answers against the golden questions."),
    "bench": ("eval.cli_bench:main", "Measure retrieval on a public test set."),
}

# Libraries keep quiet and stay offline; an operator's own setting wins.
_QUIET = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}

_INTERRUPTED = 130  # exit status after Ctrl-C
_USAGE = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; tell any failure in one line."""
    name, *rest = [*(sys.argv[1:] if argv is None else argv)] or ["--help"]
    if rest and f"{name} {rest[0]}" in COMMANDS:
        name, rest = f"{name} {rest[0]}", rest[1:]
    if name in {"-h", "--help", "help"}:
        try:
            print(_help(), flush=True)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if name not in COMMANDS or not _exists(name):
        return _say(f"There is no command “{name}”. The commands are: {', '.join(_available())}.", _USAGE)
    _hush()
    try:
        return _load(name)(rest) or 0
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as exc:
        if os.environ.get("VERSE_DEBUG"):
            traceback.print_exc()
        return _tell(exc)


def _hush() -> None:
    for key, value in _QUIET.items():
        os.environ.setdefault(key, value)
    if not os.environ.get("VERSE_DEBUG"):
        warnings.simplefilter("ignore")
        errors = logging.StreamHandler()
        errors.setLevel(logging.ERROR)  # on the handler: some libraries set levels of their own
        logging.basicConfig(handlers=[errors])


def _load(name: str) -> Callable[[Sequence[str]], int | None]:
    module, _, function = COMMANDS[name][0].partition(":")
    found: Callable[[Sequence[str]], int | None] = getattr(importlib.import_module(module), function)
    return found


def _exists(name: str) -> bool:
    module = COMMANDS[name][0].partition(":")[0]
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the room itself is not there
        return False


def _available() -> list[str]:
    return [name for name in COMMANDS if _exists(name)]


def _help() -> str:
    lines = [f"  {name:<16}{COMMANDS[name][1]}" for name in _available()]
    return "\n".join(
        [
            "Chapter & Verse: answers from children’s social care policy, each with its paragraph.",
            "",
            "Usage: verse COMMAND [OPTIONS]",
            "",
            *lines,
            "",
            "verse COMMAND --help tells more about one command.",
        ]
    )


def _tell(exc: Exception) -> int:
    from corpus.errors import UsageError, VerseError  # not needed until something goes wrong

    if isinstance(exc, VerseError):
        return _say(str(exc), _USAGE if isinstance(exc, UsageError) else 1)
    return _say(
        f"Something went wrong that should not have ({type(exc).__name__}). "
        "Set VERSE_DEBUG=1 and run it again to see where.",
        1,
    )


def _say(sentence: str, status: int) -> int:
    print("verse:", " ".join(sentence.split()), file=sys.stderr)
    return status
