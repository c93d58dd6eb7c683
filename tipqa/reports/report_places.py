"""Which reports a corpus folder holds, told without reading their texts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tipqa.errors import TipqaError
from tipqa.reports.clean import decode
from tipqa.reports.corpus import report_paths
from tipqa.reports.frontmatter import read_meta, split_front_matter
from tipqa.reports.ids import slug

Key = tuple[str, str, int]
"""Series, country and year: what makes a report the one it is."""


class ReportPlaces:
    """The reports of a corpus folder, and those that are about to be added, by their keys and by their ids."""

    def __init__(self, folder: Path) -> None:
        self._names: dict[Key, str] = {}
        self._taken: dict[tuple[int, str], Key] = {}
        for year, name, key in _held(folder):
            self._names.setdefault(key, name)
            self._taken[year, name] = key

    def place(self, key: Key) -> str:
        """The last part of the id that the report with this key has or is to have: its country's slug.

        Where another series holds that id, the series is put behind it.
        """
        series, country, year = key
        if key in self._names:
            return self._names[key]
        name = slug(country)
        if self._taken.get((year, name), key) != key:
            name = f"{name}-{slug(series)}"
        self._names[key] = name
        self._taken[year, name] = key
        return name


def _held(folder: Path) -> Iterator[tuple[int, str, Key]]:
    """Year, file name and key of each report of a folder that can be read."""
    for path in report_paths(folder) if os.path.lexists(folder) else ():
        year = int(path.parent.name)
        try:
            meta = read_meta(split_front_matter(decode(path.read_bytes(), str(path)), str(path))[0], str(path))
            yield year, path.stem, (meta.series, meta.country, year)
        except (TipqaError, OSError):
            continue
