"""`tipqa figures`: the table, its forms, and what it says where there is nothing."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from shutil import which

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from tipqa.cli.figures import figures
from tipqa.figures.table import SHEET, FigureRow
from tipqa.index.index import Index
from tipqa.qa import QA


@pytest.fixture(scope="module")
def rows(small_index: Index) -> list[FigureRow]:
    return QA(small_index).figures()


def run(index: Index, *arguments: str) -> str:
    result = CliRunner().invoke(figures, [*arguments, "--index", str(index.path)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_every_row_cites_the_words_it_stands_in(rows: list[FigureRow], small_index: Index) -> None:
    assert rows
    for row in rows:
        assert small_index.report(row.report).text[row.start : row.end] == row.quote
        assert (row.value is None) == (row.precision == "not reported")
        assert row.kind in ("official", "digest")
        assert row.certain == (row.certainty >= 0.9)


def test_a_country_an_edition_and_a_measure(small_index: Index) -> None:
    found = QA(small_index).figures(["Tajikistan"], [2025], "victims_identified")
    assert {(row.country, row.edition, row.measure) for row in found} == {("Tajikistan", 2025, "victims_identified")}
    whole = [row for row in found if not row.restriction and row.status == "whole"]
    assert (whole[0].value, whole[0].period, whole[0].earlier) == (272, "2024", "47 in 2023")


def test_only_certain_readings(small_index: Index) -> None:
    assert all(row.certain for row in QA(small_index).figures(certain=True))


def test_the_table_on_the_screen(small_index: Index) -> None:
    shown = run(small_index, "tajikistan", "--year", "2025")
    assert shown.startswith("Tajikistan, 2025 edition\n")
    assert "Victims identified (persons): 272, 2024, after 47 in 2023 [" in shown


def test_csv_opens_with_its_mark_and_reads_back(small_index: Index, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    run(small_index, "--output", str(file))
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert tuple(lines[0]) == SHEET.columns
    assert len(lines) == len(QA(small_index).figures())


def test_json_is_the_rows(small_index: Index, rows: list[FigureRow]) -> None:
    assert json.loads(run(small_index, "--json")) == [row.to_dict() for row in rows]


def test_no_text_runs_as_a_formula(rows: list[FigureRow]) -> None:
    from dataclasses import replace

    bad = replace(rows[0], quote="=HYPERLINK(1)")
    assert "'=HYPERLINK(1)" in SHEET.file([bad], "csv").decode()
    sheet = load_workbook(io.BytesIO(SHEET.file([bad], "xlsx"))).active
    assert sheet is not None
    assert sheet.cell(2, SHEET.columns.index("quote") + 1).value == "'=HYPERLINK(1)"


def test_a_spreadsheet_holds_numbers_and_stays_readable(small_index: Index, tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    run(small_index, "Tajikistan", "--output", str(file))
    sheet = load_workbook(file).active
    assert sheet is not None
    assert sheet.freeze_panes == "C2"
    values = [cell.value for cell in sheet["E"][1:]]
    assert 272 in values
    if which("soffice") is None:
        pytest.skip("LibreOffice is not at hand")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert "Victims identified" in (tmp_path / "figures.csv").read_text(encoding="utf-8", errors="replace")


def test_what_is_not_held_is_said(small_index: Index) -> None:
    from tipqa.errors import NotFoundError, UsageError

    with pytest.raises(NotFoundError, match="no report of Peru"):
        QA(small_index).figures(["Peru"])
    with pytest.raises(UsageError, match="a spreadsheet goes to a file"):
        CliRunner().invoke(figures, ["--format", "xlsx", "--index", str(small_index.path)], catch_exceptions=False)


def test_every_row_of_a_spreadsheet_looks_like_the_first(rows: list[FigureRow]) -> None:
    sheet = load_workbook(io.BytesIO(SHEET.file(rows[:5], "xlsx"))).active
    assert sheet is not None
    first, *others = sheet.iter_rows(min_row=2)
    looks = [(cell.alignment.vertical, cell.alignment.wrap_text, cell.number_format) for cell in first]
    assert [it[2] for it in looks].count("#,##0.##") == 1
    assert {"top"} == {it[0] for it in looks}
    assert {True} <= {bool(it[1]) for it in looks}
    for row in others:
        assert [(cell.alignment.vertical, cell.alignment.wrap_text, cell.number_format) for cell in row] == looks


def test_a_long_spreadsheet_works_its_styles_out_once(rows: list[FigureRow], monkeypatch: pytest.MonkeyPatch) -> None:
    from openpyxl.styles import Alignment

    made = []
    init = Alignment.__init__
    monkeypatch.setattr(Alignment, "__init__", lambda self, **given: (made.append(1), init(self, **given))[1])
    SHEET.file(rows[:5], "xlsx")
    few = len(made)
    SHEET.file(rows[:5] * 20, "xlsx")
    assert len(made) == 2 * few
