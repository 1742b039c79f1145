"""`verse index`: the versions of the index that are kept, and going back to one."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from corpus.errors import SnapshotError, UsageError
from corpus.options import Parser
from corpus.settings import Settings
from index.kept import Kept, before, kept, live_name, prune, roll_back, verify
from index.versions import KEPT


def list_versions(argv: Sequence[str]) -> int:
    """List the versions, the newest first, and say which is live."""
    options = _parser("list", "List the versions of the index that are kept, the newest first.").parse_args(argv)
    found = kept(Settings.from_environment())
    if options.json:
        print(json.dumps({"versions": [_shape(one) for one in found]}, ensure_ascii=False, indent=2))
    elif found:
        print("\n".join(map(_line, found)))
        if not any(one.live for one in found):
            print("None of them is live. Choose one: verse index rollback VERSION.")
    else:
        print("There is no index yet. Run “verse ingest” to make one.")
    return 0


def verify_versions(argv: Sequence[str]) -> int:
    """Compare every file with what was written; return 1 when any version is not whole."""
    parser = _parser("verify", "Compare every file of the index with what was written.")
    parser.add_argument("version", nargs="?", help="one version only (default: all that are kept)")
    options = parser.parse_args(argv)
    settings = Settings.from_environment()
    chosen = [options.version] if options.version else [one.version for one in kept(settings)]
    if not chosen:
        raise SnapshotError(f"There is no index in {settings.index} yet. Run “verse ingest” to make one.")
    problems = {version: _problem(settings, version) for version in chosen}
    if options.json:
        found = [{"version": version, "whole": not says, "problem": says} for version, says in problems.items()]
        print(json.dumps({"verified": found}, ensure_ascii=False, indent=2))
    else:
        for version, says in problems.items():
            if says:
                print("verse:", says, file=sys.stderr)
            else:
                print(f"{version} is whole: every file is as it was written.")
    return 1 if any(problems.values()) else 0


def roll_back_to(argv: Sequence[str]) -> int:
    """Make an earlier version the live one."""
    parser = _parser("rollback", "Make another version of the index the live one; a running server follows.")
    parser.add_argument("version", nargs="?", help="which (default: the one before the live one)")
    options = parser.parse_args(argv)
    settings = Settings.from_environment()
    version = options.version or before(settings)
    was = live_name(settings)
    roll_back(settings, version)
    if options.json:
        print(json.dumps({"live": version, "was": was}, ensure_ascii=False, indent=2))
    else:
        print(f"The index {version} is live. A server that is running answers from it within seconds.")
    return 0


def prune_versions(argv: Sequence[str]) -> int:
    """Delete old versions, never the live one."""
    parser = _parser("prune", "Delete old versions of the index; never the live one.")
    parser.add_argument("--keep", type=int, default=KEPT, metavar="N", help=f"how many stay (default: {KEPT})")
    options = parser.parse_args(argv)
    if options.keep < 1:
        raise UsageError("--keep is at least 1: the newest version always stays.")
    settings = Settings.from_environment()
    gone = prune(settings, options.keep)
    if options.json:
        left = [one.version for one in kept(settings)]
        print(json.dumps({"deleted": gone, "kept": left}, ensure_ascii=False, indent=2))
    else:
        print(f"Deleted: {', '.join(gone)}." if gone else "Nothing was deleted: no more versions are kept than that.")
    return 0


def _parser(name: str, description: str) -> Parser:
    parser = Parser(prog=f"verse index {name}", description=description)
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _problem(settings: Settings, version: str) -> str:
    """Return what is wrong with a version, in a sentence; "" where nothing is."""
    try:
        verify(settings, version)
    except SnapshotError as exc:
        return str(exc)
    return ""


def _shape(one: Kept) -> dict[str, Any]:
    return {
        "version": one.version,
        "made": one.made.isoformat(),
        "live": one.live,
        "documents": one.documents,
        "paragraphs": one.paragraphs,
        "bytes": one.size,
        "problem": one.problem,
    }


def _line(one: Kept) -> str:
    held = one.problem or f"{one.documents} documents, {one.paragraphs:,} paragraphs"
    return f"{one.version}  {'live' if one.live else '    '}  {one.megabytes:,.1f} MB  {held}"
