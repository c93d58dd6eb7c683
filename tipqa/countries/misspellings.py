"""Countries whose names are misspelled: "Tajkistan", "Saudi Arabai", "Phillipines".

A name may lack, add, change or swap a letter, two from eight letters on, three from fourteen; one of seven may have a
letter in the wrong place ("leshoto"), one of four one of them twice ("omann"). Ordinary words that come as near to a country's name ("chine", "roman") are listed in
`ordinary_words.tsv` and never taken for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from tipqa.countries.mentions import Mention, Scan, Word
from tipqa.countries.table import Country, Form, countries, fold_words, forms, read_lines

_SHORTEST = 5
_ONE_MOVED = 2  # letters taken out and put in
_MOVED = 7  # letters of which one may stand in another place
_ANY_OPENING = 9  # letters from which the first one may be wrong, and then no other
_LONGEST_TEXT = 400  # words; longer texts are no questions


class Near(NamedTuple):
    """A form that a misspelling may stand for, and how many letters are wrong."""

    distance: int
    form: Form
    also: tuple[Country, ...] = ()


class _Found(NamedTuple):
    near: Near
    first: int
    size: int
    odd: int  # how many of its words are no words


def find_misspelled(words: Sequence[Word], known: Scan) -> list[Mention]:
    """The countries that misspelled words of a text stand for, in order.

    A misspelling may contain a mention of `known`, as "Saudi Arabai" contains "Saudi"; it then replaces it.
    """
    if len(words) > _LONGEST_TEXT:
        return []
    covered = [
        at in known.idle or any(mention.start < word.end and word.start < mention.end for mention in known.mentions)
        for at, word in enumerate(words)
    ]
    odd = [not covered[at] and _is_odd(word.folded) for at, word in enumerate(words)]
    found = [each for at in range(len(words)) for each in _near_windows(words, at, odd, covered)]
    found.sort(key=_cost)
    return sorted(_without_overlaps(words, found), key=lambda mention: mention.start)


def _cost(found: _Found) -> tuple[int, int, int, int, int]:
    """What comes first is taken: few wrong letters, where each further word of a name makes up for one; then more misspelled words."""
    letters = sum(map(len, found.near.form.words))
    return (found.near.distance - (found.size - 1), -found.odd, found.near.distance, -letters, found.first)


def _without_overlaps(words: Sequence[Word], found: Sequence[_Found]) -> list[Mention]:
    taken: set[int] = set()
    mentions = []
    for near, first, size, _ in found:
        if taken.isdisjoint(range(first, first + size)):
            taken.update(range(first, first + size))
            start, end = words[first].start, words[first + size - 1].end
            mentions.append(Mention(near.form.country, start, end, False, near.form.adjective, near.also))
    return mentions


def _near_windows(words: Sequence[Word], at: int, odd: Sequence[bool], covered: Sequence[bool]) -> list[_Found]:
    found = []
    for size in range(1, min(3, len(words) - at) + 1):
        window = [word.folded for word in words[at : at + size]]
        if not any(odd[at : at + size]) or not all(word.isalpha() for word in window):
            continue
        near = nearest("".join(window), several=size > 1)
        if near and _may_replace(near, covered[at : at + size]):
            found.append(_Found(near, at, size, sum(odd[at : at + size])))
    return found


def _may_replace(near: Near, covered: Sequence[bool]) -> bool:
    return not any(covered) or len(near.form.words) == len(covered)


def _is_odd(word: str) -> bool:
    return len(word) >= 4 and word.isalpha() and word not in _ordinary_words()


@lru_cache(maxsize=4096)
def nearest(letters: str, *, looser: bool = False, several: bool = False) -> Near | None:
    """The form that is nearest to `letters` (folded, without spaces), or None where none is near enough.

    `looser` allows two wrong letters also in short names, `several` only names of several words. Other countries whose
    forms are as near stand in `also`.
    """
    limit = _limit(len(letters), looser=looser)
    if len(letters) < _SHORTEST or len(letters) > 60:
        return None
    if short := _doubled(letters):
        return Near(1, short)
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    choices = _choices(letters, limit, several=several)
    found = extract(letters, choices, scorer=OSA.distance, score_cutoff=limit, limit=8)
    alike = [(int(distance), form) for form, distance, _ in found if _is_like(letters, form, int(distance))]
    if not alike:
        return _moved(letters) if len(letters) == _MOVED else None
    best = min(distance for distance, _ in alike)
    nearest_forms = sorted(
        (form for distance, form in alike if distance == best), key=lambda form: (form[:2] != letters[:2], -len(form))
    )
    first = _form(nearest_forms[0])
    others = dict.fromkeys(_form(other).country for other in nearest_forms)
    return Near(best, first, tuple(country for country in others if country != first.country))


def _moved(letters: str) -> Near | None:
    """The name that has the same letters of which one stands elsewhere: "leshoto"."""
    from rapidfuzz.distance import Indel

    alike = [
        _form(form)
        for form in _by_length().get(len(letters), ())
        if form[0] == letters[0] and sorted(form) == sorted(letters) and Indel.distance(letters, form) == _ONE_MOVED
    ]
    return Near(2, alike[0]) if len(alike) == 1 else None


def _doubled(letters: str) -> Form | None:
    """The name of four letters that these are with one of them written twice: "omann"."""
    if len(letters) != _SHORTEST:
        return None
    once = (letters[:at] + letters[at + 1 :] for at in range(_SHORTEST - 1) if letters[at] == letters[at + 1])
    return next((_of_four_letters()[each] for each in once if each in _of_four_letters()), None)


def _limit(length: int, *, looser: bool) -> int:
    if length >= 14:
        return 3
    return 2 if length >= 8 or looser else 1


def _is_like(letters: str, form: str, distance: int) -> bool:
    if distance > 1 and _form(form).adjective and len(letters) < 10:
        return False
    opening = letters[0] == form[0] or letters[:2] == form[1::-1]
    return opening or (len(letters) >= _ANY_OPENING and distance == 1)


def _choices(letters: str, limit: int, *, several: bool) -> list[str]:
    """The forms about as long as `letters`; of short letters, those that may open as they do."""
    forms_of = _of_several_words() if several else _by_length()
    lengths = range(len(letters) - limit, len(letters) + limit + 1)
    found = [form for length in lengths for form in forms_of.get(length, ())]
    return found if len(letters) >= _ANY_OPENING else [form for form in found if form[0] in letters[:2]]


@cache
def _by_length() -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for letters in _by_letters():
        found.setdefault(len(letters), []).append(letters)
    return found


@cache
def _of_several_words() -> dict[int, list[str]]:
    return {length: [form for form in found if len(_form(form).words) > 1] for length, found in _by_length().items()}


def _form(letters: str) -> Form:
    return _by_letters()[letters]


@cache
def _of_four_letters() -> dict[str, Form]:
    """The countries' own names of four letters, too short for any other slip."""
    names = ((form, "".join(form.words)) for form in forms() if form.words == fold_words(form.country.name))
    return {letters: form for form, letters in names if len(letters) == _SHORTEST - 1}


@cache
def _by_letters() -> dict[str, Form]:
    found: dict[str, Form] = {}
    names = {country.name: fold_words(country.name) for country in countries()}
    for form in sorted(forms(), key=lambda form: form.secondary):
        letters = "".join(word for word in form.words if word != ",")
        shortest = _SHORTEST if form.words == names[form.country.name] else _SHORTEST + 1
        if len(letters) >= shortest and not form.case and "." not in letters:
            found.setdefault(letters, form)
    return found


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(read_lines("ordinary_words.tsv"))
