"""A comparison for the terminal, readable at 80 columns and wider, with and without colours."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from tipqa.blocks.model import Source, sources
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import redline
from tipqa.comparison.render import parts
from tipqa.comparison.shown import Shown
from tipqa.english import plural
from tipqa.later import later

WIDTH = 80
FOLDED_FIGURES = 24
FOLDED = 8  # changes of a part that are shown before it is folded
_ALWAYS = 2  # so many more are shown rather than folded
_BOLD, _DIM, _RED, _GREEN, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"
_MARKS = {"[-": _RED, "{+": _GREEN, "-]": _PLAIN, "+}": _PLAIN}
_MARK = later(r"\[-|\{\+|-\]|\+\}")
_COLOURS = {"new": _GREEN, "dropped": _RED}


def as_terminal(comparison: Comparison, *, shown: Shown = Shown.CHANGES, width: int = WIDTH) -> str:
    """The text, with colour codes. What is gone stands in `[- -]`, what is added in `{+ +}`.

    Args:
        shown: how much of it; a part that is folded tells how many more changes it holds.
        width: columns of a line.
    """
    return "\n".join(_Screen(comparison, shown, width).lines()) + "\n"


class _Screen:
    """One comparison at one width."""

    def __init__(self, comparison: Comparison, shown: Shown, width: int) -> None:
        self._comparison, self._shown, self._width = comparison, shown, width

    def lines(self) -> Iterator[str]:
        """All lines, from the title to the sources of the summary."""
        found = self._comparison
        yield f"{_BOLD}{parts.title(found)}{_PLAIN}"
        for sentence in parts.basis(found):
            yield from self._soft(sentence, "  ")
        yield ""
        for line in found.summary:
            yield from self._wrapped(line.replace("**", ""), "  ", "• ")
        yield from self._figures()
        withheld = found.comparable.withheld
        if found.recommendations or "recommendations" in withheld:
            yield from self._group(parts.advice(found), withheld.get("recommendations", ""))
        for group in parts.groups(found):
            yield from self._group(group)
        yield from self._notes()

    def _figures(self) -> Iterator[str]:
        table = parts.rows(self._comparison)
        if not table:
            return
        yield from _heading("Figures")
        label = self._width - 52
        old, new = self._comparison.from_year, self._comparison.to_year
        yield f"{_DIM}  {'':<{label}}{old!s:<17}{new!s:<17}change{_PLAIN}"
        folded = self._shown is Shown.FOLDED and len(table) > FOLDED_FIGURES + _ALWAYS
        for row in table[:FOLDED_FIGURES] if folded else table:
            columns = [textwrap.wrap(cell, width) or [""] for cell, width in
                       ((row.label, label - 1), (row.old, 16), (row.new, 16), (row.change, 16))]  # fmt: skip
            for at in range(max(map(len, columns))):
                name, *cells = (column[at] if at < len(column) else "" for column in columns)
                yield f"  {name:<{label}}{cells[0]:<17}{cells[1]:<17}{cells[2]}".rstrip()
            if row.note:
                yield from self._wrapped(row.note, "    ", "    ")
        if folded:
            yield _more(len(table) - FOLDED_FIGURES)

    def _group(self, group: parts.Group, withheld: str = "") -> Iterator[str]:
        yield from _heading(group.title)
        if withheld:
            yield from self._wrapped(f"Not compared: {withheld}.", "  ", "  ")
        yield from self._folded(group.changed)
        if group.formulaic:
            yield f"{_DIM}  Set sentences:{_PLAIN}"
            yield from self._folded(group.formulaic)
        advice = group.title == "Recommendations"
        if group.kept and self._shown is not Shown.EVERYTHING:
            yield self._kept(group, advice)
        if self._shown is Shown.EVERYTHING:
            yield from self._changes(group.kept)
        elif advice:
            yield from self._folded(group.kept)

    def _kept(self, group: parts.Group, advice: bool) -> str:
        same = str(len(group.kept)) if advice else plural(len(group.kept), "statement")
        alone = not group.changed and not group.formulaic and self._comparison.comparable.basis == "texts"
        said = parts.label(group.kept[0], self._comparison)
        return f"{_DIM}  = {'no change, ' if alone else ''}{same} {said}{_PLAIN}"

    def _folded(self, changes: Sequence[Change]) -> Iterator[str]:
        """The first changes, and how many more there are, unless all are to be shown."""
        folded = self._shown is Shown.FOLDED and len(changes) > FOLDED + _ALWAYS
        yield from self._changes(changes[:FOLDED] if folded else changes)
        if folded:
            yield _more(len(changes) - FOLDED)

    def _changes(self, changes: Iterable[Change]) -> Iterator[str]:
        for change in changes:
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        sign, said = parts.sign(change, self._comparison), parts.label(change, self._comparison)
        remark = parts.remark(change)
        head = f"{sign} {said}" + (f": {remark}" if remark else "")
        colour = _COLOURS.get(parts.style(change, self._comparison), "")
        for line in textwrap.wrap(head, self._width - 2, initial_indent="  ", subsequent_indent="    "):
            yield f"{colour}{_BOLD}{line}{_PLAIN}"
        yield from _painted(self._wrapped(_body(change, self._comparison), "      ", "      "))
        if nearest := parts.nearest(change, self._comparison):
            yield from self._soft(nearest, "      ")

    def _notes(self) -> Iterator[str]:
        found = self._comparison
        yield from _heading("How comparable")
        yield f"  {parts.how_comparable(found)}"
        for note in found.comparable.notes:
            yield from self._wrapped(note, "    ", "  - ")
        told = set(sources(found.lines))
        used = [it for it in found.citations if Source(it.report, it.start, it.end) in told]
        if used:
            yield from _heading("Sources of the summary")
        for it in used:
            yield f"  [{it.n}] {it.report}, {it.section}, characters {it.start} to {it.end}"
            yield f"      {it.provenance}"
        for name in dict.fromkeys(it.address_name for it in used if it.source_url):
            yield f"  {name}:"
            yield from dict.fromkeys(f"  {it.source_url}" for it in used if it.source_url and it.address_name == name)

    def _soft(self, text: str, indent: str) -> Iterator[str]:
        yield from (f"{_DIM}{line}{_PLAIN}" for line in self._wrapped(text, indent, indent))

    def _wrapped(self, text: str, indent: str, first: str) -> list[str]:
        return textwrap.wrap(
            text,
            self._width,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _more(count: int) -> str:
    return f"{_DIM}  … {count} more; --full lists them{_PLAIN}"


def _heading(text: str) -> list[str]:
    return ["", f"{_BOLD}{text.upper()}{_PLAIN}"]


def _body(change: Change, comparison: Comparison) -> str:
    if not parts.redlined(change, comparison):
        return parts.plain(change, comparison)
    marks = {"same": "{}", "gone": "[-{}-]", "added": "{{+{}+}}"}
    pieces = redline(change.old, change.new)
    return "".join(f"{' ' * it.space}{marks[it.edit].format(it.text)}" for it in pieces).strip()


def _painted(lines: Iterable[str]) -> Iterator[str]:
    """Colours between the marks, also where a marked run goes on in the next line."""
    running = ""
    for line in lines:
        painted = running + _MARK.sub(_paint, line)
        for mark in _MARK.findall(line):
            running = "" if _MARKS[mark] is _PLAIN else _MARKS[mark]
        yield painted + (_PLAIN if running else "")


def _paint(match: re.Match[str]) -> str:
    colour = _MARKS[match[0]]
    return f"{match[0]}{colour}" if colour is _PLAIN else f"{colour}{match[0]}"
