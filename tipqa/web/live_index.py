"""The index that the pages read: opened at the first use, and again when a build has replaced it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from tipqa.errors import BrokenIndexError, StoreError, TipqaError
from tipqa.places import Place, is_address

if TYPE_CHECKING:
    from tipqa.answers.model import Answer
    from tipqa.qa import QA
    from tipqa.web.wrong import WrongAnswers

Told = Callable[["Answer", float], None]  # takes an answer, and the seconds it took


class LiveIndex:
    """Gives the current index at a path. Safe to share between threads.

    `told` is told each question that is answered, by whichever door it came. `wrong` takes what visitors report as wrong;
    None where the server takes no such reports. `names_files` says whether readers are told which file is at fault; where others
    reach the server they are not.
    """

    def __init__(self, path: Place) -> None:
        self.path = path
        self.told: Told | None = None
        self.wrong: WrongAnswers | None = None
        self.names_files = True
        self._opening = Lock()
        self._qa: QA | None = None
        self._warmed = False

    def qa(self) -> QA:
        """The index as it stands on the disk now.

        Raises:
            BrokenIndexError: it is missing, damaged or of another format.
        """
        with self._opening:
            if self._qa is None or self._qa.index.outdated:
                self._qa = self._telling(self._open())
            return self._qa

    def _open(self) -> QA:
        import tipqa
        from tipqa.stores.opening import open_store

        try:
            if is_address(self.path) and not self.names_files:
                return tipqa.QA(open_store(self.path, shown="the store of this server"))
            return tipqa.open(self.path)
        except (BrokenIndexError, StoreError) as error:
            if self.names_files:
                raise
            raise BrokenIndexError("there is no index to read now; whoever runs the server can mend it") from error

    def warm(self) -> None:
        """Read, beside what goes on, all that a first question reads; of no effect without an index, or a second time."""
        with self._opening:
            begun, self._warmed = self._warmed, True
        if not begun:
            Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        from tipqa.qa import QA

        with suppress(TipqaError):
            QA(self.qa().index).ask("How many victims were identified?")  # which nobody asked, and no log has

    def _telling(self, opened: QA) -> QA:
        from tipqa.qa import QA

        live = self

        class Telling(QA):
            def ask(self, question: str, **about: Any) -> Answer:
                began = time.perf_counter()
                answer = super().ask(question, **about)
                if live.told:
                    live.told(answer, time.perf_counter() - began)
                return answer

        return Telling(opened.index)
