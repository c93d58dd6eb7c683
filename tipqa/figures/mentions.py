"""One number while a statement is being read: its noun phrase, and what each later step finds out about it."""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from math import prod

from tipqa.figures.model import Actor, Earlier, Period, Status, Unit, Value
from tipqa.records import dataclass


class Doubt(Enum):
    """What is left of a certainty by a doubt.

    A number with a slight one is stated, with two no longer. A strong one has its sentence quoted instead, and where
    another number is said of the same, there are two. With a grave one it says nothing.
    """

    SLIGHT = 0.94
    STRONG = 0.8
    GRAVE = 0.0


@dataclass(frozen=True, slots=True)
class Host:
    """What a part is a part of, and what its sentence says to narrow that."""

    mention: Mention
    facets: frozenset[str]


@dataclass(slots=True, eq=False)
class Mention:
    """A number and its noun phrase: pieces `first` to before `after`, the number itself at `place`.

    `kind` is the kind of the head noun at `head`; "" where the number stands alone, "other" for a noun of no interest.
    `share_of` is the kind of "N of them", and `whole` the number of "N of the M"; `rest` marks "the remaining N".
    """

    place: int
    first: int
    after: int
    value: Value
    at: tuple[int, int]
    head: int = -1
    kind: str = ""
    level: int = 0
    definite: bool = False
    everyone: bool = False  # "all 12 victims"
    rest: bool = False
    partitive: bool = False  # "12 of the 20", "three of them"
    whole: float | None = None
    absent: bool = False
    zone: int = -1  # the stretch of comparison that it stands in
    start_of_line: int = 0

    verb: int = -1
    sort: str = ""
    role: str = ""
    nominal: int = -1
    secondary: bool = False  # "in 40 cases" beside "convicted 95 traffickers"
    measure: str = ""
    unit: Unit = Unit.UNCLEAR
    actor: Actor = Actor.GOVERNMENT
    agency: str = ""
    status: Status = Status.WHOLE
    counted: set[str] = field(default_factory=set)
    words: str = ""
    period: Period | None = None
    earlier: list[Earlier] = field(default_factory=list)
    total: Mention | None = None
    named: Host | None = None  # the part that it is a part of, or the whole that its sentence restricts
    like: Mention | None = None  # the number before, whose verb and noun a number alone in a list shares
    doubts: dict[str, Doubt] = field(default_factory=dict)
    how: list[str] = field(default_factory=list)

    def doubt(self, why: str, much: Doubt) -> None:
        """Lower the certainty for a named reason, once."""
        self.doubts[why] = much

    @property
    def certainty(self) -> float:
        """The product of all doubts, 1 where there is none."""
        return prod((it.value for it in self.doubts.values()), start=1.0)
