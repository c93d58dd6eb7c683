"""What an answer is made of: blocks of lines, whose citations are spans without numbers.

A composer gives a `Reply` or a `Refusal`. Numbers are given, and words shown, in `tipqa/blocks/rendering.py` alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tipqa.records import dataclass
from tipqa.reports.spans import Spanned


@dataclass(frozen=True, slots=True)
class Source:
    """A span of a report's text; in a line, the mark of its citation."""

    report: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"{self.report}: {self.start}..{self.end} is no span")


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a span, in quotation marks unless they are a digest's.

    `marked` puts the citation's mark behind them; without it the line gives the source elsewhere.
    """

    source: Source
    marked: bool = True


Piece = str | Strong | Source | Quote
Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A paragraph that states something."""

    line: Line


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines of one kind, under a line that leads to them where there is one.

    `numbers` are those of an ordered list, one for each item; `rest` counts the items that are left out.
    """

    items: tuple[Line, ...]
    lead: Line = ()
    numbers: tuple[int, ...] = ()
    rest: int = 0

    def __post_init__(self) -> None:
        if self.numbers and len(self.numbers) != len(self.items):
            raise ValueError(f"{len(self.numbers)} numbers for {len(self.items)} items")


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be known beside the answer: how far a list goes, what is not held."""

    line: Line


@dataclass(frozen=True, slots=True)
class Part:
    """What is said on one country beside others."""

    title: str
    blocks: tuple[Claim | Listing | Note, ...]


Block = Claim | Listing | Note | Part
Plain = Claim | Listing | Note  # a block that holds no others


def source(it: Spanned) -> Source:
    """The span of something that stands in a report."""
    return Source(it.report, it.start, it.end)


def quote(it: Spanned, *, marked: bool = True) -> Quote:
    """The words of something that stands in a report."""
    return Quote(source(it), marked)


def quotes(items: Iterable[Spanned]) -> tuple[Line, ...]:
    """The words of each, in a line of its own."""
    return tuple((quote(it),) for it in items)


def yes_or_no(holds: bool) -> Line:
    """ "Yes. " or "No. ", to stand before what bears it out."""
    return (Strong("Yes" if holds else "No"), ". ")


def in_a_row(names: Iterable[tuple[str, Iterable[Source]]]) -> Line:
    """Names with a comma between them, each before the marks of its sources, if it has any."""
    pieces: list[Piece] = []
    for name, marks in names:
        cited = tuple(marks)
        pieces += [f"{', ' if pieces else ''}{name}{' ' if cited else ''}", *cited]
    return tuple(pieces)


def first_of(lines: Sequence[Line], most: int, lead: Line = ()) -> Listing:
    """The first of the lines as a list, which counts the others."""
    return Listing(tuple(lines[:most]), lead, rest=max(0, len(lines) - most))


def told(lines: Iterable[Line], lead: Line = (), rest: int = 0) -> tuple[Plain, ...]:
    """Lines as a list; a single one without a lead as a paragraph."""
    items = tuple(lines)
    if len(items) == 1 and not lead and not rest:
        return (Claim(items[0]),)
    return (Listing(items, lead, rest=rest),) if items else ()


def plain(blocks: Iterable[Block]) -> Iterator[Plain]:
    """The blocks with those that hold others taken apart."""
    for block in blocks:
        if isinstance(block, Part):
            yield from block.blocks
        else:
            yield block


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every line, in the order in which it is read."""
    for block in plain(blocks):
        if isinstance(block, Listing):
            yield block.lead
            yield from block.items
        else:
            yield block.line


def sources(lines: Iterable[Line]) -> Iterator[Source]:
    """Every source that lines cite, in the order in which they are read; a source may come again."""
    for line in lines:
        for piece in line:
            if isinstance(piece, Source):
                yield piece
            elif isinstance(piece, Quote):
                yield piece.source
