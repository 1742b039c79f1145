"""The style sheets, scripts and pictures of the pages, which a browser may keep until what they hold changes."""

from functools import lru_cache
from hashlib import sha256
from os import PathLike, stat_result
from pathlib import Path

from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.types import Scope

_FOLDER = Path(__file__).parent / "static"
_FOR_GOOD = "public, max-age=31536000, immutable"  # a year, without ever asking again


def address(name: str) -> str:
    """Return the address of a file, which is another one as soon as the file holds something else."""
    path = _FOLDER / name
    return f"/static/{name}?{_mark(path, path.stat().st_mtime_ns)}"


class Assets(StaticFiles):
    """Serves the files; one that is asked for by what it holds need never be asked for again.

    Under its plain name, or by what another version of the service holds, a file is only lent.
    """

    def __init__(self) -> None:
        super().__init__(directory=_FOLDER)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file, or that it has not changed."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        if scope["query_string"] == _mark(Path(full_path), stat_result.st_mtime_ns).encode():
            response.headers["Cache-Control"] = _FOR_GOOD
        return response


@lru_cache
def _mark(path: Path, _changed: int) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12]
