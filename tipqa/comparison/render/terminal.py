"""A comparison for the terminal, readable at 80 columns with and without colours."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator

from tipqa.answers.blocks import Source, sources
from tipqa.answers.words import plural
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import redline
from tipqa.comparison.render import parts

WIDTH = 80
_BOLD, _DIM, _RED, _GREEN, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"
_MARKS = {"[-": _RED, "{+": _GREEN, "-]": _PLAIN, "+}": _PLAIN}
_MARK = re.compile(r"\[-|\{\+|-\]|\+\}")
_COLOURS = {"new": _GREEN, "dropped": _RED}


def as_terminal(comparison: Comparison, *, everything: bool = False) -> str:
    """The text, with colour codes. What is gone stands in `[- -]`, what is added in `{+ +}`.

    Args:
        everything: whether kept statements are listed too, and not only counted.
    """
    lines = [f"{_BOLD}{parts.title(comparison)}{_PLAIN}"]
    for sentence in parts.basis(comparison):
        lines += [f"{_DIM}{line}{_PLAIN}" for line in _wrapped(sentence, "  ", "  ")]
    lines.append("")
    for line in comparison.summary:
        lines += _wrapped(line.replace("**", ""), "  ", "• ")
    lines += _figures(comparison)
    advice = parts.advice(comparison)
    withheld = comparison.comparable.withheld
    if comparison.recommendations or "recommendations" in withheld:
        lines += _group(advice, comparison, everything, withheld.get("recommendations", ""))
    for group in parts.groups(comparison):
        lines += _group(group, comparison, everything)
    lines += _notes(comparison)
    return "\n".join(lines) + "\n"


def _heading(text: str) -> list[str]:
    return ["", f"{_BOLD}{text.upper()}{_PLAIN}"]


def _figures(comparison: Comparison) -> Iterator[str]:
    table = parts.rows(comparison)
    if not table:
        return
    yield from _heading("Figures")
    yield f"{_DIM}  {'':<28}{comparison.from_year!s:<17}{comparison.to_year!s:<17}change{_PLAIN}"
    for row in table:
        columns = [textwrap.wrap(cell, width) or [""] for cell, width in
                   ((row.label, 27), (row.old, 16), (row.new, 16), (row.change, 16))]  # fmt: skip
        for at in range(max(map(len, columns))):
            name, old, new, change = (column[at] if at < len(column) else "" for column in columns)
            yield f"  {name:<28}{old:<17}{new:<17}{change}".rstrip()
        if row.note:
            yield from _wrapped(row.note, "    ", "    ")


def _group(group: parts.Group, comparison: Comparison, everything: bool, withheld: str = "") -> Iterator[str]:
    every = (*group.changed, *group.formulaic, *group.kept)
    yield from _heading(group.title)
    if withheld:
        yield from _wrapped(f"Not compared: {withheld}.", "  ", "  ")
    for change in group.changed:
        yield from _change(change, comparison)
    if group.formulaic:
        yield f"{_DIM}  Set sentences:{_PLAIN}"
        for change in group.formulaic:
            yield from _change(change, comparison)
    if everything:
        for change in group.kept:
            yield from _change(change, comparison)
    elif group.kept:
        same = plural(len(group.kept), "statement") if group.title != "Recommendations" else str(len(group.kept))
        kept = parts.label(group.kept[0], comparison)
        alone = len(every) == len(group.kept) and comparison.comparable.basis == "texts"
        yield f"{_DIM}  = {'no change, ' if alone else ''}{same} {kept}{_PLAIN}"
        if group.title == "Recommendations":
            for change in group.kept:
                yield from _change(change, comparison)


def _change(change: Change, comparison: Comparison) -> Iterator[str]:
    sign, said = parts.sign(change, comparison), parts.label(change, comparison)
    remark = parts.remark(change)
    head = f"{sign} {said}" + (f": {remark}" if remark else "")
    colour = _COLOURS.get(parts.style(change, comparison), "")
    first, *rest = textwrap.wrap(head, WIDTH - 2, initial_indent="  ", subsequent_indent="    ")
    yield f"{colour}{_BOLD}{first}{_PLAIN}"
    yield from (f"{colour}{_BOLD}{line}{_PLAIN}" for line in rest)
    yield from _painted(_wrapped(_body(change, comparison), "      ", "      "))
    if nearest := parts.nearest(change, comparison):
        yield from (f"{_DIM}{line}{_PLAIN}" for line in _wrapped(nearest, "      ", "      "))


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


def _notes(comparison: Comparison) -> Iterator[str]:
    yield from _heading("How comparable")
    yield f"  {parts.how_comparable(comparison)}"
    for note in comparison.comparable.notes:
        yield from _wrapped(note, "    ", "  - ")
    told = set(sources(comparison.lines))
    used = [it for it in comparison.citations if Source(it.report, it.start, it.end) in told]
    if used:
        yield from _heading("Sources of the summary")
    for it in used:
        yield f"  [{it.n}] {it.report}, {it.section}, characters {it.start} to {it.end}"
        yield f"      {it.provenance}"
    for name in dict.fromkeys(it.address_name for it in used if it.source_url):
        yield f"  {name}:"
        yield from dict.fromkeys(f"  {it.source_url}" for it in used if it.source_url and it.address_name == name)


def _wrapped(text: str, indent: str, first: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
