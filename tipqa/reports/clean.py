"""From raw characters to clean text that keeps the source's words."""

from __future__ import annotations

import codecs
import re
import unicodedata

from tipqa.errors import ReadError

# Soft hyphen, zero-width and direction marks, controls that are no white space, and halves of broken pairs.
_GONE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_REPLACED = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
    }
)
# What Windows-1252 text in the languages of the reports holds beside ASCII.
_WESTERN = re.compile("[\x00-\x7f\xa0-\xff‘’“”–—•…€™ŠšŽžŒœŸ]*")
_FEWEST_ASCII = 5  # at least four in five signs of such a text are plain ASCII
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def clean_text(raw: str) -> str:
    """One line of clean text with the very words, quotes and dashes of `raw`.

    Composed (NFC); every white space a single space; soft hyphens, zero-width marks and controls gone; ligatures
    spelt out; non-breaking hyphens plain. Cleaning twice changes nothing.
    """
    if not raw.isascii():
        raw = unicodedata.normalize("NFC", _GONE.sub("", raw).translate(_REPLACED))
    else:
        raw = _GONE.sub("", raw)
    return " ".join(raw.split())


def decode(raw: bytes, name: str, *, guess: bool = False) -> str:
    """The text of a file: UTF-8, or UTF-16 where a byte order mark says so, with newlines as `\\n`.

    Args:
        raw: the file's bytes.
        name: how messages call the file.
        guess: read other encodings too, Windows-1252 first.

    Raises:
        ReadError: the bytes are no text, or are in another encoding and `guess` is off.
    """
    encoding = next((value for bom, value in _BOMS.items() if raw.startswith(bom)), "")
    if not encoding and b"\0" in raw:
        raise ReadError(f"{name} is no text file: it holds zero bytes; give a text saved as UTF-8")
    try:
        text = raw.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        if not guess or encoding:
            raise ReadError(
                f"{name} is not {encoding or 'UTF-8'} (byte {error.start}); save it as UTF-8, "
                f"or let `tipqa add {name} --country … --year …` convert it"
            ) from error
        text = _guessed(raw, name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guessed(raw: bytes, name: str) -> str:
    from tipqa.reports.codepages import legacy_text

    text = legacy_text(raw) or ""
    marked = sum(1 for sign in text if not sign.isascii())
    if text and not _WESTERN.fullmatch(text):
        return text
    if text and marked * _FEWEST_ASCII <= len(text):
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise ReadError(f"{name} is in an encoding that cannot be told; save it as UTF-8 and run the command again")
    return str(best)
