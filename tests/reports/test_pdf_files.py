"""PDF files to blocks."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from making_files import as_pdf, drawn_pdf

from tipqa.errors import LimitError, ReadError
from tipqa.reports.corpus import read_report
from tipqa.reports.formats import guarded, pdf_reading
from tipqa.reports.formats.guarded import read_guarded
from tipqa.reports.formats.ligatures import mend_ligatures
from tipqa.reports.formats.pdf import pdf_blocks
from tipqa.reports.formats.pdf_reading import read_pdf
from tipqa.reports.model import Report

CORPUS = Path(__file__).parents[2] / "corpus"
Lines = list[tuple[float, float, str]]


@pytest.fixture(scope="module")
def narrative() -> Report:
    return read_report(CORPUS / "2025" / "tajikistan.md")


def column(*lines: str, x: float = 72, top: float = 100, step: float = 12) -> Lines:
    return [(x, top + step * number, line) for number, line in enumerate(lines) if line]


def kinds(raw: bytes) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_pdf(raw, "file.pdf").blocks]


def texts(*pages: Lines, **options: Any) -> list[str]:
    return [text for _, text in kinds(drawn_pdf(*pages, **options))]


def test_broken_lines_and_words_are_joined() -> None:
    lines = column(
        "The government increased its efforts against traffick-",
        "ing, and it opened anti-",
        "trafficking units whose penalties were commen-",
        "surate with those for other crimes. The trafficking of",
        "labor- and sex-trafficking victims went on.",
    )
    assert texts(lines) == [
        "The government increased its efforts against trafficking, and it opened anti-trafficking units whose penalties "
        "were commensurate with those for other crimes. The trafficking of labor- and sex-trafficking victims went on."
    ]


def test_gaps_indents_and_short_last_lines_part_paragraphs() -> None:
    gap = column("The police opened nine cases in the capital and", "closed three.", "", "The courts acted.")
    assert texts(gap) == ["The police opened nine cases in the capital and closed three.", "The courts acted."]
    short = column("The police opened nine cases in the capital and", "closed three.", "The courts acted in four.")
    assert len(texts(short)) == 2
    full = column("The police opened nine cases in the capital now.", "The courts acted in four of these cases now.")
    assert len(texts(full)) == 1
    indented = [*full[:1], (90, 112, "The courts acted in four cases.")]
    assert len(texts(indented)) == 2


def test_bullets_open_items() -> None:
    lines = column(
        "Recommendations follow in the order of their urgency:",
        "• Train judges and the many officers of the",
        "  police.",
        "• Fund shelters.",
    )
    assert kinds(drawn_pdf(lines)) == [
        ("paragraph", "Recommendations follow in the order of their urgency:"),
        ("item", "Train judges and the many officers of the police."),
        ("item", "Fund shelters."),
    ]


def test_headings_are_told_by_their_words() -> None:
    lines = column(
        "ALBANIA (Tier 2)",
        "The government acted in all of the districts.",
        "PROSECUTION",
        "Courts convicted five traffickers.",
    )
    assert [kind for kind, _ in kinds(drawn_pdf(lines))] == ["heading", "paragraph", "heading", "paragraph"]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(
        "The police opened nine cases",
        "in the capital of the country",
        "and closed three of them in",
        "the same year. They trained",
        x=72,
    )
    right = column(
        "forty officers. The courts",
        "convicted five traffickers.",
        "Judges were trained as well",
        "in the law of the country.",
        x=320,
    )
    title = [(72, 80, "THE GOVERNMENT'S EFFORTS IN THE REPORTING PERIOD OF ONE WHOLE YEAR")]
    assert " ".join(texts(title + left + right)[1:]) == (
        "The police opened nine cases in the capital of the country and closed three of them in the same year. They "
        "trained forty officers. The courts convicted five traffickers. Judges were trained as well in the law of the country."
    )


def test_running_heads_and_page_numbers_go() -> None:
    body = "The police opened case {0} in the capital of the country, and the courts"
    pages = [
        [
            (72, 40, "TRAFFICKING IN PERSONS REPORT" if number % 2 else f"ALBANIA {number}"),
            *column(body.format(number), "went on with it into the next"),
            (300, 760, f"– {number + 40} –"),
        ]
        for number in range(1, 6)
    ]
    joined = " ".join(texts(*pages))
    assert "REPORT" not in joined
    assert "ALBANIA" not in joined
    assert "–" not in joined
    assert "went on with it into the next The police" in joined


def test_a_title_line_that_runs_at_the_head_of_each_page_is_kept_once() -> None:
    pages = [
        [(72, 40, "ALBANIA (Tier 2)"), *column(f"The police opened case {number} in the capital.")]
        for number in range(3)
    ]
    assert texts(*pages).count("ALBANIA (Tier 2)") == 1


def test_a_section_name_at_the_head_of_two_pages_is_no_running_head() -> None:
    pages = [column("PROSECUTION", f"The police opened case {number} in the capital.", top=40) for number in range(2)]
    assert texts(*pages).count("PROSECUTION") == 2


def test_marks_of_notes_in_brackets_go() -> None:
    assert texts(column("The police[3] opened nine cases.[12] The courts acted.")) == [
        "The police opened nine cases. The courts acted."
    ]


def test_a_table_of_contents_goes() -> None:
    contents = column(
        "Albania ................ 61", "Brazil . . . . . . . . . . 103", "The police opened nine cases in the capital."
    )
    assert texts(contents) == ["The police opened nine cases in the capital."]


def test_notes_and_their_marks_go() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    line = canvas.beginText(72, 700)
    line.setFont("Times-Roman", 10)
    line.textOut("The police opened nine cases")
    line.setFont("Times-Roman", 6)
    line.setRise(4)
    line.textOut("3")
    line.setRise(0)
    line.setFont("Times-Roman", 10)
    line.textOut(". The courts acted.")
    canvas.drawText(line)
    canvas.drawString(72, 686, "They convicted five traffickers in all.")
    canvas.setFont("Times-Roman", 8)
    canvas.drawString(72, 90, "3 A case may have several suspects.")
    canvas.save()
    assert [text for _, text in kinds(out.getvalue())] == [
        "The police opened nine cases. The courts acted. They convicted five traffickers in all."
    ]


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("traf!cking", "trafficking"),
        ("Trafcking", "Trafficking"),
        ("fshermen", "fishermen"),
        ("of(cid:64)cials", "officials"),
        ("signi\ufffdcant", "significant"),
        ("anti-traf!cking", "anti-trafficking"),
        ("stop! then", "stop! then"),
        ("five officers fled", "five officers fled"),
        ("C#code and x^y", "C#code and x^y"),
    ],
)
def test_lost_ligatures_are_put_back(lost: str, whole: str) -> None:
    assert mend_ligatures(lost) == whole


def test_a_scan_is_refused() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.rect(10, 10, 500, 700, fill=1)
        canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError, match=r"scan\.pdf holds no text, only pictures of 2 pages \(a scan\)"):
        read_pdf(out.getvalue(), "scan.pdf")


def test_an_encrypted_file_is_refused_and_one_without_a_password_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    lines = column("The police opened nine cases in the capital.")
    with pytest.raises(ReadError, match=r"locked\.pdf is encrypted; save a copy without a password"):
        read_pdf(drawn_pdf(lines, encrypt=StandardEncryption("secret")), "locked.pdf")
    assert texts(lines, encrypt=StandardEncryption("", "owner")) == ["The police opened nine cases in the capital."]


@pytest.mark.parametrize("raw", [b"%PDF-1.4\nnot really", b"%PDF-", b"no pdf at all"])
def test_damaged_files_are_refused(raw: bytes) -> None:
    with pytest.raises(ReadError, match=r"bad\.pdf"):
        read_pdf(raw, "bad.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reading, "MOST_PAGES", 1)
    with pytest.raises(LimitError, match="has 2 pages, more than 1"):
        read_pdf(drawn_pdf(column("a"), column("b")), "long.pdf")


def test_a_pdf_is_read_in_a_process_of_its_own(narrative: Report) -> None:
    raw = as_pdf(narrative)
    assert pdf_blocks(raw, "x.pdf") == read_pdf(raw, "x.pdf").blocks
    with pytest.raises(ReadError, match=r"junk\.pdf cannot be read as a PDF"):
        pdf_blocks(b"%PDF-1.4 junk", "junk.pdf")


def packed_zeros(megabytes: int) -> bytes:
    """A zlib stream that unpacks to so many MB of zeros, made from one packed MB repeated."""
    zeros = bytes(1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(megabytes):
        check = zlib.adler32(zeros, check)
    return b"\x78\xda" + chunk * megabytes + packer.flush() + check.to_bytes(4, "big")


def test_a_page_that_unpacks_to_gigabytes_is_refused() -> None:
    stream = packed_zeros(1200)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n"
    raw = (
        head
        + page
        + b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\ntrailer<</Root 1 0 R>>"
        % (len(stream), stream)
    )
    with pytest.raises(ReadError, match=r"bomb\.pdf"):
        pdf_blocks(raw, "bomb.pdf")


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "MOST_SECONDS", 0.01)
    with pytest.raises(LimitError, match=r"slow\.pdf takes over"):
        read_guarded(drawn_pdf(column("a")), "pdf", "slow.pdf")


@pytest.mark.parametrize("shifts", [((0.35, 0.0),), ((0.0, 0.0),), ((0.5, 0.2), (1.0, 0.4))])
def test_words_that_are_drawn_again_to_look_bold_are_read_once(shifts: tuple[tuple[float, float], ...]) -> None:
    heading = [(72, 100, "PROSECUTION OF ILLEGAL FEES")]
    again = [(72 + right, 100 + down, words) for right, down in shifts for _, _, words in heading]
    lines = [*heading, *again, *column("The police willfully sold bills in all hills.", top=130)]
    assert texts(lines) == ["PROSECUTION OF ILLEGAL FEES", "The police willfully sold bills in all hills."]


def test_three_columns_are_read_one_after_the_other(narrative: Report) -> None:
    one, three = (" ".join(text for _, text in kinds(as_pdf(narrative, columns=each, head=""))) for each in (1, 3))
    assert three == one


def test_each_page_is_told_of_while_it_is_read() -> None:
    told: list[tuple[int, int]] = []
    read_guarded(
        drawn_pdf(*[column("The police acted in all districts.")] * 3), "pdf", "x.pdf", lambda *page: told.append(page)
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_a_browser_prints_around_a_page_goes() -> None:
    printed = [(72, 30, "11/27/26, 5:58 PM 2025 Report: Albania"), (72, 770, "https://example.org/albania 1/1")]
    assert texts([*printed, *column("The police acted in all districts.", top=300)]) == [
        "The police acted in all districts."
    ]
