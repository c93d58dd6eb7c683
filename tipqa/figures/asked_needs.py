"""Writes what a question must hold for each pattern of `asked.toml`, so that few are compiled: `python -m tipqa.figures.asked_needs`."""

from __future__ import annotations

import json

from tipqa.figures.asked import NEEDS, entries
from tipqa.needed import needed


def written() -> str:
    """The needs of each pattern by the pattern, one a line, as JSON; a pattern that has changed has none until this is called."""
    patterns = dict.fromkeys(entry["pattern"] for slot in entries().values() for entry in slot)
    lines = (f"{json.dumps(it, ensure_ascii=False)}: {json.dumps(needed(it), ensure_ascii=False)}" for it in patterns)
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    NEEDS.write_text(written(), encoding="utf-8")
