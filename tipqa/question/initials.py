"""The letters with which the names of the countries asked for begin: "countries starting with M", "with a vowel"."""

from __future__ import annotations

from string import ascii_uppercase

from tipqa.question.lexicon import said

VOWELS = "AEIOU"
_CONSONANTS = "".join(it for it in ascii_uppercase if it not in VOWELS)


def read_initial(question: str) -> str:
    """The letter, in capitals, or all vowels or consonants; "" where none is named."""
    found = said(question, "initial")
    if not found:
        return ""
    last = found[0].strip(" \"'’“”").upper().rstrip("S")
    return (
        VOWELS
        if last.endswith("VOWEL")
        else _CONSONANTS
        if last.endswith("CONSONANT")
        else found[0].strip(" \"'’“”").upper()[-1]
    )


def initial_told(letters: str) -> str:
    """What `read_initial` gives, in words: "M", "a vowel"."""
    return letters if len(letters) == 1 else "a vowel" if letters == VOWELS else "a consonant"
