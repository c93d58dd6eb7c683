"""Tables as sentences: each row joined to the header, so that no number stands without its name.

Year | Investigations | Convictions
2023 | 88             | 35             ->  2023: investigations 88; convictions 35.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from tipqa.records import dataclass
from tipqa.reports.formats.cells import cell_text, is_figure, is_period, is_silent
from tipqa.reports.spans import words

_Row = list[str]
_MOST_HEADERS = 4
_GENERIC = words("number numbers no no. count total figure figures value amount quantity n # qty")
_SERIAL = words("no no. # s/n nr nr. sl. sr. serial")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table taken apart: what stands over each column, which columns label the rows, and the rows."""

    caption: str
    names: list[tuple[str, ...]]  # of each column, the outermost first, without repetitions
    labels: list[int]
    values: list[int]
    remarks: list[int]  # columns of words beside figures that periods stand over
    rows: list[_Row]
    notes: list[str]  # under the rows


def table_sentences(rows: Sequence[Sequence[str | None]], caption: str = "") -> list[str]:
    """The rows of a table as lines of text, in order.

    A row with figures becomes a sentence, `Label: name value; name value.`, a figure's name being what stands over it in
    the header, from the outermost cell inwards. Where years stand over the columns there is a sentence for each year. A
    row whose figures the table does not name, and a table of words, give their cells parted by ` | `, from which no
    figure may be read.

    Args:
        rows: the cells' words, merged cells repeated in each place they cover (see `cells.grid`); None is an empty cell.
        caption: the words over the table, which name its figures where the header only says "Number".
    """
    cells = _even([[cell_text(cell) for cell in row] for row in rows])
    before, cells = _full_rows(cells)
    table = _parted(cells, cell_text(caption) or (before[-1] if before else ""))
    by_period = table.values and all(any(map(is_period, table.names[at])) for at in table.values)
    lines = [line for line in (_by_period(table) if by_period else _by_row(table)) if line]
    told = "\n".join((*lines, *table.notes)).casefold()
    if not all(cell.casefold() in told for row in table.rows for cell in row):
        lines = [" | ".join(cell for cell, _ in groupby(filter(None, row))) for row in cells]
        return [*before, *lines]
    return [*before, *lines, *table.notes]


def _even(rows: list[_Row]) -> list[_Row]:
    """Rows of one length without empty rows and columns."""
    width = max(map(len, rows), default=0)
    even = [[*row, *[""] * (width - len(row))] for row in rows if any(row)]
    kept = [at for at in range(width) if any(row[at] for row in even) and not _is_serial([row[at] for row in even])]
    return [[row[at] for at in kept] for row in even]


def _is_serial(column: _Row) -> bool:
    """Whether a column only counts the rows: `No.`, `1`, `2`, `3`."""
    counted = [cell for cell in column[1:] if cell]
    return column[0].lower() in _SERIAL and [cell.rstrip(".") for cell in counted] == [
        str(number) for number in range(1, len(counted) + 1)
    ]


def _full_rows(rows: list[_Row]) -> tuple[list[str], list[_Row]]:
    """The captions that stand over a table within it, and the rest."""
    first = next((at for at, row in enumerate(rows) if not _is_full(row)), 0)
    return [row[0] for row in rows[:first]], rows[first:]


def _is_full(row: _Row) -> bool:
    return len(row) > 1 and len(set(row)) == 1 and not is_figure(row[0])


def _parted(rows: list[_Row], caption: str) -> _Table:
    count = _header_count(rows)
    header, body = _filled(rows[:count]), rows[count:]
    width = len(rows[0]) if rows else 0
    names = [tuple(dict.fromkeys(filter(None, (row[at] for row in header)))) for at in range(width)]
    values = [at for at in range(width) if _holds_figures([row[at] for row in body], first=at == 0)]
    first = values[0] if values else width
    labels = [at for at in range(width) if at not in values and (at < first or _are_periods([row[at] for row in body]))]
    rest = [at for at in range(first, width) if at not in labels]
    periods = bool(values) and all(any(map(is_period, names[at])) for at in values)
    told = values if periods else rest
    remarks = [at for at in rest if at not in told]
    body, notes = _without_notes(body, labels, told)
    return _Table(caption, names, labels, told, remarks, body, notes)


def _without_notes(body: list[_Row], labels: list[int], values: list[int]) -> tuple[list[_Row], list[str]]:
    """The rows without those at their end that hold one cell only, and the words of these."""
    last = len(body)
    while last and _is_group(body[last - 1], labels, values):
        last -= 1
    return body[:last], [row[labels[0]] for row in body[last:]]


def _header_count(rows: list[_Row]) -> int:
    """How many rows stand over the others: none where the first holds figures."""
    count = 0
    for row in rows[: min(_MOST_HEADERS, len(rows) - 1)]:
        named = not any(is_figure(cell) and not is_period(cell) for cell in row) and not is_period(row[0])
        under = count == 0 or not row[0] or not rows[count - 1][0] or row[0] == rows[count - 1][0]
        if not named or not under or (count and any(map(is_silent, filter(None, row)))):
            break
        count += 1
    return count if any(is_figure(cell) for row in rows[count:] for cell in row) else 0


