"""Several wordings looked for at once, compiled when a text holds what one of them cannot do without."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from sys import maxsize

Needs = Sequence[Sequence[str]]  # of each, one must stand in the text, in small letters
Wording = tuple[str, Needs]  # a phrase as `lexicon.toml` has it, and what it needs
_PIECE = re.compile(r"\(\?<[!=][^)]*\)|\[[^\]]*\]| [?*]| ")  # look-behinds and sets of letters are left as they are
_EDGE = r"\b"
_BLANK = {" ": r"\s+", " ?": r"\s?", " *": r"\s*"}
_GROUP = re.compile(r"(?<!\\)\((?!\?)|\(\?P<")
_AGAIN = 20  # texts for which the phrases are told apart, before one pattern of all is worth more
_ALIKE = str.maketrans("ıſ", "is")  # which match the letters i and s where case does not count


class Phrases:
    """Finds what `re` finds by one pattern of all the phrases, the first one first, whatever the case of the letters.

    Most slots find nothing in most texts. So a pattern is compiled of those phrases alone that a text has the letters for, and
    of all of them when another text has the letters of others, or texts have been many.
    """

    __slots__ = ("_again", "_any", "_known", "_wordings")

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self._wordings = wordings
        always = any(not needs for _, needs in wordings)
        self._any = () if always else tuple(dict.fromkeys(chain.from_iterable(needs[0] for _, needs in wordings)))
        self._again = 0
        self._known: tuple[re.Pattern[str], frozenset[int] | None] | None = None  # of which phrases; None: of all

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        found = self._for(text)
        return found.search(text, start, end) if found else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        found = self._for(text)
        return found.match(text, start, end) if found else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        found = self._for(text)
        return found.fullmatch(text, start, end) if found else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        found = self._for(text)
        return found.finditer(text, start, end) if found else iter(())

    def findall(self, text: str) -> list[str]:
        """As `re.Pattern.findall`."""
        found = self._for(text)
        return found.findall(text) if found else []

    def sub(self, new: str, text: str) -> str:
        """As `re.Pattern.sub`."""
        found = self._for(text)
        return found.sub(new, text) if found else text

    def _for(self, text: str) -> re.Pattern[str] | None:
        """The pattern to look in this text with; none where it has not the letters of any phrase."""
        small = letters(text)
        if self._any and not any(map(small.__contains__, self._any)):
            return None
        if self._known and self._known[1] is None:
            return self._known[0]
        self._again += 1
        if self._again > _AGAIN:
            return self._all()
        held = frozenset(at for at, (_, needs) in enumerate(self._wordings) if _holds(small, needs))
        if not held:
            return None
        if self._known is None and not any(_GROUP.search(phrase) for phrase, _ in self._wordings):
            self._known = compiled(self._wordings[at][0] for at in sorted(held)), held
            return self._known[0]
        known = self._known
        return known[0] if known and known[1] is not None and held <= known[1] else self._all()

    def _all(self) -> re.Pattern[str]:
        """The pattern of all phrases, from now on looked for in every text; at once where groups are counted, or asked for by name."""
        every = compiled(phrase for phrase, _ in self._wordings)
        self._known = every, None
        return every


@lru_cache(1024)  # a question is looked in for each slot
def letters(text: str) -> str:
    """A text in small letters, those of other alphabets that match i, k and s being these."""
    return text.lower() if text.isascii() else text.lower().translate(_ALIKE)


def _holds(text: str, needs: Needs) -> bool:
    return all(any(map(text.__contains__, either)) for either in needs)


def compiled(found: Iterable[str]) -> re.Pattern[str]:
    """One pattern for these phrases; the edge of a word that neighbours open with is looked for once."""
    alike = groupby(map(pattern_of, found), key=lambda pattern: pattern.startswith(_EDGE))
    return re.compile("|".join(_at_edge(together) if edge else "|".join(together) for edge, together in alike), re.I)


def _at_edge(patterns: Iterable[str]) -> str:
    return f"{_EDGE}(?:{'|'.join(pattern.removeprefix(_EDGE) for pattern in patterns)})"


def pattern_of(phrase: str) -> str:
    """A phrase as a pattern: its spaces any white space, its ends edges of words unless "~" or "^" says otherwise."""
    first = "" if phrase.startswith(("~", "^")) else _EDGE
    last = "" if phrase.endswith("~") else _EDGE
    return first + _PIECE.sub(lambda m: _BLANK.get(m[0], m[0]), phrase.removeprefix("~").removesuffix("~")) + last
