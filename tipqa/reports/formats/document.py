"""What a file holds once read, before it is known which report it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from tipqa.records import dataclass
from tipqa.reports.formats.left import LeftOut
from tipqa.reports.model import Block


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a paged file that are pictures without text: each its number, from 1, and how many blocks stand before.

    The words of `recognized` ones were read by text recognition; those of `unread` ones are not in the blocks.
    """

    count: int
    unread: tuple[tuple[int, int], ...] = ()
    recognized: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a file, with what it says of itself.

    `values` are the keys of its front matter. `titles` are names it goes by outside its text, such as a page's title;
    `address` is where it was published, `""` where it does not tell. `page` is true of a web page, which may hold
    anything. `words` counts all words of such a page, and `left` says which of them are not in the blocks.
    `pages` is None for what has none.
    """

    blocks: list[Block]
    values: Mapping[str, Any] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    address: str = ""
    page: bool = False
    words: int = 0
    left: tuple[LeftOut, ...] = ()
    pages: Pages | None = None
