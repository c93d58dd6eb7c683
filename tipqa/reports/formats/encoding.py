"""Which encoding a web page is in."""

from __future__ import annotations

import codecs
import re

from tipqa.reports.clean import decode

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_REACH = 4096  # bytes in which a page says its encoding
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What pages call Latin 1 is Windows-1252, as every browser reads it.
_WESTERN = ("iso8859-1", "ascii", "cp1252")


def decode_page(raw: bytes, name: str) -> str:
    """The text of a web page: by its byte order mark, by what it declares where that fits, else UTF-8, else guessed.

    Raises:
        ReadError: the bytes are no text.
    """
    if not raw.startswith(_BOMS):
        for encoding in filter(None, (_declared(raw), "utf-8")):
            try:
                return _newlines(raw.decode(encoding))
            except (UnicodeDecodeError, LookupError):
                continue
    return decode(raw, name, guess=True)


def _declared(raw: bytes) -> str:
    found = _XML.search(raw, 0, _REACH) or _DECLARED.search(raw, 0, _REACH)
    try:
        known = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    if known in _WESTERN:
        return "utf-8" if _is_utf8(raw) else "cp1252"
    return "" if known.startswith("utf-16") or known in _NOT_TEXT else known


_NOT_TEXT = (
    "utf-7",
    "idna",
    "punycode",
    "raw-unicode-escape",
    "unicode-escape",
    "base64",
    "hex",
    "rot13",
    "zlib",
    "bz2",
)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
