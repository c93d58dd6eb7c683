"""Changes as HTML: side by side, with their redline, escaped."""

from __future__ import annotations

from tipqa.answers.comparison.model import Change, Status
from tipqa.web.change_view import advice_html, statement_html

OLD = "The government identified 47 victims & <b>helped</b> all of them."
NEW = "The government identified 272 victims & <b>helped</b> all of them."


def change(status: Status, old: str, new: str, **more: object) -> Change:
    spans = ((0, len(old)) if old else None, (0, len(new)) if new else None)
    return Change(status, "protection", old, new, 0.9, *spans, **more)  # type: ignore[arg-type]


def test_a_reworded_statement_stands_left_and_right_each_with_its_mark() -> None:
    html = statement_html(change("reworded", OLD, NEW, finding="47 → 272"), ["[a]", "[b]"])
    rest = "victims &amp; &lt;b&gt;helped&lt;/b&gt; all of them."
    assert f"<p>The government identified <del>47</del> {rest} [a]</p>" in html
    assert f"<p>The government identified <ins>272</ins> {rest} [b]</p>" in html
    assert "47 → 272" in html


def test_the_side_that_lacks_a_statement_says_so() -> None:
    new = statement_html(change("new", "", NEW), ["[a]"])
    gone = statement_html(change("dropped", OLD, ""), ["[a]"])
    assert new.index("not there") < new.index("272") < new.index("[a]")
    assert gone.index("47") < gone.index("[a]") < gone.index("not there")


def test_texts_that_share_few_words_are_not_struck_out_side_by_side() -> None:
    html = statement_html(change("reworded", "Officials took bribes.", "A new plan was adopted in May."), ["", ""])
    assert "Officials took bribes." in html
    assert "<del>" not in html


def test_a_kept_statement_stands_once() -> None:
    html = statement_html(change("kept", NEW, NEW), ["[a]", "[b]"])
    assert html.count("272") == 1
    assert "[a][b]" in html


def test_a_recommendation_is_one_text_with_what_is_gone_and_added() -> None:
    html = advice_html(change("reworded", OLD, NEW, since=2022, moved=2), ["[a]", "[b]"])
    assert "<del>47</del> <ins>272</ins>" in html
    assert "since 2022 · up 2 places" in html
    assert "<b>" not in html
