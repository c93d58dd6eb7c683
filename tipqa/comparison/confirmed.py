"""Figures that share a key with others of their edition, as sums for several purposes do, paired where the texts confirm it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence

from tipqa.figures.best import Key, Told, key_of
from tipqa.figures.model import Figure, Precision, Unit
from tipqa.later import later

Pair = tuple[Told, Told]  # of the older and of the newer edition

# What a sum is for, behind it: "($79,000) to the assistance fund, compared with …" gives "assistance fund".
_PURPOSE = later(
    r"\s*(?:\([^()]*\)\s*)?(?:to|for|on|toward) (?:the |its |their )?"
    r"((?:(?!(?:and|to|for|an?|as|during|compared|in) )[\w’'-]+ ){0,7}?(?!in\b)[\w’'-]+)"
    r"(?=[,;.]| (?:and|to|in|for|as|an?|during|compared) )"
)


def confirmed_pairs(
    old: Sequence[Told],
    new: Sequence[Told],
    settled: Collection[Key],
    counterparts: Collection[tuple[int, int]],
    text_of: Callable[[str], str],
) -> list[Pair]:
    """Pairs of whole figures, certain on both sides, of the keys for which an edition gives several numbers.

    Two belong together where the newer sentence looks back on the older number for its own period, or where their sentences
    are counterparts that hold one such figure each, of sums for the same purpose; one that has two partners has none.

    Args:
        settled: the keys of the figures that stand alone in both editions.
        text_of: gives the text of a report.
    """
    ours, theirs = (_open(side, settled) for side in (old, new))
    looked = [(it, other) for it in ours for other in theirs if _looks_back(it.figure, other.figure)]
    found = list(_unique(looked))
    taken = {id(it) for pair in found for it in pair}
    alone = (_alone([it for it in side if id(it) not in taken]) for side in (ours, theirs))
    before, after = (list(side) for side in alone)
    aligned = [(it, other) for it in before for other in after if (it.figure.start, other.figure.start) in counterparts]
    return found + [
        pair for pair in _unique(aligned) if _alike(pair[0].figure, pair[1].figure) and _one_purpose(pair, text_of)
    ]


def _one_purpose(pair: Pair, text_of: Callable[[str], str]) -> bool:
    first, second = (purpose_of(it, text_of).lower() for it in pair)
    return first == second


def purpose_of(told: Told, text_of: Callable[[str], str]) -> str:
    """What a sum of money is for, in the words behind it; "" for other figures and where nothing is said."""
    figure = told.figure
    if figure.unit is not Unit.MONEY:
        return ""
    found = _PURPOSE.match(text_of(told.report), figure.at[1], figure.end)
    return found[1] if found else ""


def teller_of(figure: Figure) -> str:
    """Which body of the government counted: "by police"; "" where the sentence names none."""
    return f"by {figure.agency}" if figure.agency else ""


def _open(side: Sequence[Told], settled: Collection[Key]) -> list[Told]:
    exact = (Precision.EXACT, Precision.AT_LEAST, Precision.ABOUT)
    return [
        it
        for it in side
        if it.figure.is_total
        and it.figure.is_certain
        and it.value.precision in exact
        and key_of(it.figure) not in settled
    ]


def _alike(old: Figure, new: Figure) -> bool:
    return key_of(old) == key_of(new) and old.value.currency == new.value.currency


def _looks_back(old: Figure, new: Figure) -> bool:
    years = (old.period.first, old.period.last)
    return _alike(old, new) and any(
        it.value.number == old.value.number and (it.period.first, it.period.last) == years for it in new.earlier
    )


def _alone(side: Sequence[Told]) -> Iterator[Told]:
    """Those that are the only one with their key in their sentence."""
    held = Counter((it.figure.start, key_of(it.figure)) for it in side)
    return (it for it in side if held[it.figure.start, key_of(it.figure)] == 1)


def _unique(pairs: Sequence[Pair]) -> Iterator[Pair]:
    held = Counter(id(it) for pair in pairs for it in pair)
    return (pair for pair in pairs if all(held[id(it)] == 1 for it in pair))
