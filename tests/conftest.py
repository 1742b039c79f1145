"""What holds for every test: nothing leaves the machine, and nothing is kept outside a temporary folder."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import offline
import pytest
from hypothesis import settings

from corpus.settings import Settings
from index.versions import current
from ingest.run import run

WORKER = "PYTEST_XDIST_WORKER"  # the variable that names one of several workers
GUARD = Path(offline.__file__).parent
TESTERS = ("VERSE_SAMPLES", "VERSE_SLOW_TESTS", "VERSE_PICTURES")  # not settings: what whoever runs the tests chooses


def pytest_configure() -> None:
    """Set the environment before any test module, and what it imports, is loaded."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["ANONYMIZED_TELEMETRY"] = "False"
    os.environ["RAGAS_DO_NOT_TRACK"] = "true"
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(GUARD), os.environ.get("PYTHONPATH")]))
    for name in [name for name in os.environ if name.startswith("VERSE_") and name not in TESTERS]:
        del os.environ[name]  # an operator's own never reach a test
    offline.refuse()
    settings.register_profile("busy", deadline=None)  # how long an example takes hangs on what else the machine does
    settings.load_profile("busy")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where files run beside one another, let those begin that take long: the short ones fill what is left."""
    if WORKER in os.environ:
        long = {item.path for item in items if "ingested" in getattr(item, "fixturenames", ())}
        items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the VERSE_HOME of this run: a folder of its own, empty at first."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VERSE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings whose home holds an index of the shipped documents, made once in a run: a worker's own copy."""
    folder = tmp_path_factory.getbasetemp()
    made = Settings(home=(folder.parent if WORKER in os.environ else folder) / "ingested-once")
    made.home.mkdir(exist_ok=True)
    with (made.home / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if current(made) is None:
            run(made)
    return Settings(home=shutil.copytree(made.home, tmp_path_factory.mktemp("ingested") / "home"))


@pytest.fixture(scope="session", autouse=True)
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the file that attempts to leave the machine are written to."""
    file = tmp_path_factory.mktemp("offline") / "attempts.txt"
    file.touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(offline.LEDGER, str(file))
        yield file


@pytest.fixture(autouse=True)
def nothing_leaves_the_machine(ledger: Path) -> Iterator[None]:
    """Fail the test during which anything, here or in a program started, tried to leave the machine."""
    yield
    attempts = ledger.read_text(encoding="utf-8")
    if attempts:
        ledger.write_text("", encoding="utf-8")
        pytest.fail(f"Left the machine, or tried to:\n{attempts}", pytrace=False)
