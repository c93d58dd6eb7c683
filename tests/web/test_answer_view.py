"""Turns of a conversation as HTML and as text."""

from __future__ import annotations

import re
from dataclasses import replace

from ruritania import answer, citation

from tipqa.blocks.model import Line, Strong, source
from tipqa.web.answer_view import to_paste, turn_html
from tipqa.web.turns import KEPT, Turn, cited, history

TWELVE = citation(1, "It identified 12 victims.")
LINE: Line = (Strong("12"), " victims. ", source(TWELVE))
CITED = answer(LINE, TWELVE)


def test_a_mark_is_a_button_that_names_its_place() -> None:
    html = turn_html(Turn("How many?", CITED), 4)
    assert (
        '<button type="button" class="mark" data-turn="4" data-n="1" title="Ruritania, 2025, Protection, tipqa digest, '
        'not the report’s words" aria-label="Citation 1: Ruritania, 2025, Protection, tipqa digest, not the report’s words">1</button>'
    ) in html


def test_the_citation_is_listed_with_place_and_quote() -> None:
    html = turn_html(Turn("How many?", CITED), 0)
    assert "Ruritania · 2025 edition · Protection" in html
    assert '<span class="kind digest">tipqa digest, not the report’s words</span>' in html
    assert '<span class="words">It identified 12 victims.</span>' in html
    assert "<q" not in html


def test_the_words_of_a_report_are_a_quotation() -> None:
    own = replace(TWELVE, kind="official", source="US Department of State")
    html = turn_html(Turn("How many?", answer(LINE, own)), 0)
    assert '<span class="kind official">official text of the State Department</span>' in html
    assert '<q class="words">It identified 12 victims.</q>' in html


def test_what_the_question_was_read_as_is_shown_escaped() -> None:
    html = turn_html(Turn("How many?", CITED), 0)
    chips = re.findall(r'<button type="button" data-change[^>]*>(.*?)</button>', html)
    assert chips == ["Ruritania", "2025 edition", "Protection"]
    assert '<li class="assumed">2025 read as &lt;the&gt; edition</li>' in html


def test_question_and_filters_are_escaped() -> None:
    html = turn_html(Turn("<img src=x onerror=alert(1)>", error="no", countries=("<b>",), years=("2025",)), 0)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert 'data-values="&lt;b&gt;"' in html
    assert "</span> 2025 edition</button>" in html
    assert "<img" not in html


def test_no_confidence_is_shown_while_it_does_not_tell_right_from_wrong() -> None:
    for told in (CITED, replace(CITED, confidence=0.5), answer(("Nothing was found.",), reason="topic_not_in_text")):
        assert "onfidence" not in turn_html(Turn("How many?", told), 0)


def test_an_abstention_looks_different_and_says_why() -> None:
    html = turn_html(Turn("And?", answer(("Nothing was found.",), reason="topic_not_in_text")), 0)
    assert 'class="answer abstained"' in html
    assert "The reports do not say" in html
    assert "abstained" not in turn_html(Turn("How many?", CITED), 0)


def test_an_error_is_a_plain_message() -> None:
    html = turn_html(Turn("", error="the question is <empty>"), 0)
    assert 'role="alert"' in html
    assert "the question is &lt;empty&gt;" in html


def test_the_copy_holds_answer_and_citations() -> None:
    assert to_paste(CITED).splitlines() == [
        "How many <b>?",
        "",
        "12 victims. [1]",
        "",
        "[1] Ruritania, 2025 edition, Protection, tipqa digest, not the report’s words: It identified 12 victims.",
        "2025/ruritania, the report it digests: https://www.state.gov/ruritania/",
    ]


def test_history_holds_what_was_understood_and_not_without_end() -> None:
    turns = [Turn("first", CITED), Turn("bad", error="no"), Turn("second", CITED), Turn("waiting")]
    assert history(turns) == ["first", "second"]
    assert len(history([Turn(str(n), CITED) for n in range(100)])) == KEPT


def test_a_citation_is_found_by_turn_and_number() -> None:
    turns = [Turn("a", error="no"), Turn("b", CITED)]
    assert cited(turns, 1, 1) == (CITED, TWELVE)
    assert [cited(turns, *at) for at in ((0, 1), (1, 2), (2, 1), (-1, 1))] == [None] * 4


def test_an_answer_on_what_changed_links_to_the_whole_comparison() -> None:
    plain = answer(("It rose. ", source(TWELVE)), TWELVE)
    assert plain.query is not None
    query = replace(plain.query, years=(2024, 2023), countries=("<Ruritania>",))
    changed = replace(plain, intent="what_changed", query=query)
    html = turn_html(Turn("?", changed), 0)
    assert 'href="./compare?country=%3CRuritania%3E&amp;from=2023&amp;to=2024">Compare in full</a>' in html
    for other in (plain, replace(changed, query=plain.query), replace(changed, abstained=True, reason="false_premise")):
        assert "Compare in full" not in turn_html(Turn("?", other), 0)


def test_a_bracketed_number_in_an_answer_is_no_mark() -> None:
    html = turn_html(Turn("?", answer(("Article [1] ", source(TWELVE)), TWELVE)), 0)
    assert "Article [1] <button" in html
    assert html.count('class="mark"') == 1
