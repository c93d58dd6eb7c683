"""Pages of PDF files that are pictures: named, refused, marked, recognised."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tipqa.errors import ReadError
from tipqa.reports.adding import Addition, plan_additions, write_additions
from tipqa.reports.corpus import corpus_report, read_report
from tipqa.reports.formats import pdf_ocr
from tipqa.reports.formats.pdf_reading import read_pdf
from tipqa.reports.identify import Given
from tipqa.reports.partial import gaps, page_list

OPENING = ["ALBANIA (Tier 2)", "The Government of Albania does not fully meet the minimum standards in all districts."]
SHOWN = "PROTECTION\nShelters in the north took in forty victims."


def picture(words: str) -> Any:
    """A page-wide picture with words drawn in it."""
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader

    image = Image.new("RGB", (1700, 1000), "white")
    ImageDraw.Draw(image).text((60, 60), words, fill="black", font=ImageFont.load_default(size=44), spacing=24)
    out = io.BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    return ImageReader(out)


def pages(*contents: list[str] | str | None) -> bytes:
    """A PDF: lines of text, the words of a picture, or nothing on each page."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for content in contents:
        if isinstance(content, str):
            canvas.drawImage(picture(content), 60, 420, 490, 290)
        for number, line in enumerate(content if isinstance(content, list) else []):
            canvas.drawString(72, 700 - 30 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


HALF = pages(OPENING, SHOWN, ["PREVENTION", "A hotline received ninety calls in the year."])


def planned(folder: Path, raw: bytes, **options: bool) -> Addition:
    (folder / "albania-2024.pdf").write_bytes(raw)
    (addition,) = plan_additions([folder / "albania-2024.pdf"], folder / "corpus", Given(), most_mb=5, **options)
    return addition


def test_a_page_without_text_is_named_and_the_file_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    addition = planned(tmp_path, HALF)
    assert addition.action == "refuse"
    assert "albania-2024.pdf: page 2 of 3 is a picture without text; run the command again" in addition.why
    monkeypatch.setattr(pdf_ocr, "PROGRAM", "no-such-program")
    assert planned(tmp_path, HALF).why.endswith(
        "run the command again with --partial to add the rest, marked as partial "
        "(text recognition needs the program tesseract)"
    )


def test_what_is_added_all_the_same_knows_what_it_lacks(tmp_path: Path) -> None:
    addition = planned(tmp_path, HALF, partial=True)
    report = addition.report
    assert report is not None
    assert (report.coverage, report.missing_pages) == ("partial", "2")
    assert gaps([report]) == list(report.warnings)
    assert report.warnings[0].startswith("Page 2 of the 2024 text on Albania held here is missing")
    write_additions([addition], tmp_path / "corpus")
    assert corpus_report(tmp_path / "corpus" / "2024" / "albania.md") == report


def test_a_pdf_that_is_read_by_itself_says_so_too(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(HALF)
    report = read_report(tmp_path / "x.pdf", country="Albania", year=2024)
    assert (report.coverage, report.missing_pages, len(report.warnings)) == ("partial", "2", 1)


@pytest.mark.skipif(not pdf_ocr.is_installed(), reason="tesseract is not installed")
def test_a_picture_is_recognised_when_wanted_and_marked(tmp_path: Path) -> None:
    report = planned(tmp_path, HALF, ocr=True).report
    assert report is not None
    assert (report.coverage, report.missing_pages, report.recognized_pages) == ("", "", "2")
    assert [section.heading for section in report.sections] == ["Assessment", "PROTECTION", "PREVENTION"]
    assert "Shelters in the north took in forty victims." in report.text
    assert "by text recognition, which may misread" in report.warnings[0]
    scan = planned(tmp_path, pages("\n".join(OPENING)), ocr=True).report
    assert scan is not None
    assert scan.recognized_pages == "1"


def test_text_recognition_that_is_not_there_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_ocr, "PROGRAM", "no-such-program")
    with pytest.raises(ReadError, match=r"x\.pdf needs text recognition; install tesseract"):
        read_pdf(HALF, "x.pdf", ocr=True)


def test_empty_pages_logos_and_pictures_beside_text_lack_nothing(tmp_path: Path) -> None:
    long = [*OPENING, *(f"Police opened case {number} in the districts of the north." for number in range(6))]
    raw = pages(long, None, [*long[2:]])
    assert planned(tmp_path, raw).action == "add"


def test_signs_without_letters_and_drawn_letters_are_pictures() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(612, 792))
    for number, line in enumerate(OPENING):
        canvas.drawString(72, 700 - 30 * number, line)
    canvas.showPage()
    for number in range(400):
        canvas.bezier(72, 700 - number, 80, 690, 90, 700, 100, 690 - number)
    canvas.showPage()
    canvas.drawString(72, 700, "\ue001\ue002\ue003 \ue004\ue005")
    canvas.save()
    read = read_pdf(out.getvalue(), "x.pdf")
    assert read.pages is not None
    assert [number for number, _ in read.pages.unread][:1] == [2]


def test_the_report_that_lacks_the_page_is_marked_and_not_its_neighbour(tmp_path: Path) -> None:
    body = [f"Police opened case {number} in the many districts of the north and of the south." for number in range(6)]
    raw = pages(["ALBANIA (Tier 2)", *body], ["BRAZIL (Tier 2)", *body], "Some words", ["PREVENTION", *body])
    (tmp_path / "whole-2024.pdf").write_bytes(raw)
    found = plan_additions([tmp_path / "whole-2024.pdf"], tmp_path / "corpus", Given(), most_mb=5, partial=True)
    assert [(it.report.country, it.report.missing_pages) for it in found if it.report] == [
        ("Albania", ""),
        ("Brazil", "3"),
    ]


def test_page_numbers_are_said_in_runs() -> None:
    assert page_list([7, 2, 5, 6]) == "2, 5-7"
