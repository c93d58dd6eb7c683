"""Web pages to blocks, on pages in the layout of the real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.errors import LimitError, ReadError
from tipqa.reports.blocks import Meta, assemble
from tipqa.reports.formats import page_tree
from tipqa.reports.formats.encoding import decode_page
from tipqa.reports.formats.html import html_blocks, html_document
from tipqa.reports.formats.mhtml import page_of_archive
from tipqa.reports.model import Report

PAGES = Path(__file__).parent / "fixtures" / "pages"
OPENING = "The Government of Albania does not fully meet the minimum standards for the elimination of trafficking."


def read(name: str) -> Report:
    raw = (PAGES / name).read_bytes()
    return assemble(html_blocks(raw, name), Meta("Albania", "AL", 2025))


def texts(page: str) -> list[str]:
    return [block.text for block in html_blocks(page.encode(), "page.html")]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("state-gov-2025.html", "assessment recommendations prosecution protection prevention profile"),
        ("ecoi-2020.html", "assessment recommendations prosecution"),
        ("gvnet-2023-cp1252.html", "assessment recommendations prosecution"),
        ("old-2016.html", "profile assessment recommendations prosecution protection prevention"),
    ],
)
def test_the_sections_of_a_page_are_found(name: str, kinds: str) -> None:
    report = read(name)
    found = [section.kind.value for section in report.sections]
    assert [kind for kind in found if kind in kinds] == [kind for kind in kinds.split() if kind in found]
    assert report.tier is not None
    assert report.tier.value == "Tier 2"


def test_a_saved_page_gives_its_narrative_and_nothing_around_it() -> None:
    document = html_document((PAGES / "state-gov-2025.html").read_bytes(), "page.html")
    found = [(block.kind, block.text) for block in document.blocks]
    assert found[0] == ("heading", "ALBANIA (Tier 2)")
    assert found[2] == (
        "paragraph",
        "However, the government did not meet the minimum standards in several key areas. Courts convicted fewer traffickers.",
    )
    assert found[3:8] == [
        ("heading", "PRIORITIZED RECOMMENDATIONS:"),
        ("item", "Investigate, prosecute, and convict traffickers."),
        ("item", "Fund the shelters that civil society runs."),
        ("item", "Train labor inspectors in self-help schemes."),
        ("heading", "PROSECUTION"),
    ]
    assert ("paragraph", "2024: convictions 5.") in found
    assert found[-1][1].startswith("As reported over the past five years")
    assert document.address == "https://www.state.gov/reports/2025-trafficking-in-persons-report/albania/"
    assert document.titles[0] == "2025 Trafficking in Persons Report: Albania"


def test_a_western_page_keeps_its_quotes_and_dashes() -> None:
    words = read("gvnet-2023-cp1252.html").text
    assert "“long road”; the court’s café served as a refuge — briefly." in words
    assert words.startswith("ALBANIA (Tier 2) – Extracted in part")
    assert "Train judges" in words
    assert "The government increased law enforcement efforts." in words


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='cookie-consent'><p>This site stores data on your device, as you may choose here.</p></div>",
        "<p>We use cookies to make this site better. By staying you accept them.</p>",
        "<div role='navigation'><p>All the countries and all the areas of the world.</p></div>",
        "<aside><p>Another report says that the country was on Tier 3.</p></aside>",
        "<div hidden><p>This paragraph is not shown to any reader of it.</p></div>",
        "<ul><li><a href='/a'>Algeria</a></li><li><a href='/b'>Brazil</a></li></ul>",
        "<script>document.write('<p>Tier 3 of the page.</p>')</script>",
        "<!-- <p>The government was on Tier 3, said a comment.</p> -->",
        "<h3>Share this page</h3>",
    ],
)
def test_what_a_site_puts_around_is_dropped(furniture: str) -> None:
    page = f"<body><h2>ALBANIA (Tier 2)</h2><div><p>{OPENING}</p>{furniture}<p>It convicted five traffickers.</p></div></body>"
    assert texts(page) == ["ALBANIA (Tier 2)", OPENING, "It convicted five traffickers."]


def test_a_wrapper_named_like_furniture_is_kept() -> None:
    assert texts(f"<body><div class='page menu-wrapper'><p>{OPENING}</p></div></body>") == [OPENING]


def test_a_last_part_in_an_element_of_its_own_is_kept() -> None:
    long = f"<div><p>{OPENING * 20}</p></div>"
    assert texts(f"<body><div>{long}</div><div><p>Traffickers exploit victims in the country.</p></div></body>")[
        -1
    ] == ("Traffickers exploit victims in the country.")


def test_marks_of_notes_go_and_ordinals_stay() -> None:
    page = "<p>Police opened nine cases<sup>[3]</sup> on the 10<sup>th</sup> of May.<a href='#n4'>4</a> Courts acted.[12]</p>"
    assert texts(page) == ["Police opened nine cases on the 10th of May. Courts acted."]


def test_line_breaks_part_bullets_and_paragraphs() -> None:
    page = (
        f"<div>{OPENING}<br><br>• Train judges.<br>• Fund shelters.<br><br>PROSECUTION<br>Courts convicted five.</div>"
    )
    assert [(block.kind, block.text) for block in html_blocks(page.encode(), "p")] == [
        ("paragraph", OPENING),
        ("item", "Train judges."),
        ("item", "Fund shelters."),
        ("heading", "PROSECUTION"),
        ("paragraph", "Courts convicted five."),
    ]


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<meta charset='windows-1252'><p>“é”".encode("cp1252"), "“é”"),
        (b"<meta http-equiv=x content='text/html; charset=iso-8859-1'><p>\x93\xe9\x94", "“é”"),
        (b"<p>\x93\xe9\x94 and a good deal of plain English around it", "“é”"),
        ("<meta charset='windows-1252'><p>“é”".encode(), "“é”"),
        ("<meta charset='utf-8'><p>“é”".encode("cp1252") + b" with plain English around it", "“é”"),
        ("\ufeff<p>“é”".encode(), "“é”"),
        ("<p>“é”".encode("utf-16"), "“é”"),
        ("<meta charset='windows-1251'><p>Уровень".encode("cp1251"), "Уровень"),
        ("<meta charset='no-such'><p>“é”".encode(), "“é”"),
        ("<meta charset='hex'><p>“é”".encode(), "“é”"),
    ],
)
def test_the_encoding_is_told(raw: bytes, wanted: str) -> None:
    assert wanted in decode_page(raw, "page.html")


def test_a_page_saved_in_one_file_is_read_with_its_address() -> None:
    archive = (
        b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
        b"--B\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b"Content-Location: https://www.state.gov/x/\r\n\r\n<p>The caf=E9 of the =\r\ncourt.</p>\r\n--B--\r\n"
    )
    document = html_document(page_of_archive(archive, "page.mhtml"), "page.mhtml")
    assert [block.text for block in document.blocks] == ["The café of the court."]
    assert document.address == "https://www.state.gov/x/"
    with pytest.raises(ReadError, match="holds no web page"):
        page_of_archive(b"Subject: x\r\n\r\nno page", "x.mhtml")


def test_a_control_written_as_a_number_does_no_harm() -> None:
    assert texts("<p>The court<sup>1</sup>&#1; acted.") == ["The court acted."]


def test_bad_pages_are_read_as_far_as_they_go() -> None:
    assert texts("<p>The court acted.<p>The police<b> acted.") == ["The court acted.", "The police acted."]
    assert texts("<div>" * 2900 + "deep") == ["deep"]
    with pytest.raises(LimitError, match="nests its elements deeper than 3000"):
        texts("<div>" * 5000 + "deep")
    with pytest.raises(ReadError):
        html_blocks(b"\0\1\2\3", "junk.html")


def test_a_page_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_tree, "MOST_TAGS", 10)
    with pytest.raises(LimitError, match=r"p\.html has 20 elements"):
        html_blocks(b"<b>" * 20, "p.html")
