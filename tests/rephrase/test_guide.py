"""The commands of the guide that need a model do what it shows, with a model that is served here."""

import re
import shutil

from eval.liar import served
from tests.house.conftest import ROOT
from tests.house.test_readme import pattern, run
from tests.rephrase.conftest import plainer

GUIDE = (ROOT / "docs/language-model.md").read_text("utf-8")
BLOCK = re.compile(
    r"^<!-- run with a model -->\n```console\n\$ (?P<set>.*)\n\$ (?P<ask>.*)\n(?P<shown>(?:.*\n)*?)```$", re.M
)


def test_a_model_is_turned_on_as_the_guide_says(ingested, tmp_path):
    (block,) = BLOCK.finditer(GUIDE)
    assert "http://127.0.0.1:8080/v1" in block["set"]
    home = shutil.copytree(ingested.home, tmp_path / "home")
    with served(plainer) as address:
        done = run(f"{block['set'].replace('http://127.0.0.1:8080/v1', address)} && {block['ask']}", home)
    assert done.returncode == 0, done.stdout
    assert re.search(pattern(block["shown"]), _unwrapped(done.stdout), re.DOTALL), done.stdout


def test_the_guide_names_every_setting_and_no_other():
    named = set(re.findall(r"VERSE_LLM_[A-Z]+", GUIDE))
    known = set(re.findall(r"VERSE_LLM_[A-Z]+", (ROOT / "corpus/language_model.py").read_text("utf-8")))
    assert named == known


def _unwrapped(shown: str) -> str:
    return re.sub(r"\n +", " ", shown)
