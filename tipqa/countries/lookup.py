"""Countries and territories: their names in one form, and where a question or a text names them.

resolve("Korea, North")                 the Country that a name stands for
find_countries("cotton in Tajkistan")   every country that a text names
judges_another, subject_countries(question, mentions)   which of them the question is about
find_regions("all of Central Asia")     the parts of the world that a text names
"""

from __future__ import annotations

from functools import cache, lru_cache

from tipqa.countries.mentions import Mention, find_exact, split_words
from tipqa.countries.misspellings import find_misspelled, nearest
from tipqa.countries.regions import RegionMention, find_regions
from tipqa.countries.subjects import subject_countries
from tipqa.countries.table import Country, countries, fold_words, forms, slugify
from tipqa.errors import CountryError
from tipqa.later import later
from tipqa.typed import clean

__all__ = [
    "Country",
    "Mention",
    "RegionMention",
    "countries",
    "countries_named",
    "find_countries",
    "find_regions",
    "resolve",
    "slugify",
    "subject_countries",
]

_BRACKETS = later(r"\([^()]*\)")
_STATE = r"(republic|kingdom|state|states|commonwealth|sultanate|union|principality|federation|emirate|duchy)"
_OFFICIAL = later(rf"^(\w+ ){{0,3}}?{_STATE} of (the )?(?P<name>.+)$")
_INVERTED = later(rf"^(?P<name>[^,]+), (the )?(\w+ ){{0,3}}?{_STATE}( of)?( the)?$")


def resolve(name: str) -> Country:
    """The country that `name` stands for.

    Case, accents, punctuation and "the" do not count. An official form ("Kingdom of Lesotho"), an ISO code in capitals
    and a misspelling that comes clearly nearest to one country are understood as well.

    Raises:
        CountryError: no country is known by this name, or several come as near; it carries suggestions.
    """
    name = clean(name)
    words = fold_words(name)
    outside = fold_words(_BRACKETS.sub(" ", name))
    found = (
        _known(words) or _known(outside) or _by_code(name.strip()) or _official(" ".join(words)) or _misspelled(words)
    )
    if found:
        return found
    suggestions = _suggest(name)
    hint = f"did you mean {' or '.join(suggestions)}? " if suggestions else ""
    raise CountryError(f"no country is known as {name!r}; {hint}`tipqa corpus` lists those of a corpus", suggestions)


def find_countries(text: str) -> list[Mention]:
    """Every country that `text` names, in order, also by adjective, people, abbreviation or misspelling."""
    return list(_found(text))


@lru_cache(maxsize=64)  # a question is looked at from several sides
def _found(text: str) -> tuple[Mention, ...]:
    words = split_words(text)
    known = find_exact(text)
    typed_low = not any(letter.isupper() for letter in text.lstrip()[1:])  # nobody wrote a capital
    guessed = [
        m
        for m in find_misspelled(words, known)
        if typed_low or " " not in text[m.start : m.end] or text[m.start].isupper()
    ]
    kept = [mention for mention in known.mentions if not any(_overlap(mention, other) for other in guessed)]
    return tuple(sorted([*kept, *guessed], key=lambda mention: mention.start))


@lru_cache(maxsize=4096)
def countries_named(text: str) -> frozenset[str]:
    """The names of the countries that a report's words name: printed text, in which no misspelling is looked for."""
    return frozenset(mention.country.name for mention in find_exact(text).mentions)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _known(words: tuple[str, ...]) -> Country | None:
    key = _plain(words)
    return _by_plain_name().get(key) or (_by_plain_name().get(key[:-1]) if key[-1:] == ("s",) else None)


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in (",", "the"))


@cache
def _by_plain_name() -> dict[tuple[str, ...], Country]:
    found: dict[tuple[str, ...], Country] = {}
    for form in sorted(forms(), key=lambda form: form.secondary):
        found.setdefault(_plain(form.words), form.country)
    return found


def _by_code(name: str) -> Country | None:
    if not (len(name) == 2 and name.isupper()):
        return None
    return next((country for country in countries() if country.iso2 == name), None)


def _official(name: str) -> Country | None:
    name = name.replace(" ,", ",")
    match = _OFFICIAL.match(name) or _INVERTED.match(name)
    return _known(fold_words(match["name"])) if match else None


def _misspelled(words: tuple[str, ...]) -> Country | None:
    letters = "".join(_plain(words))
    near = nearest(letters, looser=True)
    if near is None or near.also or not "".join(near.form.words).startswith(letters[:1]):
        return None  # "Ruritania" is no Mauritania
    return near.form.country


def _suggest(name: str) -> tuple[str, ...]:
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import extract

    words = [" ".join(form.words) for form in forms()]
    found = extract(" ".join(fold_words(name)), words, scorer=JaroWinkler.similarity, score_cutoff=0.85, limit=12)
    return tuple(dict.fromkeys(forms()[at].country.name for _, _, at in found))[:3]
