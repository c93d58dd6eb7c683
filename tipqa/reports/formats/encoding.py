"""Which encoding a web page is in."""

from __future__ import annotations

import codecs
import re

from tipqa.reports.clean import decode
from tipqa.reports.codepages import WESTERN, legacy_text

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE)
_REACH = 4096  # bytes in which a page says its encoding
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What pages call Latin 1 is Windows-1252, as every browser reads it.
_WESTERN = ("iso8859-1", "ascii", WESTERN)


def decode_page(raw: bytes, name: str) -> str:
    """The text of a web page: by its byte order mark; UTF-8 where it can be that; else what it declares; else guessed.

    Bytes beyond ASCII that are valid UTF-8 are nothing else, whatever the page says. A page that says Latin 1 may be in any
    encoding of one byte a letter.

    Raises:
        ReadError: the bytes are no text.
    """
    if not raw.startswith(_BOMS):
        declared = _declared(raw)
        for encoding in ("utf-8", declared if declared != WESTERN else ""):
            try:
                if encoding:
                    return _newlines(raw.decode(encoding))
            except (UnicodeDecodeError, LookupError):
                continue
        if declared == WESTERN and (text := legacy_text(raw)):
            return _newlines(text)
    return decode(raw, name, guess=True)


def _declared(raw: bytes) -> str:
    found = _XML.search(raw, 0, _REACH) or _DECLARED.search(raw, 0, _REACH)
    try:
        known = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    if known in _WESTERN:
        return WESTERN
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


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
