"""The Markdown subset of answers."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tipqa.web.markdown import render

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [link](javascript:alert(1)) ![i](http://evil/x.png) `c` # h"
)


def mark(n: int) -> str | None:
    return f"<i>{n}</i>" if n <= 3 else None


def test_paragraphs_bold_and_marks() -> None:
    assert render("**Tier 2**: Tajikistan. [1][2]\n\nMore\nwords.", mark) == (
        "<p><strong>Tier 2</strong>: Tajikistan. <i>1</i><i>2</i></p><p>More words.</p>"
    )


def test_a_mark_without_a_citation_stays_text() -> None:
    assert render("See [9] and [x].", mark) == "<p>See [9] and [x].</p>"


def test_lists_also_right_after_a_line_of_text() -> None:
    assert (
        render("Further:\n- one\n- two **b**", mark)
        == "<p>Further:</p><ul><li>one</li><li>two <strong>b</strong></li></ul>"
    )


def test_numbers_of_a_list_are_kept() -> None:
    assert render("2. Adopt a plan. [1]\n5. Train officials.", mark) == (
        '<ol><li value="2">Adopt a plan. <i>1</i></li><li value="5">Train officials.</li></ol>'
    )


def test_all_else_is_text() -> None:
    html = render(f"“{HOSTILE}”", mark)
    assert re.findall(r"<[^>]*>", html) == ["<p>", "</p>"]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "[link](javascript:alert(1)) ![i](http://evil/x.png)" in html


@given(st.text(alphabet="ab<>&\"'*[]0123.- \n{}$`"))
def test_only_the_known_tags_come_out(text: str) -> None:
    html = render(text, mark)
    assert not set(re.findall(r"<(/?\w*)[^>]*>?", html)) - {
        t for n in ("p", "ul", "ol", "li", "strong", "i") for t in (n, f"/{n}")
    }
