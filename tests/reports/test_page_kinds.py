"""Pages as they come: panels that are closed, notes, pages nested deeply or badly, old encodings."""

from __future__ import annotations

import pytest

from tipqa.errors import LimitError
from tipqa.reports.codepages import legacy_text
from tipqa.reports.formats.document import Document
from tipqa.reports.formats.encoding import decode_page
from tipqa.reports.formats.html import html_document

TITLE = "<h1>KENYA (Tier 2)</h1>"
LAW = "The government increased law enforcement efforts and convicted nine traffickers in 2024."
VICTIMS = "Officials identified 142 trafficking victims, compared with 128 victims in the year before."
READ = ["KENYA (Tier 2)", "PROSECUTION", LAW, "PROTECTION", VICTIMS]
OPEN = f"<h3>PROTECTION</h3><p>{VICTIMS}</p>"


def page(body: str) -> Document:
    return html_document(f"<main>{TITLE}{body}</main>".encode(), "page.html")


def texts(body: str) -> list[str]:
    return [block.text for block in page(body).blocks]


@pytest.mark.parametrize(
    "panel",
    [
        f"<details><summary>PROSECUTION</summary><p>{LAW}</p></details>",
        f"<details><summary><h3>PROSECUTION</h3></summary>{LAW}</details>",
        f"<div style='display:none' aria-hidden='true' class='accordion-panel'><h3>PROSECUTION</h3><p>{LAW}</p></div>",
        f"<button aria-controls='p' aria-expanded='false'>PROSECUTION</button><div id='p' hidden><p>{LAW}</p></div>",
        f"<h3><button aria-controls='p'>PROSECUTION</button></h3><div id='p' hidden><p>{LAW}</p></div>",
        f"<h3><a href='#p' class='accordion-title'>PROSECUTION</a></h3><div id='p' class='collapse' hidden><p>{LAW}</p></div>",
        f"<button class='accordion'>PROSECUTION</button><div style='display: none'><p>{LAW}</p></div>",
        f"<input type='checkbox' id='c'><label for='c'>PROSECUTION</label><div class='collapse'><p>{LAW}</p></div>",
        f"<ul role='tablist'><li role='tab' id='t'>PROSECUTION</li></ul><div role='tabpanel' aria-labelledby='t' hidden><p>{LAW}</p></div>",
    ],
)
def test_a_closed_panel_is_read_under_its_label(panel: str) -> None:
    assert texts(panel + OPEN) == READ


def test_hidden_text_that_is_no_panel_or_stands_there_twice_is_left_out_and_said() -> None:
    twice = f"<div hidden class='panel'><p>{VICTIMS}</p></div>"
    never = "<div hidden><p>This word of the site is not shown to any reader.</p></div>"
    document = page(f"<h3>PROSECUTION</h3><p>{LAW}</p>{OPEN}{twice}{never}")
    assert [block.text for block in document.blocks] == READ
    (left,) = document.left
    assert (left.what, left.words) == ("hidden text", 24)


@pytest.mark.parametrize(
    "notes",
    [
        "<hr><ol><li id='n1'>The ministry later gave 89 cases.</li><li id='n2'>A letter on 7 cases.</li></ol>",
        "<p><sup>1</sup> The ministry later gave 89 cases.</p><p><sup>2</sup> A letter on 7 cases.</p>",
        "<p><a href='#_ref2' name='n2'>[2]</a> The ministry later gave 89 cases in a letter.</p>",
        "<h2>Endnotes</h2><ol><li>The ministry later gave 89 cases.</li><li>A letter on 7 cases.</li></ol>",
        "<section role='doc-endnotes'><p>The ministry later gave 89 cases.</p></section>",
        "<div class='footnotes'><p>1. The ministry later gave 89 cases.</p></div>",
    ],
)
def test_notes_and_their_marks_are_no_part_of_a_section_and_are_said(notes: str) -> None:
    marked = VICTIMS.replace("142", "142<sup>1</sup>").replace("128", "128<sup><a href='#n2'>2</a></sup>")
    document = page(f"<h3>PROSECUTION</h3><p>{LAW}</p><h3>PROTECTION</h3><p>{marked}</p>{notes}")
    assert [block.text for block in document.blocks] == READ
    assert next(left for left in document.left if left.what == "notes").words >= 6


def test_notes_of_plain_text_go_where_the_text_cites_them() -> None:
    document = page(f"<h3>PROTECTION</h3><p>{VICTIMS} [1]</p><p>[1] The ministry later gave 89 cases.</p>")
    assert [block.text for block in document.blocks] == ["KENYA (Tier 2)", "PROTECTION", VICTIMS]
    assert texts("<h3>PROTECTION</h3><p>[2] The ministry gave 89 cases in its letter of May.</p>")[-1].startswith("[2]")


def test_a_power_is_no_mark() -> None:
    assert texts(f"<p>{LAW} It holds in 3,000 km<sup>2</sup>.</p>")[-1].endswith("3,000 km2.")


def test_the_report_is_found_wherever_bad_nesting_puts_it() -> None:
    report = f"<main>{TITLE}<h3 id='toc-1' class='nav toc'>PROSECUTION</h3><p>{LAW}</p>{OPEN}</main>"
    for around in (
        f"<nav><ul><li><div>{report}",
        f"<nav><div><ul><li>Menu</li></ul></nav>{report}",
        f"<div style='display:none'>{report}</div>",
        f"<footer><form><button>{report}",
        f"<div class='sidebar cookie'>{report}</div>",
        report.replace("<p>", "<a href='/x'><p>", 1),  # a link that nothing closes
    ):
        found = html_document(around.encode(), "page.html")
        assert [block.text for block in found.blocks] == READ, around


