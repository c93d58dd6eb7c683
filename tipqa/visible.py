"""Names and messages as they may be shown on a terminal."""

from __future__ import annotations

from tipqa.later import later

# What a terminal obeys, or what turns the order of letters: controls, direction marks, and halves of broken pairs.
_UNSEEN = later("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """A name or message as one line that is safe to print: `\\x1b` for what a terminal would obey."""
    return _UNSEEN.sub(lambda sign: sign[0].encode("unicode_escape").decode("ascii"), text)


def visible_json(line: str) -> str:
    """A line of JSON with the same signs written as JSON writes them: `\\u001b`."""
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line)
