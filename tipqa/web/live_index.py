"""The index that the pages read: opened at the first use, and again when a build has replaced it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tipqa.qa import QA


class LiveIndex:
    """Gives the current index at a path. Safe to share between threads."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._opening = Lock()
        self._qa: QA | None = None

    def qa(self) -> QA:
        """The index as it stands on the disk now.

        Raises:
            BrokenIndexError: it is missing, damaged or of another format.
        """
        import tipqa

        with self._opening:
            if self._qa is None or self._qa.index.outdated:
                self._qa = tipqa.open(self.path)
            return self._qa
