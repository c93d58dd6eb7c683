"""From links between statements to changes: status, finding, tone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tipqa.comparison.comparable import part_of
from tipqa.comparison.findings import finding
from tipqa.comparison.formulas import formulas
from tipqa.comparison.links import Link
from tipqa.comparison.model import Change, Status
from tipqa.comparison.tone import tones
from tipqa.comparison.wording import wording
from tipqa.index.model import Statement

UNSURE = 0.5  # from here on what has no counterpart is so like its nearest that it may be the same: true of 5 in 8


def make_changes(
    links: Sequence[Link], old: Sequence[Statement], new: Sequence[Statement], withheld: Mapping[str, str]
) -> list[Change]:
    """A change for each link; statements without a counterpart in a part that is `withheld` are left out.

    A kept statement has no finding: what differs in its writing is no change.
    """
    tone = tones(old) | tones(new)
    homes = _homes(links, old, new)
    found = []
    for link in links:
        before = old[link.old] if link.old is not None else None
        after = new[link.new] if link.new is not None else None
        shown = after or before
        if shown is None or (not (before and after) and part_of(shown) in withheld):
            continue
        moved = before and after and homes[part_of(before)] != part_of(after)
        change = _change(link, before, after, shown, tone.get(shown.id, ""))
        if moved:
            change = replace(
                change, moved_from=change.from_section, status="moved" if change.status == "kept" else change.status
            )
        elif link.nearest is not None:
            near = (new if before else old)[link.nearest]
            change = replace(
                change, nearest=near.text, nearest_span=(near.start, near.end), unsure=link.score >= UNSURE
            )
        found.append(change)
    return found


def _homes(links: Sequence[Link], old: Sequence[Statement], new: Sequence[Statement]) -> dict[str, str]:
    """Which part of the newer text each part of the older one is: the one of the same name, else that of most of its
    statements."""
    there = {part_of(it) for it in new}
    gone_to: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        if link.old is not None and link.new is not None:
            gone_to[part_of(old[link.old])][part_of(new[link.new])] += 1
    return {part: part if part in there else counts.most_common(1)[0][0] for part, counts in gone_to.items()}


def _change(link: Link, old: Statement | None, new: Statement | None, shown: Statement, tone: str) -> Change:
    status = _status(old, new)
    return Change(
        status=status,
        section=_section(shown),
        old=old.text if old else "",
        new=new.text if new else "",
        similarity=round(link.score, 3),
        old_span=(old.start, old.end) if old else None,
        new_span=(new.start, new.end) if new else None,
        finding=finding(old.text, new.text) if old and new and status == "reworded" else "",
        boilerplate=bool(formulas(shown.text)),
        tone=tone,
        from_section=_section(old) if old else "",
        to_section=_section(new) if new else "",
    )


def _section(statement: Statement) -> str:
    return statement.section.value if statement.section.value != "other" else statement.heading


def _status(old: Statement | None, new: Statement | None) -> Status:
    if old is None:
        return "new"
    if new is None:
        return "dropped"
    return "kept" if wording(old.text).core == wording(new.text).core else "reworded"
