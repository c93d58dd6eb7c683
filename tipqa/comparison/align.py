"""Which statement of one edition is which of the other: equal ones first, then the best assignment, then parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from tipqa.comparison.similarity import Matrix, Similarity
from tipqa.comparison.wording import wording
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind

SAME = 0.555  # from here on two statements assigned to each other are the same in other words
AGAIN = 0.68  # the same, for one whose counterpart is already taken
PART = 0.76  # the share of a statement that stands in one of the other edition
_STEMS = 5  # in common at least, to tell such a part by
OPEN = 0.46  # how alike a statement and the one it was merged into, or split off, are at least
FILLS = 0.2  # the share of the merged one that its first counterpart leaves open and this one covers
_SECTION = 0.04  # how much the same section counts
_FEW = 3  # words; shorter statements are not looked for inside others

Kind = Literal["equal", "pair", "part", "alone"]


@dataclass(frozen=True, slots=True)
class Link:
    """A statement of one edition and its counterpart, as positions; None where there is none.

    A statement that was split or merged stands in several links. `score` lies between 0 and 1.
    """

    old: int | None
    new: int | None
    score: float
    kind: Kind


def align(old: Sequence[Statement], new: Sequence[Statement], alike: Similarity) -> list[Link]:
    """Every statement of both editions in at least one link, in the order of the newer text, then of the older.

    Args:
        alike: what `similarity` gives for `old` and `new`.
    """
    links = list(_equal(old, new))
    links += _assigned(old, new, alike, links)
    turned = [replace(link, old=link.new, new=link.old) for link in links]
    parts = [*_parts(old, new, alike, links)]
    parts += [replace(link, old=link.new, new=link.old) for link in _parts(new, old, alike.turned(), turned)]
    links += parts
    return sorted(links, key=lambda link: (link.new is None, link.new or 0, link.old or 0))


def _equal(old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[Link]:
    """Links between statements with the same words. One that is repeated more often in one edition meets its like again."""
    places: dict[tuple[bool, tuple[str, ...]], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, statements in enumerate((old, new)):
        for at, statement in enumerate(statements):
            advice = statement.section is SectionKind.RECOMMENDATIONS
            places[advice, wording(statement.text).core][side].append(at)
    for ours, theirs in places.values():
        if ours and theirs:
            yield from _matched(ours, theirs, old, new)


def _matched(ours: list[int], theirs: list[int], old: Sequence[Statement], new: Sequence[Statement]) -> Iterator[Link]:
    free_old, free_new = list(ours), list(theirs)
    for same_section in (True, False):
        for at in list(free_old):
            other = next((it for it in free_new if not same_section or old[at].section == new[it].section), None)
            if other is not None:
                free_old.remove(at)
                free_new.remove(other)
                yield Link(at, other, 1.0, "equal")
    yield from (Link(at, theirs[0], 1.0, "equal") for at in free_old)
    yield from (Link(ours[0], at, 1.0, "equal") for at in free_new)


def _assigned(
    old: Sequence[Statement], new: Sequence[Statement], alike: Similarity, links: Sequence[Link]
) -> Iterator[Link]:
    """The assignment of the statements that are left with the highest sum of scores."""
    from scipy.optimize import linear_sum_assignment

    rows, columns = _free(len(old), {link.old for link in links}), _free(len(new), {link.new for link in links})
    if not rows or not columns:
        return
    scores = alike.both[np.ix_(rows, columns)]
    same = [[old[i].section == new[j].section for j in columns] for i in rows]
    ranked = np.where(scores >= SAME, scores + _SECTION * np.array(same) - SAME + 0.01, 0)
    for row, column in zip(*linear_sum_assignment(ranked, maximize=True), strict=True):
        if scores[row, column] >= SAME:
            yield Link(rows[row], columns[column], float(scores[row, column]), "pair")


def _parts(
    ours: Sequence[Statement], theirs: Sequence[Statement], alike: Similarity, links: Sequence[Link]
) -> Iterator[Link]:
    """Links of our statements that have no counterpart of their own: into theirs that hold them, or to none.

    Draft for the older edition as ours; the newer one's come out of it turned.
    """
    mates: dict[int, set[int]] = defaultdict(set)
    for link in links:
        if link.old is not None and link.new is not None:
            mates[link.new].add(link.old)
    twins = {wording(ours[it.old].text).core: it.new for it in links if it.old is not None and it.new is not None}
    inside = _holders([wording(it.text).words for it in ours], [wording(it.text).words for it in theirs])
    both = alike.both
    for at in _free(len(ours), {link.old for link in links}):
        other = inside.get(at, twins.get(wording(ours[at].text).core))
        if other is None:
            other = _best(at, alike, both[at], mates)
        score = float(both[at, other] if other is not None else both[at].max(initial=0))
        yield Link(at, other, score, "part" if other is not None else "alone")


def _best(at: int, alike: Similarity, both: Matrix, mates: Mapping[int, set[int]]) -> int | None:
    """Which of their statements our statement `at` is a part of, or says again; None where none is."""
    found: tuple[float, int] | None = None
    for other in map(int, np.flatnonzero(both >= OPEN)):
        fills = alike.left_open(other, mates[other], at) if other in mates else 0.0
        held = alike.of_old[at, other] >= PART and alike.shared(at, other) >= _STEMS
        if (both[other] >= AGAIN or fills >= FILLS or held) and (found is None or both[other] + fills > found[0]):
            found = float(both[other] + fills), other
    return found[1] if found else None


def _holders(parts: Sequence[tuple[str, ...]], wholes: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Which of `wholes` each of `parts` stands in word for word, or begins in."""
    starts: list[int] = []
    text = " "
    for whole in wholes:
        starts.append(len(text) - 1)
        text += " ".join(whole) + " "
    found = {}
    for at, part in enumerate(parts):
        place = text.find(f" {' '.join(part)} ") if len(part) >= _FEW else -1
        if place >= 0:
            found[at] = int(np.searchsorted(starts, place, side="right")) - 1
    return found


def _free(count: int, taken: set[int | None]) -> list[int]:
    return [at for at in range(count) if at not in taken]
