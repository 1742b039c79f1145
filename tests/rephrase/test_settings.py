"""A language model is one that an operator named, and a mistake in naming it is told."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.language_model import LanguageModel
from corpus.settings import Settings
from eval import generate

URL = {"VERSE_LLM_URL": "http://127.0.0.1:8080/v1/"}
NAMED = {**URL, "VERSE_LLM_MODEL": "small"}


def test_there_is_none_unless_an_address_is_set():
    assert LanguageModel.from_variables({}) is None
    assert LanguageModel.from_variables({"VERSE_LLM_MODEL": "small", "VERSE_LLM_KEY": "k"}) is None


def test_it_is_read_from_the_environment(monkeypatch):
    for name, value in {**NAMED, "VERSE_LLM_KEY": "secret-key", "VERSE_LLM_TIMEOUT": "2.5"}.items():
        monkeypatch.setenv(name, value)
    settings = Settings.from_environment()
    assert settings.language_model == LanguageModel("http://127.0.0.1:8080/v1", "small", "secret-key", 2.5)
    assert "secret-key" not in repr(settings)


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (URL, "VERSE_LLM_MODEL"),
        ({**NAMED, "VERSE_LLM_URL": "127.0.0.1:8080"}, "VERSE_LLM_URL"),
        ({**NAMED, "VERSE_LLM_URL": "file:///etc/passwd"}, "VERSE_LLM_URL"),
        ({**NAMED, "VERSE_LLM_URL": "http://"}, "VERSE_LLM_URL"),
        ({**NAMED, "VERSE_LLM_URL": "http://h:99999/v1"}, "VERSE_LLM_URL"),
        ({**NAMED, "VERSE_LLM_URL": "https://me:hush-hush@example.org/v1"}, "VERSE_LLM_KEY"),
        ({**NAMED, "VERSE_LLM_TIMEOUT": "soon"}, "VERSE_LLM_TIMEOUT"),
        ({**NAMED, "VERSE_LLM_TIMEOUT": "0"}, "VERSE_LLM_TIMEOUT"),
        ({**NAMED, "VERSE_LLM_TIMEOUT": "nan"}, "VERSE_LLM_TIMEOUT"),
        ({**NAMED, "VERSE_LLM_TIMEOUT": "9999"}, "VERSE_LLM_TIMEOUT"),
    ],
)
def test_a_mistake_is_told_by_the_name_of_its_variable_and_no_secret_with_it(said, named):
    with pytest.raises(UsageError, match=named) as told:
        LanguageModel.from_variables(said)
    assert "hush-hush" not in str(told.value)


def test_no_secret_is_written_down_with_an_evaluation():
    settings = Settings(
        home=Path("h"), owner_token="owner-token-of-nobody", language_model=LanguageModel("http://h/v1", "m", "llm-key")
    )
    written = str(generate.written_down(settings))
    assert "owner-token" not in written and "llm-key" not in written and "http://h/v1" in written
