"""The tree of a web page as a flow of lines, each with the element that holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import groupby
from typing import Literal
from urllib.parse import urldefrag

from tipqa.records import dataclass
from tipqa.reports.clean import clean_text
from tipqa.reports.formats.page_tables import CELLS, data_lines, is_data
from tipqa.reports.formats.page_tree import Element
from tipqa.reports.headings import LONGEST
from tipqa.reports.model import Block
from tipqa.reports.plaintext import text_blocks
from tipqa.reports.spans import words

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The tags of headings, with their levels."""

_BLOCKS = {
    *HEADINGS,
    *CELLS,
    *words(
        "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
        "header hgroup hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul html"
    ),
}
_BOLD = words("b strong u")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_MOST_BOLD_WORDS = 20
_LONGEST_HEADING = 250  # characters, from which on a whole sentence in a heading's element is a paragraph
_SENTENCE_END = re.compile(r"[.!?;,][”\"’')\]]*\Z")
_WRAP = "\x0b"  # where the page's own source begins a new line
_Kind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page and the element it stands in.

    `linked` is the share of its characters that are links, `leading` of links to other pages, both from 0 to 1.
    `lines` are its words line by line as the page's source has them.
    """

    block: Block
    holder: Element
    linked: float = 0.0
    leading: float = 0.0
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class _Part:
    """The text up to the next `<br>`; `bold`, `linked` and `leading` count characters."""

    texts: list[str] = field(default_factory=list)
    bold: int = 0
    linked: int = 0
    leading: int = 0

    @property
    def text(self) -> str:
        return clean_text("".join(self.texts))

    @property
    def is_heading(self) -> bool:
        """Whether it is bold from end to end and short, without a sentence's end."""
        text = self.text
        letters = sum(len(part.strip()) for part in self.texts)
        return (
            0 < len(text) <= LONGEST
            and self.bold >= letters
            and len(text.split()) <= _MOST_BOLD_WORDS
            and text[0].isalnum()
            and any(map(str.isalpha, text))
            and _SENTENCE_END.search(text) is None
            and not self.linked
        )


@dataclass(slots=True)
class _State:
    """What the elements around the text at hand say of it."""

    bold: int = 0
    links: int = 0
    leads: int = 0
    holders: list[Element] = field(default_factory=list)


def page_pieces(root: Element, address: str = "") -> list[Piece]:
    """The headings, paragraphs, items and rows of tables in an element, in order.

    Args:
        address: where the page was published, which tells links within it.
    """
    return [
        piece
        for holder, line in _lines(root, address.rstrip("/"))
        for piece in (_pieces(holder, line) if line else _table_pieces(holder))
    ]


def _lines(root: Element, address: str) -> Iterator[tuple[Element, list[_Part]]]:
    """Each stretch of text between the borders of two block elements, with the innermost block element around it.

    A table of data comes whole, without a stretch.
    """
    line, state = [_Part()], _State(holders=[root])
    waiting: list[tuple[Element | str, bool]] = [(root, True)]
    while waiting:
        node, opens = waiting.pop()
        if isinstance(node, str):
            _add(line[-1], node, state)
            continue
        if opens and node.tag == "table" and is_data(node):
            yield state.holders[-1], line
            yield node, []
            line = [_Part()]
            continue
        if opens:
            waiting.append((node, False))
            waiting += [(child, True) for child in reversed(node.children)]
        _step(state, node, address, 1 if opens else -1)
        if node.tag == "br":
            line += [_Part()] if opens else []
        elif not opens and node.tag in CELLS and _is_simple(node):
            line[-1].texts.append(" | ")
        elif node.tag in _BLOCKS and not (opens and node.tag in CELLS and any(part.texts for part in line)):
            yield state.holders[-1], line
            line = [_Part()]
        if node.tag in _BLOCKS and opens:
            state.holders.append(node)
        elif node.tag in _BLOCKS:
            state.holders.pop()
    yield root, line


def _step(state: _State, node: Element, address: str, by: int) -> None:
    """Count an element in as it opens, and out as it closes."""
    if node.tag in _BOLD or _BOLD_STYLE.search(node.get("style")):
        state.bold += by
    if node.tag == "a" and node.get("href"):
        state.links += by
        state.leads += by * _leads_away(node.get("href"), address)


def _leads_away(href: str, address: str) -> bool:
    if href.startswith(("#", "javascript:")):
        return False
    whole, fragment = urldefrag(href) if "#" in href else (href, "")
    return not (fragment and whole.rstrip("/") == address)


def _add(part: _Part, text: str, state: _State) -> None:
    part.texts.append(text.replace("\n", _WRAP))
    length = len(text.strip())
    part.bold += length if state.bold > 0 else 0
    part.linked += length if state.links > 0 else 0
    part.leading += length if state.leads > 0 else 0


def _is_simple(cell: Element) -> bool:
    """Whether a cell holds words only, so that it is a part of its row."""
    return not any(element.tag in _BLOCKS for element in cell.walk() if element is not cell)


def _pieces(holder: Element, line: list[_Part]) -> Iterator[Piece]:
    """The blocks of a line: one, unless `<br>` parts it."""
    clean = clean_text(" ".join("".join(part.texts) for part in line)).strip("| ")
    if not clean:
        return
    linked = min(1.0, sum(part.linked for part in line) / len(clean))
    leading = min(1.0, sum(part.leading for part in line) / len(clean))
    kind, level = _kind(holder)
    if kind == "heading" and len(clean) > _LONGEST_HEADING and _SENTENCE_END.search(clean):
        kind, level = "paragraph", 0
    if kind != "paragraph":
        yield Piece(Block(kind, clean, level), holder, linked, leading)
    elif len(line) == 1:
        kind = "heading" if holder.tag in ("p", "div") and line[0].is_heading else kind
        yield Piece(Block(kind, clean), holder, linked, leading, _source_lines(line[0]))
    else:
        yield from (Piece(block, holder, linked, leading) for block in _broken(line))


def _table_pieces(table: Element) -> Iterator[Piece]:
    linked = sum(len(element.text().strip()) for element in table.walk() if element.tag == "a")
    share = min(1.0, linked / max(1, len(table.text().strip())))
    yield from (Piece(Block("paragraph", line), table, share, share) for line in data_lines(table))


def _source_lines(part: _Part) -> tuple[str, ...]:
    return tuple(filter(None, map(clean_text, "".join(part.texts).split(_WRAP))))


def _broken(line: list[_Part]) -> Iterator[Block]:
    for bold, parts in groupby(line, lambda part: part.is_heading):
        if bold:
            yield from (Block("heading", part.text) for part in parts)
        else:
            yield from text_blocks("\n".join(part.text for part in parts))


def _kind(holder: Element) -> tuple[_Kind, int]:
    if holder.tag in HEADINGS:
        return "heading", HEADINGS[holder.tag]
    if holder.tag == "summary":
        return "heading", 0
    for element in (holder, *holder.ancestors()):
        if element.tag in ("li", "dd"):
            return "item", 0
        if element.tag in ("table", "body", "main", "article"):
            break
    return "paragraph", 0
