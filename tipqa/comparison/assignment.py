"""Which rows belong to which columns, so that the sum of what the pairs gain is highest.

The shortest augmenting paths of Jonker and Volgenant, for the few statements that are left over when two texts have been
aligned in order; `scipy.optimize` does the same and takes longer to import than a whole comparison takes.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Gains = NDArray[np.float64]


def assign(gain: Gains) -> list[tuple[int, int]]:
    """The pairs (row, column) with a gain above 0 of the assignment whose sum is highest; each row and column once.

    Args:
        gain: float (n, m), not below 0.
    """
    rows, columns = (np.flatnonzero((gain > 0).any(axis=axis)) for axis in (1, 0))
    inner = gain[np.ix_(rows, columns)]
    turned = len(rows) > len(columns)
    found = _assigned(-inner.T if turned else -inner)
    pairs = sorted((column, row) if turned else (row, column) for row, column in found)
    return [(int(rows[row]), int(columns[column])) for row, column in pairs if inner[row, column] > 0]


def _assigned(cost: Gains) -> list[tuple[int, int]]:
    """A column for each row, at the least cost; there are no more rows than columns. Column 0 and row 0 stand for none."""
    n, m = cost.shape
    of_row, of_column = np.zeros(n + 1), np.zeros(m + 1)
    owner, back = np.zeros(m + 1, int), np.zeros(m + 1, int)
    for row in range(1, n + 1):
        owner[0], column = row, 0
        least, used = np.full(m + 1, np.inf), np.zeros(m + 1, bool)
        while True:
            used[column] = True
            at = owner[column]
            reduced = cost[at - 1] - of_row[at] - of_column[1:]
            nearer = ~used[1:] & (reduced < least[1:])
            least[1:][nearer], back[1:][nearer] = reduced[nearer], column
            nearest = int(np.where(used, np.inf, least).argmin())
            step = least[nearest]
            of_row[owner[used]] += step
            of_column[used] -= step
            least[~used] -= step
            column = nearest
            if not owner[column]:
                break
        while column:
            owner[column] = owner[back[column]]
            column = int(back[column])
    return [(int(owner[column]) - 1, column - 1) for column in range(1, m + 1) if owner[column]]
