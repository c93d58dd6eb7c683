"""The letter with which the names of the countries asked for begin: "countries starting with M"."""

from __future__ import annotations

from tipqa.question.lexicon import said


def read_initial(question: str) -> str:
    """The letter, in capitals; "" where none is named."""
    found = said(question, "initial")
    return found[0].strip(" \"'’“”").upper()[-1] if found else ""