def _filled(header: list[_Row]) -> list[_Row]:
    """Header rows in which a group's name stands over each of its columns, though its cells were not merged."""
    for above, below in pairwise(header):
        for at in range(2, len(above)):
            if not above[at] and below[at] and below[at - 1] != above[at - 1]:
                above[at] = above[at - 1]
    return header


def _holds_figures(column: _Row, *, first: bool) -> bool:
    """Whether most cells of a column that say anything are figures; years in the first column label the rows."""
    told = [cell for cell in column if not is_silent(cell)]
    if not told or ((first or len(told) > 1) and _are_periods(told) and (first or len(set(told)) == len(told))):
        return False
    return sum(map(is_figure, told)) * 2 > len(told)


def _are_periods(column: _Row) -> bool:
    told = [cell for cell in column if cell]
    return bool(told) and all(map(is_period, told))


def _by_row(table: _Table) -> Iterator[str]:
    for group, row in _grouped(table):
        label = _label([*(row[at] for at in table.labels), group])
        pairs = [(_name(names, table.caption), row[at]) for at, names in _named(table, row)]
        yield _sentence(label, pairs)


def _by_period(table: _Table) -> Iterator[str]:
    """A sentence for each period, also for each row where the header names more than periods; then the remarks."""
    periods = list(dict.fromkeys(_period_of(table, at) for at in table.values))
    rows = list(_grouped(table))
    if any(_without_periods(table.names[at]) for at in table.values):
        for group, row in rows:
            for period in periods:
                own = [(_without_periods(names), at) for at, names in _named(table, row) if period in names]
                pairs = [(_name(names, table.caption), row[at]) for names, at in own]
                yield _sentence(_label([period, *(row[at] for at in table.labels), group]), pairs)
    else:
        for period in periods:
            cells = [(group, row, at) for group, row in rows for at, names in _named(table, row) if period in names]
            pairs = [
                (_name([group, *(row[label] for label in table.labels)], table.caption), row[at])
                for group, row, at in cells
            ]
            yield _sentence(period, pairs)
    for group, row in rows:
        told = [(_name(table.names[at], table.caption), row[at]) for at in table.remarks if row[at]]
        yield _sentence(_label([*(row[at] for at in table.labels), group]), told)


def _grouped(table: _Table) -> Iterator[tuple[str, _Row]]:
    """The rows, each with the words of the row that names it and those beside it, `""` where there is none."""
    group = ""
    for row in table.rows:
        if _is_group(row, table.labels, table.values):
            group = row[table.labels[0]]
        else:
            yield group, row


def _is_group(row: _Row, labels: Sequence[int], values: Sequence[int]) -> bool:
    """Whether a row only names others: one label and nothing else, or one cell over all columns."""
    told = set(filter(None, row))
    return bool(labels and values) and len(told) == 1 and bool(row[labels[0]]) and not is_period(row[labels[0]])


def _named(table: _Table, row: _Row) -> list[tuple[int, tuple[str, ...]]]:
    """The columns of a row that hold a value, with what stands over them."""
    return [(at, table.names[at]) for at in table.values if row[at]]


def _period_of(table: _Table, at: int) -> str:
    return next(name for name in table.names[at] if is_period(name))


def _without_periods(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for name in names if not is_period(name))


def _name(names: Sequence[str], caption: str) -> str:
    """What a figure is called by the cells over it; a caption stands in where these only say `Number`."""
    told = [name for name in names if name and name.lower() not in _GENERIC] or ([caption] if caption else names)
    return " ".join(map(_lowered, filter(None, told)))


def _label(parts: Sequence[str]) -> str:
    """The labels of a row, its period first."""
    told = list(dict.fromkeys(filter(None, parts)))
    return ", ".join(sorted(told, key=lambda part: not is_period(part)))


def _sentence(label: str, pairs: Sequence[tuple[str, str]]) -> str:
    """`Label: name value; name value.`; `""` where a figure has no name, or two have the same."""
    if not pairs or (len(pairs) == 1 and not pairs[0][0] and label):
        return f"{label}: {pairs[0][1]}." if pairs else ""
    names = [name for name, _ in pairs]
    if not all(names) or len(set(names)) < len(names):
        return ""
    told = "; ".join(f"{name} {value}" for name, value in pairs)
    return f"{label}: {told}." if label else f"{told[0].upper()}{told[1:]}."


@cache
def _lowered(name: str) -> str:
    """A name as it stands inside a sentence: with a small letter, unless it is a name of its own."""
    from tipqa.countries.lookup import find_countries

    first = name.split(" ", 1)[0]
    if not first[:1].isupper() or not first[1:].islower() or find_countries(name):
        return name
    return name[0].lower() + name[1:]
