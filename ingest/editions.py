"""Editions: the date a section's own footers print, where sections differ in date."""

import re
from collections import Counter

from corpus.catalogue import Document
from ingest.lines import Reading


def edition_at(document: Document, reading: Reading, line: int) -> str:
    """Return the edition of the section that holds a line, as its footers print it."""
    notes = reading.notes
    if notes.dated_footer is None or not notes.sections:
        return document.edition_name
    starts = [section.line for section in notes.sections]
    section = max((s for s in notes.sections if s.line <= line), key=lambda s: s.line, default=None)
    if section is None:
        return document.edition_name
    end = min((start for start in starts if start > section.line), default=None)
    text = "\n".join(reading.source.splitlines()[section.line - 1 : end and end - 1])
    dates = Counter(match[1] for match in re.finditer(notes.dated_footer, text))
    return dates.most_common(1)[0][0] if dates else "undated"
