"""Questions that are not in English, and the countries that they name, by CLDR's names in other languages."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from tipqa.countries.table import countries, fold_words
from tipqa.later import later
from tipqa.question.lexicon import phrases
from tipqa.question.topic import blanked, country_spans
from tipqa.records import dataclass

LANGUAGES = ("ar", "de", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ro", "ru", "tr", "uk", "vi", "zh")
_FEWEST = 2  # words of another language by which a question in Latin letters is known for one
_STEM = 5  # letters by which an inflected name is known: "Таджикистане"
_WORD = later(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Foreign:
    """That a question is not in English; with the countries that it names, as our table calls them."""

    countries: tuple[str, ...] = ()


@lru_cache(maxsize=64)  # asked before words are spelled and after
def read_foreign(question: str) -> Foreign | None:
    """What is read of a question that is not in English; None of one that may be."""
    words = _WORD.findall(question)
    if not words or not (_in_other_letters(words) or _in_other_words(question, len(words))):
        return None
    return Foreign(_countries_in(question))


def _in_other_letters(words: list[str]) -> bool:
    """Whether most letters are of another script."""
    letters = "".join(words)
    return not letters.isascii() and 2 * sum(map(_of_no_latin, letters)) > len(letters)


def _of_no_latin(letter: str) -> bool:
    return letter > "\u024f" and not "\u1e00" <= letter <= "\u1eff"


def _in_other_words(question: str, words: int) -> bool:
    """Whether small words of other languages stand in it, and more of them than of English ones; one that is never English is
    enough where no English word stands beside it."""
    english = len(phrases("english").findall(question))
    if 2 * english >= words:
        return False
    sure = len(phrases("foreign_sure").findall(question))
    other = sure + len(phrases("foreign").findall(_without_names(question)))
    return other > english and (other >= _FEWEST or sure > 0)


def _without_names(question: str) -> str:
    """The question with the countries that it names blanked out: "El Salvador"."""
    return blanked(question, country_spans(question))


def _countries_in(question: str) -> tuple[str, ...]:
    text = bare(question)
    at = {name: match.start() for name in _names() if name in text and (match := _begins(name).search(text))}
    found = [(start, name, _names()[name]) for name, start in at.items()]
    longest = [it for it in found if not any(it[1] != name and it[1] in name for _, name, _ in found)]
    return tuple(dict.fromkeys(country for _, _, country in sorted(longest)))


def bare(text: str) -> str:
    """The text in small letters and without accents."""
    return "".join(it for it in unicodedata.normalize("NFD", text.casefold()) if not "\u0300" <= it <= "\u036f")


def _begins(name: str) -> re.Pattern[str]:
    """A pattern for a name at the beginning of a word; anywhere in scripts that write words without spaces."""
    spaced = unicodedata.name(name[0], "").split()[0] not in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
    return re.compile((r"(?<!\w)" if spaced else "") + re.escape(name))


@cache
def _names() -> dict[str, str]:
    """The names of countries in these languages, in small letters, each with ours; long ones without their ending."""
    from babel import Locale  # only for a question that is not in English

    own = {country.iso2: country.name for country in countries() if country.iso2}
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in own:
                folded = bare(name)
                ending = 1 if len(fold_words(folded)) == 1 and len(folded) > _STEM else 0
                names.setdefault(folded[: len(folded) - ending], own[code])
    return names
