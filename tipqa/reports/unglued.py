"""Texts that others read out of a PDF: page markers in the sentences, and headings run into the text around them.

trained officers in 151COSTA RICAthe capital        ->  trained officers in the capital
complicit in crimes.PREVENTIONThe government acted  ->  three blocks
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tipqa.countries.table import fold_words, forms
from tipqa.reports.headings import heading_kind
from tipqa.reports.model import Block

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.,() -]{2,70}"
_NUMBERS = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d(?=\d))?(?P<pages>\d{1,6})")
_NAME_AFTER = re.compile(_CAPITALS)
_NAME_BEFORE = re.compile(r"(?<![^\W\d_])[A-ZÀ-Þ][A-ZÀ-Þ’'.,() -]*\Z")
_PART_OF_WORD = re.compile(r"(?:[^\W\d_]|\d,)\Z")  # as before `7ITALY` in "the G7ITALY", or `204PERU` in "1,204PERU"
_MARKED = re.compile(r"\d[A-ZÀ-Þ]{2}|[A-ZÀ-Þ]{2}\d")
_ALONE = re.compile(rf"\d{{1,3}}\s+(?P<after>{_CAPITALS})|(?P<before>{_CAPITALS}?)\s+\d{{1,3}}")
_SHORTEST_NAME = 4
_FARTHEST_NAME = 80

_STOP = r"(?:\A|(?<=[.!?:;”\"’')\]])\s*)"
_NEXT = r"[A-ZÀ-Þ“\"‘](?:[a-zß-ÿ’']|\s[a-z])"
_NAMED = r"PROSECUTION|PROTECTION|PREVENTION|TRAFFICKING PROFILE"
_HEADINGS = re.compile(
    rf"{_STOP}(?P<upper>(?:PRIORITI[SZ]ED )?RECOMMENDATIONS(?: FOR [A-ZÀ-Þ][A-ZÀ-Þ .,’'()-]{{2,60}}?)?|{_NAMED})(?P<colon>:?)\s*(?={_NEXT})"
    r"|(?:\A|(?<=[.!?”\"’')\]])\s*)"
    r"(?P<title>(?:Prioriti[sz]ed )?Recommendations(?: for [A-ZÀ-Þ][^.:;]{2,40}?[a-zß-ÿ])?|Prosecution|Protection|Prevention|Trafficking Profile)"
    r"(?=[A-ZÀ-Þ][a-zß-ÿ])"
    rf"|{_STOP}(?P<other>[A-ZÀ-Þ]{{2,}}(?: [A-ZÀ-Þ’'&-]{{2,}}){{1,8}})(?=[A-ZÀ-Þ][a-zß-ÿ])"
)
_REST_OF_TITLE = "WATCH LIST"


def unglued(blocks: Iterable[Block], *, tip: bool) -> Iterator[Block]:
    """The blocks without page markers; for a TIP narrative, with each heading that stands in a paragraph by itself.

    A marker is a page's number together with a country's name in capitals, without a space between. All other words
    stay as they are.
    """
    for block in blocks:
        text = without_markers(block.text) if _MARKED.search(block.text) else block.text
        if block.kind == "heading":
            yield Block("heading", text, block.level)
        elif not _is_marker(text):
            yield from _parted(Block(block.kind, text)) if tip else (Block(block.kind, text),)


def without_markers(text: str) -> str:
    """A text without page markers such as `151COSTA RICA`, and without the space that would stand twice then."""
    pieces: list[str] = []
    at = 0
    for found in _NUMBERS.finditer(text):
        if found.start() < at or not (span := _marker(text, found)):
            continue
        pieces.append(text[at : span[0]])
        at = span[1]
        pieces.append(_gap(pieces[-1], text[at:]))
        if pieces[-1] == "" and pieces[-2].endswith(" "):
            at += len(text[at:]) - len(text[at:].lstrip(" "))
    return "".join([*pieces, text[at:]]).strip() if pieces else text


def _gap(before: str, after: str) -> str:
    """What parts the words that a marker stood between: nothing where a space, a hyphen or a full stop does."""
    return " " if before[-1:].isalnum() and after[:1].isalnum() else ""


def _marker(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    """The span of the marker whose page number was found; None where it is another number."""
    year = found["year"] or ""
    pages = found["pages"]
    if year and int(year + pages) and len(year + pages) == 6 and int(year[:3]) + 1 == int(year[3:] + pages):
        year, pages = "", year + pages  # two pages, one after the other: 201202
    start = found.end("pages") - len(pages)
    before = _name_before(text[max(0, start - _FARTHEST_NAME) : start]) if not year else 0
    after = _name_after(text, found.end("pages"))
    if len(pages) > 3 and not (len(pages) == 6 and int(pages[:3]) + 1 == int(pages[3:])):
        return None
    tail = text[found.end("pages") : found.end("pages") + 1]
    if not after and not (before and (not tail or tail.isalpha())):
        return None
    if not before and _PART_OF_WORD.search(text[max(0, start - 2) : start]):
        return None
    return start - before, found.end("pages") + after


def _name_after(text: str, at: int) -> int:
    """How long the country's name in capitals is that begins at a place; 0 where none does."""
    run = _NAME_AFTER.match(text, at)
    if not run:
        return 0
    for end in range(run.end(), at + _SHORTEST_NAME - 1, -1):
        if text[end - 1].isalpha() and _is_name(text[at:end]):
            return end - at
    return 0


def _name_before(text: str) -> int:
    """How long the country's name in capitals is that a text ends in."""
    run = _NAME_BEFORE.search(text)
    return len(run[0]) if run and _is_name(run[0]) else 0


def _is_marker(text: str) -> bool:
    """Whether a paragraph is nothing but a page's number and a country's name, or nothing at all."""
    found = _ALONE.fullmatch(text)
    return not text or (found is not None and _is_name(found["after"] or found["before"]))


def _is_name(text: str) -> bool:
    return len(text) >= _SHORTEST_NAME and text.isupper() and " ".join(fold_words(text)) in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(" ".join(form.words) for form in forms() if not form.adjective)


def _parted(block: Block) -> Iterator[Block]:
    """A block parted at the headings that stand in it."""
    at = 0
    for found in _HEADINGS.finditer(block.text):
        heading = found["upper"] or found["title"] or found["other"]
        if found.start() == 0 == at and (found["colon"] or found.end() > found.end("upper") > 0):
            continue  # a heading in a paragraph's first words, parted from them: layout finds it
        if heading_kind(heading) is None and not found["other"]:
            continue
        if before := block.text[at : found.start()].strip():
            yield Block(block.kind, before)
        if heading != _REST_OF_TITLE:
            yield Block("heading", heading, 2)
        at = found.end()
    yield Block(block.kind, block.text[at:].strip()) if at else block
