"""Markdown to blocks, without losing a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tipqa.reports.clean import clean_text
from tipqa.reports.formats.typed_tables import typed_rows
from tipqa.reports.model import Block
from tipqa.reports.plaintext import text_blocks
from tipqa.reports.wrapped import join_lines

# Rules that would drop words (references, HTML, the words behind a fence) or turn prose into code and headings.
_OFF = ("reference", "html_block", "html_inline", "code", "fence", "lheading", "autolink")
_TABLE_RULE = re.compile(r"[\s|:-]*-{3}[\s|:-]*")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def markdown_blocks(body: str) -> list[Block]:
    """The headings, paragraphs and list items of a Markdown text, in order.

    Emphasis and links become their text and entities their character; HTML stays as the text it is. A table gives a
    paragraph for each row. A list item with several paragraphs is one item.
    """
    body = _CONTROLS.sub(" ", body)
    try:
        tokens = _parser().parse(body)
    except RecursionError:  # hundreds of nested quotes or lists
        return text_blocks(body)
    return [block for block in _joined_items(_blocks(tokens)) if block.text]


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "maxNesting": 1_000_000}).disable(list(_OFF))


def _blocks(tokens: list[Token]) -> Iterator[tuple[Block, int]]:
    """Each block with the number of the list item that holds it, 0 outside of lists."""
    items: list[int] = []
    count = 0
    level = 0
    marker = ""
    for token in tokens:
        if token.type == "list_item_open":
            count += 1
            items.append(count)
            marker = f"{token.info}{token.markup} " if len(token.info) > 2 else ""
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "inline":
            lines = _lines(token.children or [])
            if marker:  # a year at a line's start looks like the number of an item
                lines[0], marker = marker + lines[0], ""
            for text in _paragraphs(lines):
                yield _block(text, level, bool(items)), items[-1] if items else 0


def _block(text: str, level: int, item: bool) -> Block:
    if item:
        return Block("item", text)
    return Block("heading", text, level) if level else Block("paragraph", text)


def _paragraphs(lines: list[str]) -> list[str]:
    if len(lines) > 1 and "|" in lines[0] and _TABLE_RULE.fullmatch(lines[1]):
        return typed_rows([lines[0], *lines[2:]])
    return [clean_text(join_lines(lines))]


def _lines(children: list[Token]) -> list[str]:
    lines = [""]
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif token.type == "image":
            lines[-1] += " ".join(_lines(token.children or []))
        else:
            lines[-1] += token.content
    return lines


def _joined_items(blocks: Iterator[tuple[Block, int]]) -> list[Block]:
    joined: list[Block] = []
    last = 0
    for block, item in blocks:
        if item and item == last:
            joined[-1] = Block("item", f"{joined[-1].text} {block.text}".strip())
        else:
            joined.append(block)
        last = item
    return joined