def test_a_page_nested_beyond_what_parsers_like_is_read_whole() -> None:
    deep = "<div>" * 1500 + "<p>x</p>" + "</div>" * 1500
    assert texts(f"<h3>PROSECUTION</h3><p>{LAW}</p>{deep}{OPEN}") == [*READ[:3], "x", *READ[3:]]


@pytest.mark.parametrize("tag", ["div", "em", "x-y", "b></div"])
def test_a_page_that_opens_elements_without_end_is_refused_at_once(tag: str) -> None:
    with pytest.raises(LimitError, match="nests its elements deeper than 3000"):
        page(f"<{tag}>" * 45_000)


def test_elements_that_end_by_themselves_may_stay_open() -> None:
    assert texts("<p>The court acted." * 4000)[-1] == "The court acted."


def test_a_paragraph_of_eleven_megabytes_is_read_whole() -> None:
    times = 125_000
    found = texts(f"<h3>PROSECUTION</h3><p>{f'{LAW} ' * times}</p>{OPEN}")
    assert (len(found), found[-1]) == (5, VICTIMS)
    assert len(found[2]) == times * (len(LAW) + 1) - 1


def test_entities_escaped_twice_become_their_sign() -> None:
    assert texts("<p>The&amp;nbsp;court &amp;mdash; AT&T&amp;#8217;s &lt;b&gt; &amp;amp; R&D &mdash; convicted nine men.</p>")[-1] == (
        "The court — AT&T’s <b> & R&D — convicted nine men."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "encoding", "head"),
    [
        ("Комитет по делам женщин", "cp1251", ""),
        ("Комитет по делам женщин", "cp1251", "<meta charset='iso-8859-1'>"),
        ("Комитет по делам женщин", "koi8-r", ""),
        ("Комитет “по делам” женщин", "utf-8", "<meta charset='windows-1251'>"),
        ("Timişoara şi Bucureşti, Ţăndărei", "cp1250", "<meta charset='windows-1252'>"),
        ("Abidjan’s “Comité” a été créé à São Tomé", "cp1252", ""),
        ("Abidjan’s “Comité” a été créé à São Tomé", "cp1252", "<meta charset='utf-8'>"),
    ],
)
def test_an_encoding_that_a_page_tells_wrongly_or_not_is_found(words: str, encoding: str, head: str) -> None:
    source = f"<html><head>{head}</head><body><p>{LAW} {words}</p></body></html>"
    assert words in decode_page(source.encode(encoding), "page.html")


def test_a_text_that_fits_none_of_the_old_encodings_is_none() -> None:
    assert legacy_text(b"\x81\x8d\x8f") is None
    assert legacy_text("nine € “cases”".encode("cp1252")) == "nine € “cases”"


def test_bold_paragraphs_are_headings_where_they_read_as_such() -> None:
    body = (
        f"<p><strong>Section 1. Life</strong></p><p><b>a. Killings</b></p><p>{LAW}</p><p><strong>Note: see the annex.</strong></p>"
        f"<p><b>Child Labor<br></b>{VICTIMS}</p><p><b>Police</b> {LAW}</p>"
    )
    found = html_document(
        f"<main><h1>2024 Report: Kenya</h1><h2>Summary</h2>{body}</main>".encode(), "page.html"
    ).blocks
    assert [block.text for block in found if block.kind == "heading"] == [
        "2024 Report: Kenya",
        "Summary",
        "Section 1. Life",
        "a. Killings",
        "Child Labor",
    ]


def test_a_report_pasted_as_one_paragraph_is_parted_at_its_numbered_sections() -> None:
    lines = ["The year saw several reports of abuses by the police and others."] * 20
    pasted = "\n".join(
        ["Kenya has a president.", "Section 1. Life", "a. Killings", *lines, "Section 2. Liberty", *lines, "It ended."]
    )
    found = html_document(
        f"<main><h1>2024 Report: Kenya</h1><h2>Summary</h2><p>{pasted}</p></main>".encode(), "p.html"
    ).blocks
    assert [(block.kind, block.text[:20]) for block in found] == [
        ("heading", "2024 Report: Kenya"),
        ("heading", "Summary"),
        ("paragraph", "Kenya has a presiden"),
        ("heading", "Section 1. Life"),
        ("paragraph", "a. Killings"),
        ("paragraph", "The year saw several"),
        ("heading", "Section 2. Liberty"),
        ("paragraph", "The year saw several"),
    ]


def test_a_sentence_that_is_mostly_a_link_stays_and_a_line_that_is_one_goes() -> None:
    link = "<a href='https://data.example/a-long-address/of-a-profile/'>https://data.example/a-long-address/of-a-profile/</a>"
    menu = "<ul><li><a href='/a/'>Algeria</a></li></ul><p><a href='/more/'>Read the whole summary</a></p>"
    found = texts(
        f"<p>{LAW}</p><p>For more information, see {link}.</p>{menu}<p>{VICTIMS}</p><p>{link}</p><p>It ended.</p>"
    )
    assert [text[:8] for text in found] == ["KENYA (T", LAW[:8], "For more", VICTIMS[:8], "https://", "It ended"]
