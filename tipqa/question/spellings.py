"""Words that questions are read by, where they are misspelled: "victms", "convctions", "recomendations"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from tipqa.later import later
from tipqa.question.language import read_foreign
from tipqa.question.topic import country_spans

_WORD = later(r"\b[A-Za-z]{4,}\b")
# Of words of fewer letters two may have changed places ("teir") or one may lack ("wich"); of longer ones one may be wrong.
_ONE_WRONG = 5
_LONG = 9
_TWICE = later(r"(.)\1")
_TWO_WRONG = 11  # letters from which two may be wrong; "inspectors" is two from "inspections"
WORDS: Final = tuple(
    "about according achievements action adults agencies always amended amendment army arrested arrests article articles "
    "assistance assisted awareness because begging between bondage bonded border borders boys brothels budget "
    "campaign campaigns care case changed changes children citizens civil code commercial committee compare compared "
    "comparison compensation complicit construction consular convicted convictions cotton council countries country "
    "court courts criminal debt decrease deported detained difference different domestic downgrade downgraded "
    "downgrades edition editions efforts embassy exploitation exploited factories farm farms fine fines fishing "
    "forced foreign foreigners funding girls government happened happening harvest highest hotline hotlines "
    "identified identify imprisonment improve increase inspections international investigated investigations judge "
    "judges labor labour languages laws lawyer legal list lists lowest many marriage medical mentioned migrant migrants mines "
    "minimum mining minus minister ministry moved moves much national nationals never nongovernmental number numbers "
    "observers officers officials organization organizations overview passports pattern penalties penalty percent "
    "placement plan police policy prevention prison problems procedures profile progress prosecuted prosecution "
    "prosecutions prostitution protection psychological punished ranked ranking rating recommend recommendations "
    "recommended recruiters recruitment referred refugees repatriated report reports rescue rescued restitution "
    "screening section sections sentenced sentences services sexual share shelter shelters shortcomings since slave "
    "slavery society soldiers special standards state strengths summarize summary tier tiers trafficked traffickers "
    "trafficking training upgrade upgraded upgrades victim victims vulnerable wages waiver watchlist weaknesses what "
    "when where which while whose women workers".split()
)


# Short forms that are typed without their apostrophe; they are no misspelling of "what" or "where".
_SHORT_FORMS = frozenset(
    "whats wheres whens whos hows thats theres lets didnt doesnt isnt arent wasnt werent hasnt havent wont cant".split()
)
_ARTICLE = later(r"\bart(s?)\.?\s+(?=\d)", re.I)  # "art 512", "arts. 12 and 14"


def respelled(question: str, known: Callable[[str], bool], word_at_all: Callable[[str], bool] = lambda _: False) -> str:
    """The question with words that no report has in the spelling of the nearest of `WORDS`; names of countries stay, and a
    question that is not in English.

    Args:
        known: whether a report has the word.
        word_at_all: whether it is a common word of English, asked only of one that is near to one of `WORDS`: "plain".
    """
    if read_foreign(question):
        return question
    question = _ARTICLE.sub(r"article\1 ", question)
    names = country_spans(question)

    def mended(match: re.Match[str]) -> str:
        word = match[0]
        in_name = any(start < match.end() and match.start() < end for start, end in names)
        if (
            in_name
            or word.lower() in WORDS
            or word.lower() in _SHORT_FORMS
            or word[1:] != word[1:].lower()
            or (word[0].isupper() and match.start())
        ):
            return word
        near = _nearest(word.lower())
        if known(word) and not (near and _doubles(word.lower(), near)):
            return word
        return near if near and not word_at_all(word.lower()) else word

    return _WORD.sub(mended, question)


def _doubles(word: str, near: str) -> bool:
    """Whether a long word is another but for letters written twice or once, which the stem of a word leaves out: "shortcommings"."""
    return len(word) >= _LONG and _TWICE.sub(r"\1", word) == _TWICE.sub(r"\1", near)


def _nearest(word: str) -> str | None:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    limit = 2 if len(word) >= _TWO_WRONG else 1
    may_be_wrong = len(word) >= _ONE_WRONG
    alike = [
        it for it in WORDS if it[0] == word[0] and (may_be_wrong or sorted(it) == sorted(word) or len(it) > len(word))
    ]
    found = extractOne(word, alike, scorer=OSA.distance, score_cutoff=limit) if alike else None
    return found[0] if found else None
