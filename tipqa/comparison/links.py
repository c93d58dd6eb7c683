"""What ties a statement of one edition to one of the other."""

from __future__ import annotations

from typing import Literal

from tipqa.records import dataclass

Kind = Literal["equal", "pair", "part", "alone"]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement of one edition and its counterpart, as positions; None where there is none.

    A statement that was split or merged stands in several links. `score` lies between 0 and 1. `nearest` is, of one that
    is alone, the position of the statement of the other edition that is most like it, with that `score`; None where the
    other edition has none.
    """

    old: int | None
    new: int | None
    score: float
    kind: Kind
    nearest: int | None = None
