"""Marks that stand in front of recommendations set as paragraphs."""

from __future__ import annotations

from tipqa.reports.items import item_spans


def test_a_star_in_front_of_each_paragraph_stays_outside_its_item() -> None:
    text = "* Train judges.\n\n* Fund shelters.\n\n* Count victims."
    starts = [0, text.index("* Fund"), text.index("* Count")]
    ends = [text.index("\n"), text.index("\n\n* Count"), len(text)]
    found = list(item_spans(text, [(start, end, False) for start, end in zip(starts, ends, strict=True)]))
    assert [text[start:end] for start, end, _ in found] == ["Train judges.", "Fund shelters.", "Count victims."]
    assert all(item for *_, item in found)
