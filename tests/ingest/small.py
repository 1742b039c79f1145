"""A corpus without documents, and two editions of an invented policy to add to it."""

import shutil
from pathlib import Path

import yaml

from corpus.settings import CORPUS, Settings

FIRST = """North Shire Child in Need Procedure

1. Introduction

1.1 This procedure applies to all social workers in North Shire.

2. Visiting

2.1 The social worker must visit the child within 7 working days of the child in need plan being agreed.

2.2 Visits should then take place every 15 working days. The team manager may agree to fewer visits where:
- the plan has been reviewed; and
- the child has been seen alone.

3. Contact

3.1 The North Shire Front Door can be reached on 01632 960 123 between 9am and 5pm.
"""
SECOND = FIRST.replace("within 7 working days", "within 5 working days").replace(
    "1.1 This procedure", "1.1 Read this first.\n\n1.2 This procedure"
)


def settings_in(folder: Path) -> Settings:
    """A home and a corpus of two areas that holds no document."""
    corpus = folder / "corpus"
    (corpus / "rules").mkdir(parents=True)
    for path in CORPUS.glob("*.yaml"):
        if path.name != "catalogue.yaml":
            shutil.copy(path, corpus)
    areas = [{"id": "england", "name": "England"}, {"id": "south-vale", "name": "South Vale"}]
    (corpus / "catalogue.yaml").write_text(yaml.safe_dump({"areas": areas, "documents": []}))
    (corpus / "rules" / "dismissed.yaml").write_text("dismissed: []\n")
    return Settings(home=folder / "home", corpus=corpus)


def written(folder: Path, text: str, name: str = "north-cin.txt") -> Path:
    """Write a file to add."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
