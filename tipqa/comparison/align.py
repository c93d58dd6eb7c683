"""Which statement of one edition is which of the other: what is sure in the order of the texts, then across it, then parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tipqa.comparison.assignment import assign
from tipqa.comparison.links import Link
from tipqa.comparison.similarity import Mask, Matrix, Similarity
from tipqa.comparison.splits import parts
from tipqa.comparison.wording import wording
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind

IN_ORDER = 0.46  # from here on two statements on the path are the same in other words
NEXT = 0.03  # less is asked of the statement next to such a pair
ACROSS = 0.61  # more of one that stands out of order
DIGEST_IN_ORDER, DIGEST_ACROSS = 0.53, 0.555  # the same of digests, whose order and wording are ours
_EQUAL = 1.2  # what a pair with the same words is worth on the path
_SECTION = 0.1  # of several with the same words, the one in the same section
_NEVER = -9.0

Pairs = list[tuple[int, int]]


def align(old: Sequence[Statement], new: Sequence[Statement], alike: Similarity) -> list[Link]:
    """Every statement of both editions in at least one link, in the order of the newer text, then of the older.

    Args:
        alike: what `similarity` gives for `old` and `new`.
    """
    equal = _equal(old, new)
    score = alike.across
    open_ = _without_equal(equal)
    pairs = _in_order(alike.in_order * open_, equal, alike.ordered)
    pairs += _across(score * open_, equal, _sections(old, new), pairs, alike.ordered)
    links = [_link(row, column, equal, score) for row, column in pairs]
    links += _again(equal, links)
    links += parts(old, new, alike, links)
    links += _alone(len(old), len(new), score, links)
    return sorted(links, key=lambda link: (link.new is None, link.new or 0, link.old or 0))


def _link(row: int, column: int, equal: Mask, score: Matrix) -> Link:
    if equal[row, column]:
        return Link(row, column, 1.0, "equal")
    return Link(row, column, float(min(score[row, column], 1.0)), "pair")


def _equal(old: Sequence[Statement], new: Sequence[Statement]) -> Mask:
    """Which pairs have the same words, recommendations among themselves."""
    places: dict[tuple[bool, tuple[str, ...]], list[int]] = {}
    for column, it in enumerate(new):
        places.setdefault(_key(it), []).append(column)
    found = np.zeros((len(old), len(new)), bool)
    for row, it in enumerate(old):
        found[row, places.get(_key(it), [])] = True
    return found


def _without_equal(equal: Mask) -> Mask:
    """The pairs of which neither has its like in the other edition."""
    found: Mask = ~np.logical_or.outer(equal.any(axis=1), equal.any(axis=0))
    return found


def _key(it: Statement) -> tuple[bool, tuple[str, ...]]:
    return it.section is SectionKind.RECOMMENDATIONS, wording(it.text).core


def _sections(old: Sequence[Statement], new: Sequence[Statement]) -> Mask:
    same = [[ours.section == theirs.section for theirs in new] for ours in old]
    return np.array(same, bool).reshape(len(old), len(new))


def _in_order(score: Matrix, equal: Mask, ordered: bool) -> Pairs:
    """The pairs along the path through both texts that gains most: what each pair is more alike than it must be, and a
    little for a pair next to another."""
    least, beside = (IN_ORDER, NEXT) if ordered else (DIGEST_IN_ORDER, 0.0)
    gain = np.where(equal, _EQUAL, np.where(score > 0, score - least, _NEVER))
    paired, best = _paths(gain, beside)
    row, column = gain.shape
    found: Pairs = []
    at_pair = bool(paired[row, column] + beside > best[row, column])
    while row and column:
        if at_pair or not (best[row, column] == best[row - 1, column] or best[row, column] == best[row, column - 1]):
            row, column = row - 1, column - 1
            found.append((row, column))
            at_pair = bool(paired[row, column] + beside > best[row, column])
        elif best[row, column] == best[row - 1, column]:
            row -= 1
        else:
            column -= 1
    return found[::-1]


def _paths(gain: Matrix, beside: float) -> tuple[Matrix, Matrix]:
    """For the first so many statements of both texts, the most that a path gains: one that ends in a pair, and any."""
    rows, columns = gain.shape
    paired = np.full((rows + 1, columns + 1), -np.inf)
    best = np.zeros((rows + 1, columns + 1))
    paired[0, 0] = 0
    for row in range(rows):
        paired[row + 1, 1:] = gain[row] + np.maximum(paired[row, :-1] + beside, best[row, :-1])
        best[row + 1] = np.maximum.accumulate(np.maximum(best[row], paired[row + 1]))
    return paired, best


def _across(score: Matrix, equal: Mask, same_section: Mask, pairs: Pairs, ordered: bool) -> Pairs:
    """The assignment, with the highest sum of scores, of the statements that the path leaves."""
    rows, columns = (_free(size, {pair[side] for pair in pairs}) for side, size in enumerate(score.shape))
    if not rows or not columns:
        return []
    least = ACROSS if ordered else DIGEST_ACROSS
    worth = np.where(equal, 2 + _SECTION * same_section, score)[np.ix_(rows, columns)]
    gain = np.where(worth >= least, worth - least + 0.01, 0)
    return [(rows[row], columns[column]) for row, column in assign(gain)]


def _again(equal: Mask, links: Sequence[Link]) -> Iterator[Link]:
    """Links of what is repeated more often in one edition, to its like in the other."""
    for row in _free(equal.shape[0], {link.old for link in links}):
        if equal[row].any():
            yield Link(row, int(equal[row].argmax()), 1.0, "equal")
    for column in _free(equal.shape[1], {link.new for link in links}):
        if equal[:, column].any():
            yield Link(int(equal[:, column].argmax()), column, 1.0, "equal")


def _alone(rows: int, columns: int, score: Matrix, links: Sequence[Link]) -> Iterator[Link]:
    """Links of the statements without a counterpart, with the nearest one of the other edition."""
    for row in _free(rows, {link.old for link in links}):
        yield Link(row, None, float(score[row].max(initial=0)), "alone", int(score[row].argmax()) if columns else None)
    for column in _free(columns, {link.new for link in links}):
        nearest = score[:, column]
        yield Link(None, column, float(nearest.max(initial=0)), "alone", int(nearest.argmax()) if rows else None)


def _free(count: int, taken: set[int | None] | set[int]) -> list[int]:
    return [at for at in range(count) if at not in taken]
