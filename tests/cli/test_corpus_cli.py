from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tipqa.cli import cli, run

BUNDLED = Path(__file__).parents[2] / "corpus"


def write(folder: Path, id: str, *, country: str, tier: str = "", series: str = "tip", kind: str = "digest") -> Path:
    """A small report of that id."""
    path = folder / f"{id}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    year = id.partition("/")[0]
    front = f"country: {country}\nyear: {year}\ntier: {tier}\nseries: {series}\nkind: {kind}\n"
    path.write_text(f"---\n{front}---\n\n## PROTECTION\n\nOfficials opened one shelter.\n", "utf-8")
    return path


def shown(folder: Path, *flags: str) -> Result:
    return CliRunner().invoke(cli, ["corpus", "--corpus", str(folder), *flags], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, "2023/peru", country="Peru", tier="Tier 2 Watch List", kind="official")
    write(tmp_path, "2025/peru", country="Peru", tier="Tier 1")
    write(tmp_path, "2024/chad", country="Chad", tier="Special Case")
    write(tmp_path, "2025/chad", country="Chad")
    write(tmp_path, "2021/cuba", country="Cuba", tier="Tier 3", series="factbook", kind="official")
    return tmp_path


def test_it_shows_countries_by_editions_a_table_a_series(folder: Path) -> None:
    result = shown(folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[:8] == [
        "tip (4 reports)",
        "      2023  2024  2025",
        "Chad     ·  SC d   - d",
        "Peru  WL o     ·   1 d",
        "",
        "factbook (1 report)",
        "      2021",
        "Cuba   3 o",
    ]


def test_lengths_are_counted_in_words(folder: Path) -> None:
    line = next(line for line in shown(folder, "--lengths").stdout.splitlines() if line.startswith("Peru"))
    assert line.split() == ["Peru", "WL", "o", "5", "·", "1", "d", "5"]


def test_many_editions_stay_within_80_columns(tmp_path: Path) -> None:
    for year in range(2001, 2027):
        write(tmp_path, f"{year}/st-vincent", country="Saint Vincent and the Grenadines", tier="Tier 2")
    for flags in ((), ("--lengths",)):
        lines = shown(tmp_path, *flags).stdout.splitlines()
        assert max(map(len, lines)) <= 80
        found = [word for line in lines if line.startswith(" ") for word in line.split()]
        assert found == [str(year) for year in range(2001, 2027)]


def test_json_holds_reports_gaps_and_problems(folder: Path) -> None:
    found = json.loads(shown(folder, "--json").stdout)
    assert [row["report"] for row in found["reports"]] == [
        "2021/cuba", "2023/peru", "2024/chad", "2025/chad", "2025/peru"
    ]  # fmt: skip
    assert found["reports"][1] | {"title": ""} == {
        "report": "2023/peru", "series": "tip", "country": "Peru", "iso2": "PE", "year": 2023, "title": "",
        "tier": "Tier 2 Watch List", "kind": "official", "coverage": "", "words": 5, "source_url": "",
    }  # fmt: skip
    assert found["gaps"] == [
        {"series": "tip", "country": "Chad", "years": [2023]},
        {"series": "tip", "country": "Peru", "years": [2024]},
    ]
    assert (found["faults"], found["warnings"]) == ([], [])


def test_what_does_not_fit_is_listed_and_the_rest_shown(folder: Path) -> None:
    (folder / "2024" / "mali.md").write_text("---\ncountry: [Mali\n", "utf-8")
    (folder / "2024" / "peru.md").write_text((folder / "2025" / "peru.md").read_text("utf-8"), "utf-8")
    write(folder, "2025/republic-of-chad", country="Chad")
    write(folder, "2025/placements", country="All countries", series="placements").write_text(
        "---\ncountry: All countries\nyear: 2025\nseries: placements\n---\n\n## Tier 3\n\n- Atlantis\n- Cuba\n", "utf-8"
    )
    result = shown(folder)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "mali.md: the front matter is not closed" in text
    assert "'Atlantis'" in text
    assert "are one report (tip, Chad, 2025)" in text
    assert "warning: " in text
    assert "the front matter says year 2025, the folder 2024" in text
    assert "Peru  WL o   1 d   1 d" in result.stdout


def test_every_fact_file_has_its_report_and_tier() -> None:
    rows = {row["report"]: row["tier"] for row in json.loads(shown(BUNDLED, "--json").stdout)["reports"]}
    facts = [path.stem for path in (BUNDLED / "facts").glob("*-20??.yaml")]
    assert facts
    for name in facts:
        country, _, year = name.rpartition("-")
        assert rows[f"{year}/{country}"] is not None


def test_an_empty_folder_says_what_to_run(tmp_path: Path) -> None:
    assert "tipqa add FILE" in shown(tmp_path).stdout


def test_a_missing_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["corpus", "--corpus", str(tmp_path / "none")]) == 1
    assert "does not exist; give one with --corpus DIR" in capsys.readouterr().err
