"""Results that come as a list, and as a table: of pandas, and in a notebook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from html import escape
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

from tipqa.visible import visible

if TYPE_CHECKING:
    from pandas import DataFrame

Row = TypeVar("Row")
SHOWN = 20  # rows of a table in a notebook
_FEW = 3  # items in the short form
_CELL = 240  # characters of a cell in a notebook


class Rows(list[Row]):
    """A list whose items are rows of a table: what it holds, in its order, with `to_frame` and a form for notebooks.

    It is a list in all else: it is indexed, sliced, compared with lists and written as JSON.
    """

    def __init__(self, of: type[Row], items: Iterable[Row] = ()) -> None:
        """Keep `items`.

        Args:
            of: their dataclass, whose fields are the columns; where it names `SHOWN`, these stand in a notebook.
        """
        super().__init__(items)
        self._of = of

    @overload
    def __getitem__(self, at: SupportsIndex) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[Row]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Row | Rows[Row]:
        return self._like(super().__getitem__(at)) if isinstance(at, slice) else super().__getitem__(at)

    def _like(self, items: Iterable[Row]) -> Rows[Row]:
        return Rows(self._of, items)

    def table(self) -> tuple[tuple[str, ...], Sequence[Any]]:
        """The columns' names, and for each row an object that has them as attributes."""
        return tuple(field.name for field in fields(self._of)), self  # type: ignore[arg-type]

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dictionary for each row of the table, by column."""
        columns, rows = self.table()
        return [{name: getattr(row, name) for name in columns} for row in rows]

    def to_frame(self) -> DataFrame:
        """The table as a `pandas.DataFrame` of shape (rows, columns); its columns are there without rows as well."""
        return frame(self.table()[0], self.to_dicts())

    def __repr__(self) -> str:
        first = ", ".join(map(repr, self[:_FEW] if len(self) > _FEW else list(self)))
        return f"[{first}, … {len(self) - _FEW:,} more]" if len(self) > _FEW else f"[{first}]"

    def _repr_html_(self) -> str:
        columns, rows = self.table()
        shown = tuple(getattr(self._of, "SHOWN", ())) or columns
        return html_table(shown, ([getattr(row, name) for name in shown] for row in rows[:SHOWN]), len(rows))


def frame(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> DataFrame:
    """Rows as a table of pandas with these columns.

    Raises:
        ModuleNotFoundError: pandas is not installed; it comes with the default installation.
    """
    import pandas as pd

    return pd.DataFrame.from_records(list(rows), columns=list(columns))


def html_table(columns: Sequence[str], rows: Iterable[Iterable[object]], count: int) -> str:
    """A table of at most so many rows as are given, and beneath it how many of `count` it leaves out; all is escaped."""
    head = "".join(f"<th>{escape(name.replace('_', ' '))}</th>" for name in columns)
    lines = ["".join(f"<td>{escape(_cell(value))}</td>" for value in row) for row in rows]
    rest = f"<p>… and {count - len(lines):,} more</p>" if count > len(lines) else ""
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>{rest}"


def short(text: str, most: int = 60) -> str:
    """`text` as one visible line of at most `most` characters, for the short form of an object."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.12g}"
    return short(str(value), _CELL)
