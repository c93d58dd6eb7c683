"""Changes as HTML: side by side, with their redline, escaped."""

from __future__ import annotations

import re

from tipqa.comparison.model import Basis, Change, Comparable, Comparison, Status, TierChange
from tipqa.web.change_view import advice_html, statement_html

OLD = "The government identified 47 victims & <b>helped</b> all of them."
NEW = "The government identified 272 victims & <b>helped</b> all of them."


def comparison(basis: Basis) -> Comparison:
    """A comparison of two editions, without its parts."""
    tier = TierChange("Tier 2", "Tier 2", "unchanged")
    comparable = Comparable(None, {}, (), basis)
    return Comparison("Ruritania", "tip", 2024, 2025, "2024/r", "2025/r", tier, (), (), (), comparable, (), ())


REPORTS, DIGESTS = comparison("texts"), comparison("digests")


def change(status: Status, old: str, new: str, **more: object) -> Change:
    spans = ((0, len(old)) if old else None, (0, len(new)) if new else None)
    return Change(status, "protection", old, new, 0.9, *spans, **more)  # type: ignore[arg-type]


def test_a_reworded_statement_stands_left_and_right_each_with_its_mark() -> None:
    html = statement_html(change("reworded", OLD, NEW, finding="47 → 272"), REPORTS, ["[a]", "[b]"])
    rest = "victims &amp; &lt;b&gt;helped&lt;/b&gt; all of them."
    assert f"<p>The government identified <del>47</del> {rest} [a]</p>" in html
    assert f"<p>The government identified <ins>272</ins> {rest} [b]</p>" in html
    assert "47 → 272" in html


def test_the_side_that_lacks_a_statement_says_so() -> None:
    new = statement_html(change("new", "", NEW), REPORTS, ["[a]"])
    gone = statement_html(change("dropped", OLD, ""), REPORTS, ["[a]"])
    assert new.index("not there") < new.index("272") < new.index("[a]")
    assert gone.index("47") < gone.index("[a]") < gone.index("not there")


def test_texts_that_share_few_words_are_not_struck_out_side_by_side() -> None:
    html = statement_html(
        change("reworded", "Officials took bribes.", "A new plan was adopted in May."), REPORTS, ["", ""]
    )
    assert "Officials took bribes." in html
    assert "<del>" not in html


def test_a_kept_statement_stands_once() -> None:
    html = statement_html(change("kept", NEW, NEW), REPORTS, ["[a]", "[b]"])
    assert html.count("272") == 1
    assert "[a][b]" in html


def test_a_recommendation_is_one_text_with_what_is_gone_and_added() -> None:
    html = advice_html(change("reworded", OLD, NEW, since=2022, moved=2), REPORTS, ["[a]", "[b]"])
    assert "<del>47</del> <ins>272</ins>" in html
    assert "since 2022 · up 2 places" in html
    assert "<b>" not in html


def test_two_digests_stand_side_by_side_without_a_redline() -> None:
    both = change("reworded", OLD, NEW)
    for html in (statement_html(both, DIGESTS, ["[a]", "[b]"]), advice_html(both, DIGESTS, ["[a]", "[b]"])):
        assert "In both" in html
        assert "identified 47 victims" in html
        assert "identified 272 victims" in html
        assert not re.search(r"<ins>|<del>|eworded", html)
    assert "Only in the 2025 digest" in statement_html(change("new", "", NEW), DIGESTS, ["[a]"])
    assert "Only in the 2024 digest" in advice_html(change("dropped", OLD, ""), DIGESTS, ["[a]"])
