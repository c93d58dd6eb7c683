"""Where an index is cut into pieces, so that an update writes anew only those with another report in them."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

FEWEST = 32  # reports of a piece, about
MOST = 16  # pieces of an index, about: each takes three open files, and .1 ms of a search over everything


def cut(ids: Sequence[str]) -> list[range]:
    """The pieces of an index of these reports, which are sorted, as runs of places in `ids`.

    A piece ends by what the next id is, as lines end in a text and not by counting, so that a report more or less moves the ends near
    it alone: two indexes of almost the same reports have almost the same pieces, whatever they were updated from.
    """
    aim = FEWEST
    while len(ids) > MOST * aim:
        aim += -(-aim // 2)
    least = max(1, aim // 2)
    starts = [0]
    for at, id in enumerate(ids):
        size = at - starts[-1]
        if size == 2 * aim or (size >= least and crc32(id.encode()) % least == 0):
            starts.append(at)
    return [range(*ends) for ends in zip(starts, [*starts[1:], len(ids)], strict=True)]
