"""The Word file, the workbook and the table, read back as those who get them read them."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from tipqa.comparison.comparing import compare
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.render import as_csv, as_docx, as_xlsx
from tipqa.index.index import Index

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OLD = "Police freed 7 girls from a brothel at the port."
NEW = "Police freed 19 girls from a brothel at the port."


@pytest.fixture(scope="module")
def reports(texts_index: Index) -> Comparison:
    """Two texts that are no digests."""
    return compare(texts_index, "Tajikistan", 2024, 2025)


@pytest.fixture(scope="module")
def digests(small_index: Index) -> Comparison:
    return compare(small_index, "Uzbekistan", 2023, 2024)


def change(old: str, new: str, status: str = "reworded", **more: Any) -> Change:
    spans = {"old_span": (0, 5) if old else None, "new_span": (0, 5) if new else None}
    return Change(status=status, section="prosecution", old=old, new=new, similarity=0.9, **(spans | more))


def paragraphs(comparison: Comparison) -> list[Any]:
    return Document(io.BytesIO(as_docx(comparison))).paragraphs


def words(paragraph: Any, without: str) -> str:
    """The words of a paragraph after all changes are accepted (without "del") or rejected (without "ins")."""
    said = ""
    for run in paragraph._p.iter(f"{WORD}t", f"{WORD}delText"):
        if run.getparent().getparent().tag != f"{WORD}{without}":
            said += run.text
    return said


def test_the_changes_of_the_word_file_can_be_accepted_or_rejected(reports: Comparison) -> None:
    (found,) = [it for it in paragraphs(replace(reports, statements=(change(OLD, NEW),))) if "brothel" in it._p.xml]
    assert words(found, without="del") == NEW
    assert words(found, without="ins") == OLD
    assert "19" not in words(found, without="ins")


def test_a_new_and_a_dropped_statement_come_and_go_with_their_paragraph(reports: Comparison) -> None:
    found = paragraphs(replace(reports, statements=(change("", NEW, "new"), change(OLD, "", "dropped"))))
    added, gone = [it for it in found if "brothel" in it._p.xml]
    assert (words(added, without="ins"), words(gone, without="del")) == ("", "")
    assert added._p.pPr.find(f"{WORD}rPr/{WORD}ins") is not None
    assert gone._p.pPr.find(f"{WORD}rPr/{WORD}del") is not None


def test_a_statement_split_in_two_is_written_once(reports: Comparison) -> None:
    halves = (change(f"{OLD} {NEW}", OLD), change(f"{OLD} {NEW}", NEW, new_span=(6, 9)))
    first, second = [it for it in paragraphs(replace(reports, statements=halves)) if "brothel" in it._p.xml]
    assert words(first, without="ins") == f"{OLD} {NEW}"
    assert (words(second, without="ins"), words(second, without="del")) == ("", NEW)


def test_each_change_has_a_comment_with_its_citations(reports: Comparison) -> None:
    document = Document(io.BytesIO(as_docx(reports)))
    assert all(
        row._tr.trPr is not None and row._tr.trPr.xpath("w:cantSplit") for it in document.tables for row in it.rows
    )
    told = [it.text for it in document.comments]
    changed = [it for it in (*reports.statements, *reports.recommendations) if it.status != "kept"]
    assert len(told) == len(changed) + bool(reports.tier.reason)
    for it in changed:
        for citation in it.citations:
            place = (
                f"{citation.country} {citation.year}, {citation.section}, characters {citation.start} to {citation.end}"
            )
            assert any(place in text and citation.provenance in text for text in told)
    marks = {it.get(f"{WORD}id") for it in document.element.iter(f"{WORD}commentReference")}
    assert marks == {str(it.comment_id) for it in document.comments}


def test_a_digest_is_never_tracked(digests: Comparison) -> None:
    document = Document(io.BytesIO(as_docx(digests)))
    assert not list(document.element.iter(f"{WORD}ins", f"{WORD}del"))
    assert all("tipqa digest, not the report’s words" in it.text for it in document.comments)
    for it in digests.statements:
        if it.status == "new":
            assert any(text.text == f"only in the 2024 digest: {it.new}" for text in document.paragraphs)


def test_a_character_that_no_file_can_hold_is_left_out(reports: Comparison) -> None:
    found = paragraphs(replace(reports, statements=(change(OLD, NEW.replace("girls", "girls\x0b")),)))
    assert any("brothel" in it._p.xml for it in found)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_file_and_the_workbook(reports: Comparison, tmp_path: Path) -> None:
    for name, content in (("a.docx", as_docx(reports)), ("b.xlsx", as_xlsx(reports))):
        (tmp_path / name).write_bytes(content)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / name]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        assert (tmp_path / name).with_suffix(".pdf").read_bytes().startswith(b"%PDF")


def test_the_workbook_has_a_sheet_for_each_part(reports: Comparison) -> None:
    book = load_workbook(io.BytesIO(as_xlsx(reports)))
    assert book.sheetnames == ["Summary", "Figures", "Recommendations", "Statements"]
    assert book["Statements"].max_row == len(reports.statements) + 1
    assert book["Figures"].max_row == len(reports.figures) + 1
    titles = [cell.value for cell in book["Statements"][1]]
    assert {"status", "2024", "2025", "from start", "to end", "from source", "to url"} <= set(titles)
    first = dict(zip(titles, (cell.value for cell in book["Statements"][2]), strict=True))
    assert first["2025"] == reports.statements[0].new or first["2024"] == reports.statements[0].old


def test_no_cell_of_the_workbook_is_a_formula(reports: Comparison) -> None:
    risky = replace(reports, statements=(change("=1+1", '=HYPERLINK("http://example.org")'),))
    sheet = load_workbook(io.BytesIO(as_xlsx(risky)))["Statements"]
    assert not any(cell.data_type == "f" for line in sheet.iter_rows() for cell in line)


def test_each_row_of_the_table_says_where_its_words_stand(reports: Comparison) -> None:
    for row in csv.DictReader(io.StringIO(as_csv(reports))):
        for side in ("from", "to"):
            if row[side] and row["part"] != "tier":
                assert row[f"{side}_report"]
                assert int(row[f"{side}_start"]) < int(row[f"{side}_end"])
                assert row[f"{side}_source"]
        if row["part"] == "figure":
            assert row["unit"]
            assert row["from_period"] or row["to_period"]
