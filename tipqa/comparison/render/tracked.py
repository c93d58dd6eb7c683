"""Tracked changes and comments in a Word paragraph, as Word and LibreOffice read them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from tipqa.later import later

AUTHOR, INITIALS = "tipqa", "t"
_UNPRINTABLE = later(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold


class Tracked:
    """Writes runs into the paragraphs of one Word document, plain or as tracked changes, and comments on them."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._numbers: Iterator[int] = count(1)

    def plain(self, paragraph: Any, text: str) -> None:
        """Words that both texts share."""
        paragraph._p.append(_run(text, "w:t"))

    def inserted(self, paragraph: Any, text: str) -> None:
        """Words that the newer text adds."""
        paragraph._p.append(self._change("w:ins", _run(text, "w:t")))

    def deleted(self, paragraph: Any, text: str) -> None:
        """Words that the newer text lacks."""
        paragraph._p.append(self._change("w:del", _run(text, "w:delText")))

    def paragraph_mark(self, paragraph: Any, name: str) -> None:
        """Mark the end of a paragraph as inserted ("w:ins") or deleted ("w:del"), so that it goes with its words."""
        properties = paragraph._p.get_or_add_pPr()
        own = _element("w:rPr")
        own.append(self._change(name))
        properties.append(own)

    def comment(self, paragraph: Any, text: str) -> None:
        """A comment on the whole paragraph."""
        told = self._document.comments.add_comment(text=printable(text), author=AUTHOR, initials=INITIALS)
        number = str(told.comment_id)
        start, end = (_element(name, {"w:id": number}) for name in ("w:commentRangeStart", "w:commentRangeEnd"))
        properties = paragraph._p.pPr
        paragraph._p.insert(0 if properties is None else 1, start)
        reference = _element("w:r")
        reference.append(_element("w:commentReference", {"w:id": number}))
        paragraph._p.extend([end, reference])

    def _change(self, name: str, *inner: Any) -> Any:
        found = _element(name, {"w:id": str(next(self._numbers)), "w:author": AUTHOR})
        found.extend(inner)
        return found


def printable(text: str) -> str:
    """`text` without the characters that a Word file cannot hold."""
    return _UNPRINTABLE.sub("", text)


def _run(text: str, name: str) -> Any:
    run = _element("w:r")
    words = _element(name, {"xml:space": "preserve"})
    words.text = printable(text)
    run.append(words)
    return run


def _element(name: str, attributes: dict[str, str] | None = None) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    found: Any = OxmlElement(name)
    for key, value in (attributes or {}).items():
        found.set("{http://www.w3.org/XML/1998/namespace}space" if key == "xml:space" else qn(key), value)
    return found
