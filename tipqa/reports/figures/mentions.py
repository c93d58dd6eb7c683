"""A number on its way to becoming a figure."""

from __future__ import annotations

from dataclasses import dataclass, field

from tipqa.reports.model import Amount

Prior = tuple[Amount | None, str]


@dataclass(slots=True)
class Mention:
    """A number of a statement, or its absence, with what has been found out about it.

    `place` is the index of its piece, `at` the span of its words. `base` is the mention that it is a part of.
    `own_period` says that `period` stands with the number and was not taken over from elsewhere.
    """

    place: int
    at: tuple[int, int]
    amount: Amount | None
    quantity: str  # the kind of number: "count", "money", "percent", "duration", "times", "age"
    measures: tuple[str, ...] = ()
    details: list[str] = field(default_factory=list)
    unit: str = ""
    period: str = ""
    own_period: bool = False
    prior: list[Prior] = field(default_factory=list)
    marker: str = ""
    noun: str = ""
    phrase: str = ""  # the words that it counts
    base: Mention | None = None

    @property
    def known(self) -> bool:
        """Whether a measure other than "other" was found."""
        return bool(self.measures) and self.measures != ("other",)
