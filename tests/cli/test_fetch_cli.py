from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tip_site import Reply, TipSite, serving

from tipqa.cli import cli, run
from tipqa.errors import CorpusError, CountryError, UsageError

DIGEST = "---\ncountry: Peru\niso2: PE\nyear: 2025\nkind: digest\n---\n\n# PERU (Tier 2)\n\nPeru opened a shelter.\n"


@pytest.fixture
def tip_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[TipSite]:
    """The site; commands run in an empty folder, so that no settings file is read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIPQA_SETTINGS", raising=False)
    with serving() as site:
        site.put_edition(2025, {"peru": "Peru", "chad": "Chad", "kyrgyz-republic": "Kyrgyz Republic"}, ("chad",))
        site.put_edition(2024, {"peru": "Peru"})
        yield site


def fetch(tip_site: TipSite, *arguments: str) -> Result:
    call = ["fetch", "--host", tip_site.url, "--pause", "0", *arguments]
    return CliRunner().invoke(cli, call, catch_exceptions=False)


def test_a_run_ends_with_a_table_and_says_what_is_missing(tip_site: TipSite) -> None:
    path = "/reports/2025-trafficking-in-persons-report/peru/"
    tip_site.replies[path][:0] = [Reply(429, headers={"Retry-After": "0"}), Reply(429, headers={"Retry-After": "0"})]
    result = fetch(tip_site, "--years", "2024-2025", "--all")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("2025  Chad             missing    the site has no page at")
    assert "2025  Kyrgyz Republic  added      corpus/2025/kyrgyz-republic.md" in lines
    assert "corpus: 1 missing, 3 added" in result.stdout
    assert "tipqa index --corpus corpus" in result.stdout
    assert tip_site.asked[0].headers["user-agent"].startswith("Mozilla/5.0 (compatible; tipqa")
    assert len([path for path in tip_site.paths() if path.endswith("2025-trafficking-in-persons-report/peru/")]) == 3


def test_run_again_it_downloads_nothing(tip_site: TipSite) -> None:
    call = ("--year", "2025", "--country", "Peru", "--country", "peru", "--country", "Kyrgyzstan")
    assert fetch(tip_site, *call).exit_code == 0
    assert len(tip_site.paths()) == 3
    again = fetch(tip_site, *call)
    assert (again.exit_code, tip_site.paths()) == (0, [])
    assert "2 skipped" in again.stdout


def test_json_lists_every_outcome(tip_site: TipSite, tmp_path: Path) -> None:
    result = fetch(tip_site, "--year", "2025", "--country", "Peru", "--corpus", str(tmp_path / "own"), "--json")
    (outcome,) = json.loads(result.stdout)
    path = tmp_path / "own" / "2025" / "peru.md"
    assert outcome == {"year": 2025, "country": "Peru", "state": "added", "why": "", "path": str(path)}
    assert path.is_file()


def test_a_digest_stays_and_the_table_says_so(tip_site: TipSite, tmp_path: Path) -> None:
    digest = tmp_path / "corpus" / "2025" / "peru.md"
    digest.parent.mkdir(parents=True)
    digest.write_text(DIGEST, "utf-8")
    result = fetch(tip_site, "--year", "2025", "--country", "Peru")
    assert result.exit_code == 0
    assert "a digest is there; --replace" in result.stdout
    assert digest.read_text("utf-8") == DIGEST
    assert "replaced" in fetch(tip_site, "--year", "2025", "--country", "Peru", "--replace").stdout


def test_a_refusing_site_tells_how_to_go_on_by_hand(tip_site: TipSite) -> None:
    for path in tip_site.replies:
        tip_site.put(path, Reply(403))
    result = fetch(tip_site, "--year", "2025", "--country", "Peru")
    assert result.exit_code == 1
    assert "save it as HTML" in result.stdout
    assert "tipqa add PAGE.html --country C" in result.stdout


def test_settings_and_flags_name_the_agent_and_the_size(tip_site: TipSite, tmp_path: Path) -> None:
    (tmp_path / "tipqa.toml").write_text('user_agent = "Mozilla/5.0 (ours)"\nmax_file_mb = 1\n')
    tip_site.put("/reports/2024-trafficking-in-persons-report/peru/", Reply(200, b"x" * 1_000_001))
    result = fetch(tip_site, "--year", "2024", "--country", "Peru")
    assert "larger than 1 MB" in result.stdout
    assert {asked.headers["user-agent"] for asked in tip_site.asked} == {"Mozilla/5.0 (ours)"}
    tip_site.asked.clear()
    fetch(tip_site, "--year", "2024", "--country", "Peru", "--user-agent", "Mozilla/5.0 (mine)")
    assert {asked.headers["user-agent"] for asked in tip_site.asked} == {"Mozilla/5.0 (mine)"}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", "2025"),
        ("--country", "Peru"),
        ("--year", "2025", "--country", "Peru", "--all"),
        ("--year", "1999", "--all"),
        ("--year", "2100", "--all"),
        ("--years", "2025-2021", "--all"),
        ("--years", "1-999999999", "--all"),
        ("--years", "late", "--all"),
        ("--year", "2025", "--all", "--user-agent", "é"),
        ("--year", "2025", "--all", "--host", "elsewhere"),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_asked(tip_site: TipSite, arguments: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        fetch(tip_site, *arguments)
    assert tip_site.paths() == []


def test_an_unknown_country_is_refused_with_suggestions(tip_site: TipSite) -> None:
    with pytest.raises(CountryError, match="did you mean"):
        fetch(tip_site, "--year", "2025", "--country", "Tajikstn Republik")
    assert tip_site.paths() == []


def test_a_run_that_is_broken_off_shows_what_it_did(tip_site: TipSite, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "2025").write_text("in the way")
    call = ["fetch", "--host", tip_site.url, "--pause", "0", "--year", "2025", "--country", "Chad", "--country", "Peru"]
    result = CliRunner().invoke(cli, call)
    assert "2025  Chad  missing" in result.stdout
    assert isinstance(result.exception, CorpusError)


@pytest.mark.usefixtures("tip_site")
def test_an_error_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fetch", "--year", "2025"]) == 2
    assert capsys.readouterr().err.startswith("tipqa: say which countries: --country Tajikistan")
