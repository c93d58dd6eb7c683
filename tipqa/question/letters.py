"""Which wordings a text has the letters of: of some at a time, or of all of a table at once where it is asked for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from tipqa.later import Needs, holds, in_small_letters

Wording = tuple[str, Needs]  # a phrase as `lexicon.toml` has it, and what it needs
Slot = tuple[str, str]  # a slot of the table, and a value in it
_ByNeed = dict[str, list[tuple[Slot, int, Needs]]]  # which wordings need it first, and what they need beside
Held = dict[Slot, tuple[int, ...]]  # of each slot which of its wordings, in the table's order

_OFTEN = 8  # slots that a text is looked in for, from which it is worth to look for all at once


class Letters:
    """A text in small letters, those of other alphabets that match i, k and s being these."""

    __slots__ = ("_asked", "_held", "small")

    def __init__(self, text: str) -> None:
        self.small = in_small_letters(text)
        self._asked = 0
        self._held: Held | None = None

    def held(self, table: Table) -> Held | None:
        """The wordings that the text has the letters of, of the one table there is; None where it has not been asked for often."""
        if self._held is None:
            self._asked += 1
            if self._asked > _OFTEN:
                self._held = table.held(self)
        return self._held


class Table:
    """The wordings of all slots, by what they need."""

    __slots__ = ("_always", "_by_opening")

    def __init__(self, wordings: Iterable[tuple[Slot, Sequence[Wording]]]) -> None:
        self._always: dict[Slot, list[int]] = {}
        self._by_opening: dict[str, _ByNeed] = {}  # by the first three letters of a need, or two
        for slot, of in wordings:
            for at, (_, needs) in enumerate(of):
                if not needs:
                    self._always.setdefault(slot, []).append(at)
                    continue
                own = slot, at, needs[1:]
                for need in needs[0]:
                    self._by_opening.setdefault(need[:3], {}).setdefault(need, []).append(own)

    def held(self, text: Letters) -> Held:
        """The wordings that a text has the letters of."""
        small = text.small
        found = {slot: set(at) for slot, at in self._always.items()}
        pairs = [*map(str.__add__, small, small[1:])]
        for opening in {*pairs, *map(str.__add__, pairs, small[2:])} & self._by_opening.keys():
            for need, wordings in self._by_opening[opening].items():
                if need in small:
                    for slot, at, others in wordings:
                        if not others or holds(small, others):
                            found.setdefault(slot, set()).add(at)
        return {slot: tuple(sorted(at)) for slot, at in found.items()}


@lru_cache(256)  # a question is looked in for each slot
def letters(text: str) -> Letters:
    """The letters of a text."""
    return Letters(text)
