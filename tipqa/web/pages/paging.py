"""Long tables in pages of a few hundred rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar
from urllib.parse import urlencode

from tipqa.records import dataclass
from tipqa.web.pages.visit import Visit

Row = TypeVar("Row")
_ROWS = 200


@dataclass(frozen=True, slots=True)
class Paged(Generic[Row]):
    """The rows of one page. `total` counts all rows; `query` is what the other pages are asked with, beside their number."""

    rows: Sequence[Row]
    page: int
    pages: int
    total: int
    query: str

    def address(self, page: int) -> str:
        """The query of another page, to stand after the address of this one."""
        return f"?{self.query}{'&' if self.query else ''}page={page}"


def paged(rows: Sequence[Row], visit: Visit, size: int = _ROWS) -> Paged[Row]:
    """The page of `rows` that the query asks for by `page`, the nearest there is."""
    pages = max(1, -(-len(rows) // size))
    asked = visit.query.get("page", "1")
    page = min(max(1, int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 8 else 1), pages)
    query = urlencode([(key, value) for key, value in visit.query.items() if key != "page" and value])
    return Paged(rows[(page - 1) * size : page * size], page, pages, len(rows), query)
