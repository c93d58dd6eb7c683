"""Marks of notes that stand in a text as plain signs."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?<=[\w.,;:”\"’)])\s?\[\d{1,3}\]|(?<=[\w.,;:”\"’)])(?<!\b[cmk]m)(?<!\bm)[¹²³⁰⁴-⁹]{1,3}(?!\w)")


def without_marks(text: str) -> str:
    """`text` without marks such as `[3]` and `³` behind a word or a full stop."""
    return _MARK.sub("", text).strip()
