"""One statement cut into words and numbers, with what every later step looks up in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tipqa.figures.compounds import open_compounds
from tipqa.figures.currencies import Currencies
from tipqa.figures.lexicon import Lexicon, Verb
from tipqa.figures.numbers import Number, numbers_in
from tipqa.figures.tokens import Token, tokenize

_LONGEST = 6000  # characters
_DASHES = frozenset({"—", "–", "―"})


class Piece(NamedTuple):
    """A word, a mark, or a whole number with its qualifier."""

    low: str
    start: int
    end: int
    upper: bool
    number: Number | None = None


@dataclass(slots=True)
class Line:
    """`text[start:end]` as pieces.

    `level` is 0 outside of brackets and dashes, and the number of the bracket inside one; `opened` gives the piece that
    opens each. `lows` are the words, "" for a number; `country` is the one that the text is about.
    """

    text: str
    start: int
    end: int
    pieces: list[Piece]
    lexicon: Lexicon
    country: str = ""
    lows: list[str] = field(default_factory=list)
    level: list[int] = field(default_factory=list)
    opened: dict[int, int] = field(default_factory=dict)

    def low(self, index: int) -> str:
        """The word at `index`; "" outside the statement and for a number."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def words(self, first: int, after: int) -> str:
        """The text of `pieces[first:after]`."""
        return self.text[self.pieces[first].start : self.pieces[after - 1].end] if first < after else ""

    def number(self, index: int) -> Number | None:
        """The number at `index`, None where a word stands."""
        return self.pieces[index].number if 0 <= index < len(self.pieces) else None

    def counts(self, index: int) -> bool:
        """Whether a number of things stands at `index`."""
        number = self.number(index)
        return number is not None and number.kind == "count" and number.value is not None

    def noun(self, index: int) -> str:
        """The kind of the noun at `index`; "" for any other word."""
        return self.lexicon.nouns.get(self.low(index), "")

    def verb(self, index: int) -> Verb | None:
        """What the word at `index` is as a form of a verb of the table, whatever its place in the sentence."""
        return self.lexicon.verbs.get(self.low(index))

    def before(self, index: int) -> int:
        """The nearest index before `index` on the same level; -1 at the beginning."""
        place, level = index - 1, self.level[index]
        while place >= 0 and self.level[place] != level:
            place -= 1
        return place

    def after(self, index: int, level: int | None = None) -> int:
        """The nearest index after `index` on the same level; the number of pieces at the end."""
        place = index + 1
        level = self.level[index] if level is None else level
        while place < len(self.pieces) and self.level[place] != level:
            place += 1
        return place


def cut_line(text: str, start: int, end: int, lexicon: Lexicon, currencies: Currencies, country: str = "") -> Line:
    """A span of `text` as a line. Of a span longer than any sentence, only the beginning is read."""
    if end - start > _LONGEST:
        space = text.rfind(" ", start, start + _LONGEST)
        end = space if space > start else start + _LONGEST
    tokens = open_compounds(tokenize(text, start, end), lexicon)
    pieces = list(_pieces(tokens, numbers_in(tokens, currencies, lexicon.precisions)))
    line = Line(text, start, end, pieces, lexicon, country, [piece.low for piece in pieces])
    _set_levels(line)
    return line


def _pieces(tokens: list[Token], found: list[Number]) -> Iterator[Piece]:
    after = iter(found)
    number = next(after, None)
    for token in tokens:
        while number and number.end <= token.start:
            number = next(after, None)
        if number is None or token.end <= number.start:
            yield Piece(token.low, token.start, token.end, token.upper)
        elif token.start == number.start:
            yield Piece("", number.start, number.end, token.upper, number)


def _set_levels(line: Line) -> None:
    """Brackets, and what stands between two dashes or behind a last one, each get a level of their own."""
    lows, level, open_now, count = line.lows, [0] * len(line.lows), [0], 0
    for place, word in enumerate(lows):
        dashed = word in _DASHES
        if word in ("(", "[") or (dashed and len(open_now) == 1):
            count += 1
            open_now.append(count)
            line.opened[count] = place
            level[place] = count
        elif (word in (")", "]") or dashed) and len(open_now) > 1:
            level[place] = open_now.pop()
        else:
            if word == ";" and len(open_now) > 1 and lows[line.opened[open_now[-1]]] in _DASHES:
                open_now.pop()
            level[place] = open_now[-1]
    line.level = level
