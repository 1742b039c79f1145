"""A Chroma server of one's own, that can be stopped and started."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from corpus.errors import SearchDown

_PATIENCE = 120  # seconds that it may take to answer


class ChromaServer:
    """`chroma run` over a folder, at one address whenever it runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self._port: int = found.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers; SearchDown when it does not."""
        words = ["run", "--path", str(self._folder), "--host", "127.0.0.1", "--port", str(self._port)]
        self._process = subprocess.Popen(
            [str(Path(sys.executable).parent / "chroma"), *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self.url}/api/v2/heartbeat", timeout=1).close()  # noqa: S310 - our own address
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        self.stop()
        raise SearchDown("The Chroma server did not start. Run “chroma run” to see why.")

    def stop(self) -> None:
        """Stop it, if it runs."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=30)
            self._process = None
