"""One statement cut into words and numbers, with what every later step looks up in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tipqa.reports.figures.numbers import Number, numbers_in
from tipqa.reports.figures.periods import Period, periods
from tipqa.reports.figures.tokens import Token, tokenize

_LONGEST = 6000  # characters


class Piece(NamedTuple):
    """A word, a mark, or a whole number with its qualifier."""

    low: str
    start: int
    end: int
    upper: bool
    number: Number | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """`text[start:end]` as pieces, with the periods that it names."""

    text: str
    start: int
    end: int
    pieces: tuple[Piece, ...]
    periods: tuple[Period, ...]

    def low(self, index: int) -> str:
        """The word at `index`; "" outside the statement and for a number."""
        if not 0 <= index < len(self.pieces) or self.pieces[index].number:
            return ""
        return self.pieces[index].low

    def words(self, first: int, after: int) -> str:
        """The text of `pieces[first:after]`."""
        return self.text[self.pieces[first].start : self.pieces[after - 1].end] if first < after else ""

    def counts(self, index: int) -> bool:
        """Whether the piece at `index` is a number of things, a sum of money or a share."""
        number = self.pieces[index].number if 0 <= index < len(self.pieces) else None
        return number is not None and number.kind in ("count", "money", "percent")

    def index_at(self, offset: int) -> int:
        """The index of the first piece that begins at or after `offset`."""
        return bisect_left(self.pieces, offset, key=lambda piece: piece.start)


def statements(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Statement]:
    """Each span of `text` as a `Statement`. Of a span longer than any sentence, only the beginning is read."""
    for start, end in spans:
        if end - start > _LONGEST:
            space = text.rfind(" ", start, start + _LONGEST)
            end = space if space > start else start + _LONGEST
        tokens = tokenize(text, start, end)
        yield Statement(text, start, end, tuple(_pieces(tokens, numbers_in(tokens))), tuple(periods(text, start, end)))


def _pieces(tokens: list[Token], found: list[Number]) -> Iterator[Piece]:
    after = iter(found)
    number = next(after, None)
    for token in tokens:
        while number and number.end <= token.start:
            number = next(after, None)
        if number is None or token.end <= number.start:
            yield Piece(*token)
        elif token.start == number.start:
            yield Piece("", number.start, number.end, token.upper, number)
