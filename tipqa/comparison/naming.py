"""What became of a statement, in words: of two reports what is new, of two digests which of them mentions it."""

from __future__ import annotations

from collections.abc import Iterable

from tipqa.comparison.model import Basis, Change, Status

# The words of two digests are ours, so what only one of them mentions is neither new nor gone.
_OF_DIGESTS: dict[Status, str] = {
    "new": "only in the {new} digest",
    "dropped": "only in the {old} digest",
    "reworded": "in both",
    "moved": "in both",
    "kept": "in both",
}
_ORDER: tuple[Status, ...] = ("new", "dropped", "reworded", "moved", "kept")


def status_name(status: Status, basis: Basis, old: int, new: int) -> str:
    """What a status is called between the editions `old` and `new`."""
    return status if basis == "texts" else _OF_DIGESTS[status].format(old=old, new=new)


def by_name(changes: Iterable[Change], basis: Basis, old: int, new: int) -> dict[str, list[Change]]:
    """The changes by what their status is called, the new first; without empty ones."""
    found: dict[str, list[Change]] = {}
    own = list(changes)
    for status in _ORDER:
        for change in own:
            if change.status == status:
                found.setdefault(status_name(status, basis, old, new), []).append(change)
    return found
