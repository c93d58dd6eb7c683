"""The address of a page beside each span of a report that a document holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Page = Callable[[str, tuple[int, int] | None], str]  # of a report's id, and of a span in it


def with_pages(value: Any, page: Page | None) -> Any:
    """The document itself, with `page` in every object that names a report and a span in it, such as a citation."""
    if page is None:
        return value
    if isinstance(value, list | tuple):
        for one in value:
            with_pages(one, page)
    elif isinstance(value, dict):
        for one in value.values():
            if isinstance(one, list | tuple | dict):
                with_pages(one, page)
        if "start" in value and "end" in value and isinstance(value.get("report"), str):
            value["page"] = page(value["report"], (value["start"], value["end"]))
    return value
