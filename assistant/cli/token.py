"""`verse token`: make a token that lets a program, or a person, in."""

import secrets
from collections.abc import Sequence

from assistant.api.door.tokens import line_of, read_tokens
from corpus.access import named
from corpus.errors import UsageError, VerseError
from corpus.options import Parser
from corpus.settings import Settings

_BYTES = 32
_LINE = "\n"


def token(argv: Sequence[str]) -> int:
    """Make a token, show it once, and keep what lets it in."""
    parser = Parser(prog="verse token", description="Make a token; it is shown once, and nothing keeps it.")
    parser.add_argument("name", help="whose it is: small letters, digits, dots, hyphens and underscores")
    name = named(parser.parse_args(argv).name)
    made = secrets.token_urlsafe(_BYTES)
    file = Settings.from_environment().access.tokens_file
    if file is None:
        print(f"Token: {made}\nSet VERSE_TOKENS_FILE to a file with this line in it:\n{line_of(name, made)}")
        return 0
    if file.exists() and name in dict(read_tokens(file)):
        raise UsageError(f"There is a token “{name}” in {file}: take its line out, or choose another name.")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch(0o600)
        begun = file.read_text(encoding="utf-8")
        with file.open("a", encoding="utf-8") as lines:
            lines.write(f"{'' if not begun or begun.endswith(_LINE) else _LINE}{line_of(name, made)}{_LINE}")
    except OSError as exc:
        raise VerseError(f"The file of tokens, {file}, cannot be written: {exc.strerror}.") from exc
    print(f"Token: {made}\nOnly its sha256 is kept, in {file}; a server that reads this file knows it from now on.")
    return 0
