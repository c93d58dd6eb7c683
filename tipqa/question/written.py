"""Writes the table of words out as it is read fastest, with the letters that each wording cannot do without.

    python -m tipqa.question.written

To be called when `lexicon.toml` has changed. An older `lexicon.json` is left aside, so that the words hold, and cold starts are slower.
"""

from __future__ import annotations

import json

from tipqa.needed import Needed, needed
from tipqa.question.lexicon import WRITTEN, checksum, parts, rows
from tipqa.question.phrases import pattern_of


def written() -> str:
    """The whole table as JSON, a slot on each line."""
    slots: dict[str, list[tuple[str, str, tuple[Needed, ...]]]] = {}
    for row in rows():
        slots.setdefault(row.slot, []).append((row.phrase, row.value, needed(pattern_of(row.phrase))))
    lines = ",\n".join(f"{json.dumps(slot)}: {json.dumps(found, ensure_ascii=False)}" for slot, found in slots.items())
    return f'{{"of": {checksum()},\n"part": {json.dumps(parts(), ensure_ascii=False)},\n"words": {{\n{lines}\n}}}}\n'


if __name__ == "__main__":
    WRITTEN.write_text(written(), encoding="utf-8")
