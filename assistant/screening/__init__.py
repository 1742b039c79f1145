"""What is looked at before anything else: danger to a child, and personal data."""

from assistant.screening.danger import detect
from assistant.screening.personal_data import asks_for_a_record


def warm() -> None:
    """Read the word lists and compile their patterns now, so that the first question need not wait for it."""
    detect("A question about a child")
    asks_for_a_record("A question about Jayden Smith, born on 1 May 2015")
