"""`tipqa tiers`: the table of tiers in its forms."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from tipqa.cli.compare import history
from tipqa.cli.tiers import tiers
from tipqa.errors import NotFoundError, UsageError
from tipqa.index.index import Index
from tipqa.placements.table import SHEET


def run(index: Index, *arguments: str) -> str:
    result = CliRunner().invoke(tiers, [*arguments, "--index", str(index.path)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_the_screen_shows_runs_and_marks_what_is_less_sure(small_index: Index) -> None:
    shown = run(small_index, "Tajikistan", "Colombia")
    assert "Tajikistan\n  2023          Tier 2\n  2024          Tier 2 Watch List\n  2025          Tier 2\n" in shown
    assert "Colombia\n  2025          Tier 2  (derived)\n" in shown
    assert shown.endswith("derived: follows from other lists and totals\n")


def test_csv_and_json_have_a_row_a_placement(small_index: Index) -> None:
    rows = list(csv.DictReader(io.StringIO(run(small_index, "Brazil", "--year", "2025", "--format", "csv"))))
    assert [row["tier"] for row in rows] == ["Tier 2 Watch List"]
    assert tuple(rows[0]) == SHEET.columns
    told = json.loads(run(small_index, "Brazil", "--json"))
    assert [it["edition"] for it in told] == [2025]
    words = small_index.report(told[0]["report"]).text[told[0]["start"] : told[0]["end"]]
    assert words == "Brazil"


def test_a_workbook_goes_to_a_file(small_index: Index, tmp_path: Path) -> None:
    said = run(small_index, "-o", str(tmp_path / "tiers.xlsx"))
    sheet = load_workbook(tmp_path / "tiers.xlsx").active
    assert [cell.value for cell in sheet[1]] == [name.replace("_", " ") for name in SHEET.columns]
    assert said.endswith(f": {sheet.max_row - 1:,} placements\n")
    with pytest.raises(UsageError, match="name it with --output"):
        run(small_index, "--format", "xlsx")


def test_what_is_not_held_is_an_error_with_the_next_command(small_index: Index) -> None:
    with pytest.raises(NotFoundError, match="see what it holds: tipqa tiers"):
        run(small_index, "Brazil", "--year", "1999")


def test_a_history_of_a_country_without_a_narrative_gives_its_tiers(small_index: Index) -> None:
    result = CliRunner().invoke(history, ["Thailand", "--index", str(small_index.path)], catch_exceptions=False)
    assert "Thailand: no narrative is in the index" in result.output
    assert "  2025  Tier 2" in result.output
