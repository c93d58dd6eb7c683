"""What a build did and what it wrote, for the tests of builds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tipqa.index.build import BuildResult


def counts(result: BuildResult) -> tuple[int, int, int]:
    return result.embedded, result.reused, result.removed


def rows(catalog: Path) -> list[str]:
    """All that a catalog holds, as the statements that would write it."""
    with closing(sqlite3.connect(catalog)) as connection:
        return list(connection.iterdump())
