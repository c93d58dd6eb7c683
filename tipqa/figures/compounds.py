"""Words joined by hyphens or dashes, opened where their parts say what the table knows: "sex-trafficking victims"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tipqa.figures.lexicon import Lexicon
from tipqa.figures.tokens import Token, adjacent, low
from tipqa.later import later

_JOINTS = "-‑‐–"
_PART = later(rf"[^{_JOINTS}]+")
_SLOTS = ("facet", "actor", "body", "theme", "nominal")
_HANGING = ("and", "or")


def open_compounds(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with each compound in its parts, if a phrase of the table runs over its joint or its last part counts.

    "forced-labor" gives "forced", "labor"; "labor-inspectors" gives "labor", "inspectors", and "trafficking-related" stays.
    The hyphen that hangs in "sex- and labor-trafficking" is left out.
    """
    if not any(joint in token.low for token in tokens for joint in _JOINTS):
        return tokens
    return [*_opened(tokens, lexicon)]


def opened_words(text: str) -> str:
    """The text with a space for each joint inside a word, so that every offset stays."""
    return re.sub(rf"(?<=[^\W\d_])[{_JOINTS}](?=[^\W\d_])|(?<=[^\W\d_])-(?= (?:and|or)\b)", " ", text)


def _opened(tokens: list[Token], lexicon: Lexicon) -> Iterator[Token]:
    at = 0
    while at < len(tokens):
        after = _joined_end(tokens, at)
        parts = [part for token in tokens[at:after] for part in _parts(token)]
        if len(parts) > 1 and _known(parts, lexicon):
            yield from parts
        else:
            yield from tokens[at:after]
        at = after + _hangs(tokens, after)


def _joined_end(tokens: list[Token], at: int) -> int:
    """The index after the words that follow at `at` with nothing but dashes between: "labor–trafficking" is three tokens."""
    after = at + 1
    while (
        low(tokens, after) in tuple(_JOINTS)
        and after + 1 < len(tokens)
        and tokens[after + 1].low[0].isalpha()
        and tokens[at].low[0].isalpha()
        and adjacent(tokens[after - 1], tokens[after])
        and adjacent(tokens[after], tokens[after + 1])
    ):
        after += 2
    return after


def _hangs(tokens: list[Token], at: int) -> bool:
    hyphen = low(tokens, at) in tuple(_JOINTS) and at > 0 and adjacent(tokens[at - 1], tokens[at])
    return hyphen and low(tokens, at + 1) in _HANGING and not adjacent(tokens[at], tokens[at + 1])


def _parts(token: Token) -> Iterator[Token]:
    for match in _PART.finditer(token.low):
        start = token.start + match.start()
        yield Token(match[0], start, start + len(match[0]), token.upper and not match.start(), token.caps)


def _known(parts: list[Token], lexicon: Lexicon) -> bool:
    lows = [part.low for part in parts]
    phrase = any(
        (found := lexicon.at(slot, lows, at)) is not None and found[1] > at + 1
        for slot in _SLOTS
        for at in range(len(lows) - 1)
    )
    return phrase or (len(lows) == 2 and lows[1] in lexicon.nouns)
