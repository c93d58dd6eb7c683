"""Several wordings looked for at once, compiled when a text holds what one of them cannot do without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from sys import maxsize

from tipqa.later import holds, later
from tipqa.question.letters import Slot, Table, Wording, letters

_PIECE = later(r"\(\?<[!=][^)]*\)|\[[^\]]*\]| [?*]| ")  # look-behinds and sets of letters are left as they are
_EDGE = r"\b"
_BLANK = {" ": r"\s+", " ?": r"\s?", " *": r"\s*"}
_GROUP = later(r"(?<!\\)\((?!\?)|\(\?P<")
_SETS = 8  # of several phrases, of which a pattern each is kept


class Phrases:
    """Finds what `re` finds by one pattern of all the phrases, the first one first, whatever the case of the letters.

    Most slots find nothing in most texts, and few more than one phrase. So only those are looked for that a text has the
    letters of, and one pattern of all where groups are counted or texts have had the letters of many others.

    Args:
        slot: whose phrases they are, all of them, in the table that `table` gives.
    """

    __slots__ = ("_every", "_grouped", "_last", "_patterns", "_sets", "_slot", "_table", "_wordings")

    def __init__(
        self, wordings: Sequence[Wording], slot: Slot = ("", ""), table: Callable[[], Table] | None = None
    ) -> None:
        self._wordings = wordings
        self._slot = slot
        self._table = table
        self._every = tuple(range(len(wordings)))
        self._patterns: dict[tuple[int, ...], re.Pattern[str]] = {}  # by the places of the phrases
        self._sets = 0  # of several phrases that were looked for
        self._grouped: bool | None = None  # whether groups are counted, or asked for by name
        self._last: tuple[str | None, re.Match[str] | None] = None, None  # the text looked in last, and what was found

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`; a question, which is asked for the same from several sides, is looked in once."""
        if start or end != maxsize:
            pattern = self._for(text)
            return pattern.search(text, start, end) if pattern else None
        last, found = self._last
        if last != text:
            pattern = self._for(text)
            found = pattern.search(text) if pattern else None
            self._last = text, found
        return found

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
        known = letters(text)
        every = known.held(self._table()) if self._table else None
        if every is None:
            held = tuple([at for at, (_, needs) in enumerate(self._wordings) if holds(known.small, needs)])
        else:
            held = every.get(self._slot, ())
        return (self._patterns.get(held) or self._of(held)) if held else None

    def _of(self, held: tuple[int, ...]) -> re.Pattern[str]:
        """The pattern of these phrases, or of all."""
        if self._grouped is None:
            self._grouped = any(_GROUP.search(phrase) for phrase, _ in self._wordings)
        several = len(held) > 1
        held = self._every if self._grouped or (several and self._sets >= _SETS) else held
        found = self._patterns.get(held)
        if found is None:
            self._sets += several
            found = self._patterns[held] = compiled(self._wordings[at][0] for at in held)
        return found


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
