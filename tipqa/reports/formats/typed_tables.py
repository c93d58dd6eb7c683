"""Tables typed in plain text, with bars, tabs or wide gaps between their columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tipqa.reports.formats.cells import is_figure, is_silent
from tipqa.reports.formats.tables import table_sentences

_PARTED = re.compile(r"\s*\|\s*|\s*\t\s*|\s{2,}")
_RULE = re.compile(r"[\s|+=:-]{3,}")
_FEWEST_ROWS = 2


def with_tables(lines: Sequence[str]) -> list[str]:
    """Lines in which each table stands as its sentences, parted by empty lines."""
    done: list[str] = []
    at = 0
    while at < len(lines):
        end = _table_end(lines, at)
        if end is None:
            done.append(lines[at])
            at += 1
            continue
        sentences = table_sentences(list(map(_cells, _without_rules(lines[at:end]))))
        done += [part for sentence in sentences for part in ("", sentence)]
        done.append("")
        at = end
    return done


def typed_rows(lines: Iterable[str]) -> list[str]:
    """The sentences of lines that are known to be a table's, with bars between their cells."""
    return table_sentences([re.split(r"\s*\|\s*", line.strip(" |")) for line in lines])


def _table_end(lines: Sequence[str], at: int) -> int | None:
    """Where the table ends that begins at a line; None where none does."""
    width = len(_cells(lines[at]))
    if width < 2:
        return None
    end = at + 1
    while end < len(lines) and (len(_cells(lines[end])) == width or _is_rule(lines[end])):
        end += 1
    figures = sum(1 for line in lines[at:end] if _is_figure_row(_cells(line)))
    return end if figures >= _FEWEST_ROWS or (figures and end - at > 1) else None


def _cells(line: str) -> list[str]:
    return _PARTED.split(line.strip(" |\t"))


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line) is not None


def _without_rules(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not _is_rule(line)]


def _is_figure_row(cells: Sequence[str]) -> bool:
    """Whether a row has a label and, behind it, figures and nothing else."""
    values = cells[1:]
    return any(map(is_figure, values)) and all(is_figure(value) or is_silent(value) for value in values)
