"""Texts in the one-byte encodings that came before UTF-8, told by what their words look like in each of them."""

from __future__ import annotations

import re

WESTERN = "cp1252"
_CYRILLIC = ("cp1251", "koi8-r", "iso8859-5", "cp866")
# A word of accented letters alone, as `Êîìèòåò`, is no Western word: it is `Комитет` read wrongly.
_ACCENTED = re.compile(r"(?<![A-Za-z])[À-ÖØ-öø-ÿ]{3,}(?![A-Za-z])")
_CYRILLIC_WORD = re.compile(r"[А-ЯЁІЇЄҐЎЈЊЉЏЂЋ]?[а-яёіїєґўјњљџђћ]+|[А-ЯЁІЇЄҐЎ]{2,}")
_ANY_WORD = re.compile(r"[^\W\d_]{2,}")
# `Bucureºti` is `Bucureşti`, and `Łódź` opens with a pound sign: Central European letters read as Western signs.
_CENTRAL = re.compile(r"[A-Za-zÀ-ÿ][ºª¹³þ](?=[a-zà-ÿ])|\b[ºªÞþ][a-z]{2}|£[óaeou]")
_FEWEST = 2


def legacy_text(raw: bytes) -> str | None:
    """The text of bytes that are no UTF-8, as Western, Cyrillic or Central European; None where none of them fits.

    Western is Windows-1252, which is what pages mean that say Latin 1.
    """
    try:
        text = raw.decode(WESTERN)
    except UnicodeDecodeError:
        text = raw.decode(WESTERN, "replace")
        return _cyrillic(raw) if len(_ACCENTED.findall(text)) >= _FEWEST else None
    if len(_ACCENTED.findall(text)) >= _FEWEST:
        return _cyrillic(raw) or text
    if len(_CENTRAL.findall(text)) >= _FEWEST:
        return raw.decode("cp1250", "replace")
    return text


def _cyrillic(raw: bytes) -> str | None:
    """The text in the encoding in which most of its foreign words are written as Cyrillic ones are."""
    best, most = None, 0.5
    for encoding in _CYRILLIC:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        words = [word for word in _ANY_WORD.findall(text) if not word.isascii()]
        share = sum(_CYRILLIC_WORD.fullmatch(word) is not None for word in words) / max(1, len(words))
        if share > most:
            best, most = text, share
    return best
