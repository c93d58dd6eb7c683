"""The tree of a web page as a flow of lines, each with the element that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from tipqa.reports.clean import clean_text
from tipqa.reports.headings import heading_kind
from tipqa.reports.model import Block
from tipqa.reports.plaintext import text_blocks
from tipqa.reports.spans import words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CELLS = ("td", "th")
_BLOCKS = {
    *_HEADINGS,
    *_CELLS,
    *words(
        "address article blockquote body caption center dd details div dl dt fieldset figure header hgroup hr li main ol "
        "p pre section summary table tbody tfoot thead tr ul html"
    ),
}
_Kind = Literal["heading", "paragraph", "item"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a page, the element it stands in, and the share of its characters that are links, from 0 to 1."""

    block: Block
    holder: Any
    linked: float


@dataclass(slots=True)
class _Line:
    """What has been read since the last block ended."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    broken: bool = False

    def add(self, text: str | None, *, link: bool) -> None:
        if text:
            self.parts.append(" ".join(text.split("\n")))
            self.linked += len(text.strip()) if link else 0


def page_pieces(root: Any) -> list[Piece]:
    """The headings, paragraphs, items and rows of tables below an lxml element, in order."""
    return [piece for holder, line in _lines(root) for piece in _pieces(holder, line)]


def _lines(root: Any) -> Iterator[tuple[Any, _Line]]:
    """Each stretch of text between the borders of two block elements, with the innermost block element around it."""
    from lxml import etree

    line, holders, links = _Line(), [root], 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            links += tag == "a"
            if tag == "br":
                line.parts.append("\n")
                line.broken = True
            elif tag in _BLOCKS and not (tag in _CELLS and line.parts):
                yield holders[-1], line
                line = _Line()
            if tag in _BLOCKS:
                holders.append(element)
            line.add(element.text, link=links > 0)
            continue
        links -= tag == "a"
        if tag in _CELLS and _simple(element):
            line.parts.append(" | ")
        elif tag in _BLOCKS:
            yield holders[-1], line
            line = _Line()
        if tag in _BLOCKS:
            holders.pop()
        if element is not root:
            line.add(element.tail, link=links > 0)
    yield root, line


def _simple(cell: Any) -> bool:
    """Whether a cell holds words only, so that it is a part of its row."""
    return not any(child.tag in _BLOCKS for child in cell.iter() if child is not cell)


def _pieces(holder: Any, line: _Line) -> Iterator[Piece]:
    text = "".join(line.parts)
    clean = clean_text(text).strip("| ")
    if not clean:
        return
    linked = min(1.0, line.linked / len(clean))
    kind, level = _kind(holder)
    if line.broken and kind == "paragraph":
        lines = "\n".join(map(clean_text, text.split("\n")))
        yield from (Piece(block, holder, linked) for block in text_blocks(lines))
    else:
        yield Piece(Block(kind, clean, level), holder, linked)


def _kind(holder: Any) -> tuple[_Kind, int]:
    if holder.tag in _HEADINGS:
        return "heading", _HEADINGS[holder.tag]
    if _is_bold(holder) and heading_kind(clean_text(holder.text_content())) is not None:
        return "heading", 0
    for element in (holder, *holder.iterancestors()):
        if element.tag in ("li", "dd"):
            return "item", 0
        if element.tag in ("table", "body"):
            break
    return "paragraph", 0


def _is_bold(holder: Any) -> bool:
    return (
        holder.tag == "p"
        and len(holder) > 0
        and holder[0].tag in ("b", "strong", "u")
        and not (holder.text or "").strip()
    )
