"""Pages as the site sends them, in its shell, whole or packed: two editions of each series into a corpus."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from page_shell import FURNITURE, Part, rights_parts, shell, tip_parts
from tip_site import Reply, TipSite, index_page, serving

from tipqa.cli import cli, run
from tipqa.reports.corpus import corpus_report

TIP = "/reports/{}-trafficking-in-persons-report/"
RIGHTS = "/reports/{}-country-reports-on-human-rights-practices/"
WORDY = Part(
    "Section 7. Work", "<p>" + "The law lets workers of the ports join unions of their own choice. " * 12 + "</p>"
)


def sent(page: bytes, how: str) -> Reply:
    if how == "gzip":
        return Reply(body=gzip.compress(page), headers={"Content-Encoding": "gzip", "ETag": f'"{len(page)}"'})
    return Reply(body=page, chunked=how == "chunked")


def page(path: str, title: str, parts: tuple[Part, ...]) -> bytes:
    return shell(title, f"https://www.state.gov{path}", parts)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[TipSite]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TIPQA_SETTINGS", raising=False)
    with serving() as site:
        for year in (2023, 2024):
            for folder, title in (
                (TIP, "Trafficking in Persons Report"),
                (RIGHTS, "Country Reports on Human Rights Practices"),
            ):
                home = folder.format(year)
                names = ("kenya", "peru", "laos")
                site.put(home, index_page({name.title(): f"{home}{name}/" for name in names}))
                for name, how in zip(names, ("whole", "gzip", "chunked"), strict=True):
                    country = name.title()
                    parts = tip_parts(country, year) if folder is TIP else (*rights_parts(country), WORDY)
                    site.put(f"{home}{name}/", sent(page(f"{home}{name}/", f"{year} {title}: {country}", parts), how))
        yield site


def fetch(site: TipSite, *arguments: str) -> Result:
    call = ["fetch", "--host", site.url, "--pause", "0", "--years", "2023-2024", *arguments]
    return CliRunner().invoke(cli, call, catch_exceptions=False)


@pytest.mark.parametrize(("series", "sections"), [("tip", 6), ("human-rights", 7)])
def test_two_editions_come_whole_and_once(site: TipSite, series: str, sections: int) -> None:
    result = fetch(site, "--all", "--series", series)
    assert (result.exit_code, "corpus: 6 added" in result.stdout) == (0, True), result.stdout
    for path in Path("corpus").glob("*/*.md"):
        report = corpus_report(path)
        assert (report.series, report.kind, len(report.sections)) == (series, "official", sections)
        assert report.source_url.startswith(f"{site.url}/reports/{report.year}-")
        assert [words for words in FURNITURE if words.casefold() in report.text.casefold()] == []
    records = [json.loads(line) for line in Path("corpus/.provenance/2024.jsonl").read_text("utf-8").splitlines()]
    assert [(record["report"], record["state"]) for record in records] == [
        (f"2024/{name}", "fetched") for name in ("kenya", "laos", "peru")
    ]
    site.paths()
    again = fetch(site, "--all", "--series", series)
    assert (again.exit_code, site.paths(), "6 skipped" in again.stdout) == (0, [], True)


def test_a_page_of_another_series_edition_or_country_is_not_taken(site: TipSite) -> None:
    home = TIP.format(2024)
    rights = RIGHTS.format(2024)
    site.put(
        f"{home}kenya/",
        page(f"{rights}kenya/", "2024 Country Reports on Human Rights Practices: Kenya", rights_parts("Kenya")),
    )
    site.put(f"{home}laos/", page(f"{TIP.format(2023)}laos/", "Laos", tip_parts("Laos", 2023)))
    site.put(f"{home}peru/", page(f"{home}chad/", "Chad", tip_parts("Chad", 2024)))
    result = fetch(site, "--all")
    said = " ".join(result.stdout.split())
    assert result.exit_code == 1
    assert "is of the series human-rights, not of tip" in said
    assert "says that it is of the 2023 edition, not of 2024" in said
    assert "is of Chad, not of Peru" in said


def test_two_series_do_not_mix_in_one_corpus(site: TipSite) -> None:
    assert fetch(site, "--country", "Kenya").exit_code == 0
    result = fetch(site, "--country", "Kenya", "--series", "hrr")
    assert "is of the series tip; fetch into another folder" in " ".join(result.stdout.split())


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["--series", "terrorism", "--year", "2024"], "give tip, human-rights or religious-freedom"),
        (["--series", "human-rights", "--year", "2012"], "they run from 2016"),
    ],
)
def test_a_series_or_edition_that_cannot_be_fetched_is_refused(
    call: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["fetch", *call, "--all"]) != 0
    assert said in capsys.readouterr().err
