"""An ingest tells of a source that is missing or altered, and leaves the index that serves alone."""

import shutil

import pytest

from corpus.errors import CatalogueError, SourceError
from corpus.settings import CORPUS, Settings
from ingest.run import run


@pytest.fixture
def settings(tmp_path):
    shutil.copytree(CORPUS / "documents", tmp_path / "corpus" / "documents")
    shutil.copy(CORPUS / "catalogue.yaml", tmp_path / "corpus" / "catalogue.yaml")
    return Settings(home=tmp_path / "home", corpus=tmp_path / "corpus")


def test_a_missing_source_is_named(settings):
    (settings.corpus / "documents" / "cwac-cin-pilot.txt").unlink()
    with pytest.raises(SourceError, match=r"cwac-cin-pilot is missing: .*cwac-cin-pilot\.txt.*ingest again"):
        run(settings)
    assert not settings.index.exists() or not list(settings.index.iterdir())


def test_an_altered_source_is_named(settings):
    path = settings.corpus / "documents" / "wt2015-chapter-1.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("45 working days", "54 working days"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"wt2015-chapter-1 has been altered: .*wt2015-chapter-1\.txt"):
        run(settings)


def test_a_catalogue_with_a_repeated_key_is_refused_with_its_line(settings):
    path = settings.corpus / "catalogue.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "areas: []\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"catalogue\.yaml, line \d+: “areas” stands twice"):
        run(settings)


def test_a_catalogue_with_an_unknown_field_is_refused_with_its_name(settings):
    path = settings.corpus / "catalogue.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "    kind: local policy\n", "    kind: local policy\n    colour: red\n", 1
    )
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"documents\.0\.colour"):
        run(settings)
