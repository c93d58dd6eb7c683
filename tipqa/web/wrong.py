"""Answers that were reported as wrong: one line each in a file that `tipqa eval` reads as questions."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from tipqa.answers.model import Answer
from tipqa.errors import SettingsError, UsageError
from tipqa.web.turns import Turn, history

# What can be wrong, and how a reviewer reads it.
REASONS = {
    "number": "A number is wrong",
    "place": "It is of another country or edition",
    "statement": "The reports do not say this",
    "missing": "The reports do hold an answer",
    "refuse": "The reports hold no answer",
    "other": "Something else",
}
LARGEST = 5_000_000  # bytes of the file
_LONGEST = 500  # characters of what a visitor adds
_GOLD = 5  # citations that stand in for the right ones until a reviewer has looked


class WrongAnswers:
    """A file that takes lines until it is `LARGEST`. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writing = Lock()

    def write(self, turns: Sequence[Turn], at: int, why: str, expected: str) -> None:
        """Write down that the answer at `at` of a conversation is wrong.

        Args:
            why: one of `REASONS`.
            expected: what would be right, in the words of the visitor; may be empty.

        Raises:
            UsageError: there is no such answer or reason.
            SettingsError: the file is full or cannot be written.
        """
        turn = turns[at] if 0 <= at < len(turns) else None
        if turn is None or turn.answer is None:
            raise UsageError("this answer is no longer on the server; ask the question again and report it then")
        if why not in REASONS:
            raise UsageError(f"{why[:20]!r} is no reason; choose one of {', '.join(REASONS)}")
        line = json.dumps(as_question(turn, turn.answer, history(turns[:at]), why, expected[:_LONGEST]))
        try:
            with self._writing:
                self._append(f"{line}\n".encode("ascii"))
        except OSError as error:
            reason = error.strerror or error
            raise SettingsError(
                f"{self.path} cannot be written: {reason}; name another with --wrong-answers"
            ) from error

    def _append(self, line: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(self.path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        with os.fdopen(opened, "ab") as file:
            if file.tell() + len(line) > LARGEST:
                raise SettingsError(f"{self.path} is full; review it with tipqa wrong-answers and put it away")
            file.write(line)


def as_question(turn: Turn, answer: Answer, before: Sequence[str], why: str, expected: str) -> dict[str, Any]:
    """The line: a question with its turns before and its filters. What was cited stands as gold until it is reviewed."""
    now = datetime.now(UTC)
    query = answer.query
    cited = () if why == "refuse" else answer.citations[:_GOLD]
    filters = {"countries": list(turn.countries), "years": [int(year) for year in turn.years]}
    told = [f"{REASONS[why]}.", f"Expected: {expected}" if expected else "", "Not reviewed."]
    if why != "refuse":
        told.append("The gold is what was cited." if cited else "Nothing was cited: add the words that answer it.")
    told.append(f"Answered: {answer.answer[:_LONGEST]}")
    key = hashlib.sha256(f"{now.isoformat()}{turn.question}".encode()).hexdigest()[:8]
    return {
        "id": f"reported-{now:%Y%m%d-%H%M%S}-{key}",
        "question": turn.question,
        "type": "reported",
        "answerable": bool(cited),
        "gold": [{"report": it.report, "quote": it.quote} for it in cited],
        "filters": {name: values for name, values in filters.items() if values},
        "history": [] if turn.alone else list(before),
        "countries": list(query.countries) if query else [],
        "years": list(query.years) if query else [],
        "note": " ".join(filter(None, told)),
    }
