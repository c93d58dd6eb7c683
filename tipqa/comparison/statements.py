"""From links between statements to changes: status, finding, tone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tipqa.comparison.links import Link
from tipqa.comparison.comparable import part_of
from tipqa.comparison.findings import finding
from tipqa.comparison.formulas import formulas
from tipqa.comparison.model import Change, Status
from tipqa.comparison.tone import tones
from tipqa.comparison.wording import wording
from tipqa.index.model import Statement


def make_changes(
    links: Sequence[Link], old: Sequence[Statement], new: Sequence[Statement], withheld: Mapping[str, str]
) -> list[Change]:
    """A change for each link; statements without a counterpart in a part that is `withheld` are left out.

    A kept statement has no finding: what differs in its writing is no change.
    """
    tone = tones(old) | tones(new)
    found = []
    for link in links:
        before = old[link.old] if link.old is not None else None
        after = new[link.new] if link.new is not None else None
        shown = after or before
        if shown is None or (not (before and after) and part_of(shown) in withheld):
            continue
        found.append(_change(link, before, after, shown, tone.get(shown.id, "")))
    return found


def _change(link: Link, old: Statement | None, new: Statement | None, shown: Statement, tone: str) -> Change:
    status = _status(old, new)
    return Change(
        status=status,
        section=shown.section.value if shown.section.value != "other" else shown.heading,
        old=old.text if old else "",
        new=new.text if new else "",
        similarity=round(link.score, 3),
        old_span=(old.start, old.end) if old else None,
        new_span=(new.start, new.end) if new else None,
        finding=finding(old.text, new.text) if old and new and status == "reworded" else "",
        boilerplate=bool(formulas(shown.text)),
        tone=tone,
    )


def _status(old: Statement | None, new: Statement | None) -> Status:
    if old is None:
        return "new"
    if new is None:
        return "dropped"
    return "kept" if wording(old.text).core == wording(new.text).core else "reworded"
