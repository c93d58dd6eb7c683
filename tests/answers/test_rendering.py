"""Blocks as Markdown, plain text, HTML and JSON, and the numbers of their citations."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tipqa.answers.reply import refused
from tipqa.blocks.citation import Citation
from tipqa.blocks.model import (
    Block,
    Claim,
    Line,
    Listing,
    Note,
    Part,
    Quote,
    Source,
    Strong,
    first_of,
    in_a_row,
    lines_of,
    sources,
    told,
)
from tipqa.blocks.numbering import numbered
from tipqa.blocks.rendering import html, markdown, once, plain_text, to_json
from tipqa.english import editions, first_listed
from tipqa.reports.model import Report, ReportKind, Section, SectionKind

HOSTILE = "<script>alert(1)</script> [link](javascript:alert(1)) ![i](http://evil/x.png) [1] **b**"
TEXT = "Aland (Tier 2)\n\nPrevention\n\nOne shelter opened. Two shelters closed. One shelter opened."


def _report(year: int = 2024, country: str = "Peru", kind: ReportKind = "official") -> Report:
    section = Section(SectionKind.PREVENTION, "Prevention", TEXT.index("One"), len(TEXT))
    return Report(
        id=f"{year}/{country.lower()}",
        country=country,
        iso2=country[:2].upper(),
        year=year,
        series="tip",
        kind=kind,
        title=country,
        text=TEXT,
        sections=(section,),
    )


REPORTS = {it.id: it for it in (_report(), _report(2023), _report(country="Kenya", kind="digest"))}
PERU, EARLIER, KENYA = REPORTS


def span(words: str, report: str = PERU, nth: int = 0) -> Source:
    start = [m.start() for m in re.finditer(re.escape(words), REPORTS[report].text)][nth]
    return Source(report, start, start + len(words))


def cited(*blocks: Block) -> tuple[Citation, ...]:
    return numbered(sources(lines_of(blocks)), REPORTS.__getitem__)


def mark(citation: Citation) -> str:
    return f"<i>{citation.n}</i>"


def test_numbers_go_by_first_use_and_a_span_has_one() -> None:
    opened, closed = span("One shelter opened."), span("Two shelters closed.")
    blocks = (Claim(("A ", closed, " and ", opened)), Note(("again ", closed)))
    assert markdown(blocks, cited(*blocks)) == "A [1] and [2]\n\nagain [1]"
    assert [it.quote for it in cited(*blocks)] == ["Two shelters closed.", "One shelter opened."]


def test_every_form_of_every_block() -> None:
    opened = span("One shelter opened.")
    blocks = (
        Claim((Strong("Yes"), ". ", opened)),
        Listing((("a",), (Quote(opened),)), ("Two:",), (2, 5), rest=3),
        Part("Kenya", (Listing((("b",), ("c",))),)),
        Note(("No more.",)),
    )
    citations = cited(*blocks)
    assert markdown(blocks, citations) == (
        "**Yes**. [1]\n\nTwo:\n\n2. a\n5. “One shelter opened.” [1]\n- … and 3 more\n\n**Kenya**\n\n- b\n- c\n\nNo more."
    )
    assert plain_text(blocks, citations) == markdown(blocks, citations).replace("**", "")
    assert html(blocks, citations, mark) == (
        "<p><strong>Yes</strong>. <i>1</i></p><p>Two:</p>"
        '<ol><li value="2">a</li><li value="5">“One shelter opened.” <i>1</i></li><li>… and 3 more</li></ol>'
        '<p><strong>Kenya</strong></p><ul><li>b</li><li>c</li></ul><p class="aside">No more.</p>'
    )
    claim, listing, part, note = to_json(blocks, citations)
    assert claim == {"kind": "claim", "text": "**Yes**. [1]", "citations": [1]}
    assert [item["number"] for item in listing["items"]] == [2, 5]
    assert (listing["text"], listing["rest"]) == ("Two:", 3)
    assert (part["title"], [it["kind"] for it in part["blocks"]]) == ("Kenya", ["list"])
    assert note["kind"] == "note"


def test_a_digest_is_not_quoted() -> None:
    block = Claim((Quote(span("One shelter opened.", KENYA)), " ", Quote(span("Two shelters closed."), marked=False)))
    assert markdown([block], cited(block)) == "One shelter opened. [1] “Two shelters closed.”"


def test_a_bracketed_number_in_a_text_is_no_mark() -> None:
    block = Claim((HOSTILE, span("One shelter opened.")))
    shown = html([block], cited(block), mark)
    assert re.findall(r"<[^>]*>", shown) == ["<p>", "<i>", "</i>", "</p>"]
    assert "[1] **b**" in shown


@given(st.text(alphabet="ab<>&\"'*[]0123.- \n{}$`"))
def test_no_text_becomes_markup(text: str) -> None:
    blocks: tuple[Block, ...] = (
        Claim((text, Strong(text))),
        Listing(((text,),), (text,)),
        Part(text, (Note((text,)),)),
    )
    assert set(re.findall(r"</?(\w*)[^>]*>", html(blocks, (), mark))) <= {"p", "strong", "ul", "li"}


def test_a_statement_is_shown_once_for_each_country() -> None:
    def line(report: str, nth: int = 0) -> Line:
        return (Quote(span("One shelter opened.", report, nth)), " (2024)")

    first, again, earlier, other = line(PERU), line(PERU, 1), line(EARLIER), line(KENYA)
    shown = once(
        (Listing((first, again, ("x",))), Listing((earlier,), ("Further:",)), Claim(other)), REPORTS.__getitem__
    )
    assert shown == (Listing((first, ("x",))), Claim(other))


def test_what_is_left_of_a_list_is_a_paragraph_and_keeps_its_number() -> None:
    first, second = (Quote(span("One shelter opened.")),), (Quote(span("Two shelters closed.")),)
    shown = once((Claim(first), Listing((first, second))), REPORTS.__getitem__)
    assert shown == (Claim(first), Claim(second))
    shown = once((Claim(first), Listing((first, second), ("L",), (1, 2))), REPORTS.__getitem__)
    assert shown[1] == Listing((second,), ("L",), (2,))


def test_a_country_without_anything_new_is_left_out() -> None:
    note = Note(("The narratives held here cover two countries.",))
    assert once((note, Part("Peru", (note,)), note), REPORTS.__getitem__) == (note,)


def test_one_line_is_a_paragraph_and_more_are_a_list() -> None:
    assert told([("a",)]) == (Claim(("a",)),)
    assert told([("a",)], ("Lead:",)) == (Listing((("a",),), ("Lead:",)),)
    assert told([("a",), ("b",)]) == (Listing((("a",), ("b",))),)
    assert told([]) == ()


def test_a_span_must_hold_something() -> None:
    with pytest.raises(ValueError, match="no span"):
        Source(PERU, 5, 5)


def test_a_list_has_a_number_for_each_item() -> None:
    with pytest.raises(ValueError, match="2 numbers for 1 items"):
        Listing((("a",),), numbers=(1, 2))


def test_a_citation_names_its_section_and_whose_words_it_has() -> None:
    own, ours = cited(Claim((span("One shelter opened."), span("One shelter opened.", KENYA))))
    assert (own.section, own.kind, ours.kind, ours.source) == ("prevention", "official", "digest", "tipqa digest")


def test_a_refusal_says_so_in_one_paragraph() -> None:
    assert refused("topic_not_in_text", "Nothing.").blocks == (Claim(("Nothing.",)),)


def test_a_list_gives_the_first_lines_and_counts_the_others() -> None:
    lines: list[Line] = [("one",), ("two",), ("three",)]
    assert first_of(lines, 2, ("Of three:",)) == Listing((("one",), ("two",)), ("Of three:",), rest=1)
    assert first_of(lines, 3).rest == first_of(lines, 4).rest == 0


def test_names_in_a_row_stand_before_their_marks() -> None:
    opened, closed = Source(PERU, 28, 47), Source(PERU, 48, 67)
    assert in_a_row([("Peru", [opened, closed]), ("Chile", ()), ("Kenya", [closed])]) == (
        *("Peru ", opened, closed),
        ", Chile",
        *(", Kenya ", closed),
    )


@pytest.mark.parametrize(
    ("years", "said"),
    [((2024,), "2024 edition"), ((2023, 2024, 2024), "2023 and 2024 editions"), ((2024, 2024), "2024 edition")],
)
def test_one_edition_or_several(years: tuple[int, ...], said: str) -> None:
    assert editions(years) == said


def test_the_first_names_and_how_many_more() -> None:
    assert first_listed(["Peru", "Chile", "Kenya"], 3) == "Peru, Chile and Kenya"
    assert first_listed(["Peru", "Chile", "Kenya"], 2) == "Peru, Chile and 1 more"
