from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tip_site import Reply, TipSite, country_page, index_page, serving

from tipqa.countries.lookup import resolve
from tipqa.reports.corpus import corpus_report, read_corpus
from tipqa.reports.official.editions import index_addresses
from tipqa.reports.official.fetching import ALL, Fetch, Outcome
from tipqa.reports.official.links import country_links
from tipqa.reports.official.provenance import add_record, fetched, read_records
from tipqa.reports.official.site import Page, Site
from tipqa.reports.official.slugs import likely_slugs

COUNTRIES = {"tajikistan": "Tajikistan", "cote-divoire": "Cote d’Ivoire", "turkiye": "Türkiye", "chad": "Chad"}
OLDER = {"tajikistan": "Tajikistan", "turkey": "Turkey"}
DIGEST = """---
country: Turkey
iso2: TR
year: 2025
kind: digest
---

# TÜRKIYE (Tier 2)

The government opened a shelter.
"""


@pytest.fixture
def tip_site() -> Iterator[TipSite]:
    with serving() as site:
        site.put_edition(2025, COUNTRIES, missing=("chad",))
        site.put_edition(2019, OLDER)
        yield site


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


def fetch(
    tip_site: TipSite,
    corpus: Path,
    years: tuple[int, ...] = (2025,),
    countries: tuple[str, ...] | None = None,
    *,
    refresh: bool = False,
    replace: bool = False,
) -> dict[tuple[int, str], Outcome]:
    """What came of each country, by edition and name; all countries where none are given."""
    wanted = None if countries is None else [resolve(name) for name in countries]
    with Site("Mozilla/5.0 (tipqa)", 0, named=tip_site.url, timeout=5, sleep=lambda _: None) as site:
        run = Fetch(site, corpus, refresh=refresh, replace=replace).run(years, wanted)
        return {(outcome.year, outcome.country): outcome for outcome in run}


def states(outcomes: dict[tuple[int, str], Outcome]) -> dict[tuple[int, str], str]:
    return {key: outcome.state for key, outcome in outcomes.items()}


ALL_FOUND = {
    (2025, "Chad"): "missing",
    (2025, "Cote d'Ivoire"): "added",
    (2025, "Tajikistan"): "added",
    (2025, "Türkiye"): "added",
    (2019, "Tajikistan"): "added",
    (2019, "Türkiye"): "added",
}


def test_two_editions_come_whole_but_for_the_missing_page(tip_site: TipSite, corpus: Path) -> None:
    busy = tip_site.replies["/reports/2025-trafficking-in-persons-report/tajikistan/"]
    busy[:0] = [Reply(429, headers={"Retry-After": "1"}), Reply(429, headers={"Retry-After": "1"})]
    outcomes = fetch(tip_site, corpus, (2025, 2019))
    assert states(outcomes) == ALL_FOUND
    assert "404" in outcomes[2025, "Chad"].why
    asked = tip_site.paths()
    assert len(asked) == len(set(asked)) + 2
    reports = {report.id: report for report in read_corpus(corpus).reports}
    assert set(reports) == {
        "2025/cote-divoire", "2025/tajikistan", "2025/turkiye", "2019/tajikistan", "2019/turkiye"
    }  # fmt: skip
    report = reports["2025/tajikistan"]
    assert (report.kind, report.tier, report.iso2, report.series) == ("official", "Tier 2", "TJ", "tip")
    assert report.source_url == f"{tip_site.url}/reports/2025-trafficking-in-persons-report/tajikistan/"
    assert [section.kind for section in report.sections] == [
        "assessment", "recommendations", "prosecution", "protection", "prevention", "profile"
    ]  # fmt: skip
    assert "Subscribe" not in report.text
    assert "Officials identified 12 victims in 2024, compared with nine in 2023." in report.text


def test_run_again_it_asks_for_nothing(tip_site: TipSite, corpus: Path) -> None:
    fetch(tip_site, corpus, (2025, 2019))
    tip_site.paths()
    outcomes = fetch(tip_site, corpus, (2025, 2019))
    assert tip_site.paths() == []
    assert set(states(outcomes).values()) == {"skipped", "missing"}
    assert "--refresh asks again" in outcomes[2025, "Chad"].why


def test_it_goes_on_where_it_was_broken_off(tip_site: TipSite, corpus: Path) -> None:
    with Site("Mozilla/5.0 (tipqa)", 0, named=tip_site.url) as site:
        run = Fetch(site, corpus).run([2025], None)
        while next(run).state == "missing":
            pass
        run.close()
    tip_site.paths()
    fetch(tip_site, corpus)
    assert [path.split("/")[-2] for path in tip_site.paths()] == ["tajikistan", "turkiye"]


def test_the_record_tells_where_a_page_came_from(tip_site: TipSite, corpus: Path) -> None:
    fetch(tip_site, corpus, countries=("Tajikistan", "Chad"))
    records = read_records(corpus, 2025)
    record = records["2025/tajikistan"]
    page = country_page("Tajikistan", 2025)
    assert record.url == f"{tip_site.url}/reports/2025-trafficking-in-persons-report/tajikistan/"
    assert (record.state, record.sha256, record.bytes) == ("fetched", hashlib.sha256(page).hexdigest(), len(page))
    assert record.etag
    assert record.last_modified
    assert record.report_sha256 == hashlib.sha256((corpus / "2025/tajikistan.md").read_bytes()).hexdigest()
    assert record.fresh
    assert records["2025/chad"].state == "absent"


def test_refresh_asks_whether_pages_have_changed(tip_site: TipSite, corpus: Path) -> None:
    fetch(tip_site, corpus)
    folder = "/reports/2025-trafficking-in-persons-report/"
    tip_site.put(f"{folder}tajikistan/", country_page("Tajikistan", 2025, identified=15))
    tip_site.put(f"{folder}chad/", country_page("Chad", 2025))
    tip_site.asked.clear()
    outcomes = fetch(tip_site, corpus, refresh=True)
    assert states(outcomes) == {
        (2025, "Chad"): "added",
        (2025, "Cote d'Ivoire"): "unchanged",
        (2025, "Tajikistan"): "replaced",
        (2025, "Türkiye"): "unchanged",
    }
    asked = {request.path: request.headers for request in tip_site.asked}
    assert all("if-none-match" in headers for path, headers in asked.items() if not path.endswith("chad/"))
    assert "identified 15 victims" in corpus_report(corpus / "2025/tajikistan.md").text
    assert read_records(corpus, 2025)["2025/turkiye"].state == "unchanged"


def test_without_validators_the_text_tells_whether_it_changed(tip_site: TipSite, corpus: Path) -> None:
    path = "/reports/2025-trafficking-in-persons-report/tajikistan/"
    tip_site.put(path, Reply(200, country_page("Tajikistan", 2025)))
    fetch(tip_site, corpus, countries=("Tajikistan",))
    tip_site.put(path, Reply(200, country_page("Tajikistan", 2025).replace(b"letters", b"news")))
    assert fetch(tip_site, corpus, countries=("Tajikistan",), refresh=True)[2025, "Tajikistan"].state == "unchanged"


def test_an_official_narrative_changed_by_hand_stays(tip_site: TipSite, corpus: Path) -> None:
    fetch(tip_site, corpus, countries=("Tajikistan",))
    file = corpus / "2025/tajikistan.md"
    edited = file.read_text("utf-8") + "\nA line of ours.\n"
    file.write_text(edited, "utf-8")
    outcome = fetch(tip_site, corpus, countries=("Tajikistan",), refresh=True)[2025, "Tajikistan"]
    assert (outcome.state, file.read_text("utf-8")) == ("skipped", edited)
    assert "--refresh --replace" in outcome.why
    outcome = fetch(tip_site, corpus, countries=("Tajikistan",), refresh=True, replace=True)[2025, "Tajikistan"]
    assert (outcome.state, "ours" in file.read_text("utf-8")) == ("replaced", False)


def test_a_page_that_went_away_leaves_the_narrative(tip_site: TipSite, corpus: Path) -> None:
    fetch(tip_site, corpus, countries=("Tajikistan",))
    before = (corpus / "2025/tajikistan.md").read_bytes()
    tip_site.put("/reports/2025-trafficking-in-persons-report/tajikistan/", Reply(404))
    outcome = fetch(tip_site, corpus, countries=("Tajikistan",), refresh=True)[2025, "Tajikistan"]
    assert outcome.state == "missing"
    assert (corpus / "2025/tajikistan.md").read_bytes() == before
    assert read_records(corpus, 2025)["2025/tajikistan"].state == "fetched"


def test_a_digest_is_replaced_only_when_asked(tip_site: TipSite, corpus: Path) -> None:
    digest = corpus / "2025" / "turkey.md"
    digest.parent.mkdir(parents=True)
    digest.write_text(DIGEST, "utf-8")
    outcome = fetch(tip_site, corpus, countries=("Turkey",))[2025, "Türkiye"]
    assert (outcome.state, digest.read_text("utf-8"), tip_site.paths()) == ("skipped", DIGEST, [])
    assert "--replace" in outcome.why
    outcome = fetch(tip_site, corpus, countries=("Turkey",), replace=True)[2025, "Türkiye"]
    assert (outcome.state, outcome.path) == ("replaced", digest)
    assert [path.name for path in digest.parent.iterdir()] == ["turkey.md"]
    assert corpus_report(digest).kind == "official"


def test_a_digest_put_back_is_replaced_again(tip_site: TipSite, corpus: Path) -> None:
    fetch(tip_site, corpus, countries=("Turkey",))
    (corpus / "2025/turkiye.md").write_text(DIGEST, "utf-8")
    assert fetch(tip_site, corpus, countries=("Turkey",), replace=True)[2025, "Türkiye"].state == "replaced"


def test_a_report_of_another_series_stays(tip_site: TipSite, corpus: Path) -> None:
    other = corpus / "2025" / "chad.md"
    other.parent.mkdir(parents=True)
    other.write_text("---\ncountry: Chad\nyear: 2025\nseries: factbook\n---\n\nText.\n", "utf-8")
    outcome = fetch(tip_site, corpus, countries=("Chad",), replace=True, refresh=True)[2025, "Chad"]
    assert outcome.state == "skipped"
    assert "series factbook" in outcome.why


def test_without_an_index_page_addresses_are_guessed(tip_site: TipSite, corpus: Path) -> None:
    del tip_site.replies["/reports/2019-trafficking-in-persons-report-2/"]
    outcomes = fetch(tip_site, corpus, (2019,), ("Türkiye", "Peru"))
    assert states(outcomes) == {(2019, "Türkiye"): "added", (2019, "Peru"): "missing"}
    assert [path.split("/")[-2] for path in tip_site.paths()][1:] == ["turkey", "peru"]


def test_without_an_index_page_all_countries_are_not_known(tip_site: TipSite, corpus: Path) -> None:
    (outcome,) = fetch(tip_site, corpus, (2018,)).values()
    assert (outcome.country, outcome.state) == (ALL, "missing")
    assert "--country" in outcome.why


def test_old_editions_need_their_index_page(tip_site: TipSite, corpus: Path) -> None:
    folder = "/j/tip/rls/tiprpt/countries/2016/"
    tip_site.put(f"{folder}index.htm", index_page({"Chad": "258742.htm"}))
    tip_site.put(f"{folder}258742.htm", country_page("Chad", 2016))
    outcomes = fetch(tip_site, corpus, (2016,), ("Chad", "Peru"))
    assert states(outcomes) == {(2016, "Chad"): "added", (2016, "Peru"): "missing"}
    assert "cannot be guessed" in outcomes[2016, "Peru"].why


def test_a_site_that_refuses_is_asked_three_times_at_most(tip_site: TipSite, corpus: Path) -> None:
    for path in tip_site.replies:
        tip_site.put(path, Reply(403))
    outcomes = fetch(tip_site, corpus, (2025, 2019), ("Tajikistan", "Turkey", "Cote d'Ivoire"))
    assert set(states(outcomes).values()) == {"missing"}
    assert all(outcome.closed for outcome in outcomes.values())
    assert len(tip_site.paths()) == 3
    assert not (corpus / "2025").exists()


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (country_page("Chad", 2025), "is of Chad"),
        (b"<html><body><main><p>This page has moved.</p></main></body></html>", ""),
        (b"", ""),
        (b"\x00\xff\xfe binary", ""),
    ],
)
def test_a_page_that_is_not_the_narrative_is_not_written(
    tip_site: TipSite, corpus: Path, page: bytes, why: str
) -> None:
    tip_site.put("/reports/2025-trafficking-in-persons-report/tajikistan/", page)
    outcome = fetch(tip_site, corpus, countries=("Tajikistan",))[2025, "Tajikistan"]
    assert outcome.state == "missing"
    assert outcome.why
    assert why in outcome.why
    assert not (corpus / "2025").exists()


def test_a_redirect_to_another_edition_is_not_taken(tip_site: TipSite, corpus: Path) -> None:
    target = "/reports/2019-trafficking-in-persons-report-2/tajikistan/"
    tip_site.put("/reports/2025-trafficking-in-persons-report/tajikistan/", Reply(301, headers={"Location": target}))
    outcome = fetch(tip_site, corpus, countries=("Tajikistan",))[2025, "Tajikistan"]
    assert outcome.state == "missing"
    assert "not of the 2025 edition" in outcome.why


def test_links_name_countries_below_the_index_page() -> None:
    home = "https://www.state.gov/reports/2024-trafficking-in-persons-report/"
    page = index_page(
        {
            "Kyrgyz Republic (Tier 2)": "kyrgyz-republic/?fbclid=1",
            "Read more": f"{home}the-gambia/",
            "Congo, Republic of the": "/reports/2024-trafficking-in-persons-report/congo/index.html",
            "Peru": "https://www.state.gov/reports/2023-trafficking-in-persons-report/peru/",
            "Chad": "http://www.state.gov/reports/2024-trafficking-in-persons-report/chad/",
            "Mali": "https://elsewhere.example/reports/2024-trafficking-in-persons-report/mali/",
            "Methodology": "methodology/",
            "Chadd": "chadd/",
            "Kenya": "https://2021-2025.state.gov/reports/2024-trafficking-in-persons-report/kenya/",
        }
    )
    found = country_links(page, home)
    assert found == {
        "Kyrgyz Republic": f"{home}kyrgyz-republic/",
        "The Gambia": f"{home}the-gambia/",
        "Republic of the Congo": f"{home}congo/index.html",
        "Kenya": "https://2021-2025.state.gov/reports/2024-trafficking-in-persons-report/kenya/",
    }
    assert country_links(page, home.rstrip("/")).keys() >= {"The Gambia"}


def test_a_list_to_choose_from_links_countries_too() -> None:
    home = "https://www.state.gov/reports/2024-trafficking-in-persons-report/"
    page = f'<select><option>Choose</option><option value="{home}chad/">Chad</option></select>'.encode()
    assert country_links(page, home) == {"Chad": f"{home}chad/"}


@pytest.mark.parametrize(
    "page", [b"", b"\0", b'<meta charset="\0"><a href="http://[">Chad</a>', b"\xff\xfe<a>", b"%PDF-1.7"]
)
def test_an_index_page_that_is_none_links_nothing(page: bytes) -> None:
    assert country_links(page, "https://www.state.gov/reports/2024-trafficking-in-persons-report/") == {}


def test_index_pages_stand_on_the_main_host_and_its_archives() -> None:
    assert index_addresses(2025) == ("https://www.state.gov/reports/2025-trafficking-in-persons-report/",)
    assert index_addresses(2019) == (
        "https://www.state.gov/reports/2019-trafficking-in-persons-report-2/",
        "https://2017-2021.state.gov/reports/2019-trafficking-in-persons-report-2/",
    )
    assert index_addresses(2022)[1].startswith("https://2021-2025.state.gov/")
    assert index_addresses(2014)[0].startswith("https://2009-2017.state.gov/j/tip/")


def test_likely_slugs_follow_the_edition() -> None:
    assert likely_slugs(resolve("Türkiye"), 2021)[:2] == ("turkey", "turkiye")
    assert likely_slugs(resolve("Türkiye"), 2024)[:2] == ("turkiye", "turkey")
    assert likely_slugs(resolve("Eswatini"), 2017)[0] == "swaziland"
    assert likely_slugs(resolve("Macedonia"), 2025)[0] == "north-macedonia"
    assert likely_slugs(resolve("Ivory Coast"), 2025)[0] == "cote-divoire"
    assert likely_slugs(resolve("Myanmar"), 2025)[0] == "burma"
    assert likely_slugs(resolve("Peru"), 2025) == ("peru",)


def test_a_line_cut_short_spoils_no_other(tmp_path: Path) -> None:
    add_record(tmp_path, 2025, fetched("2025/chad", Page("https://www.state.gov/x/", b"1")))
    file = tmp_path / ".provenance" / "2025.jsonl"
    with file.open("a") as end:
        end.write('{"report": "2025/pe')
    add_record(tmp_path, 2025, fetched("2025/mali", Page("https://www.state.gov/y/", b"2")))
    assert set(read_records(tmp_path, 2025)) == {"2025/chad", "2025/mali"}
    assert json.loads(file.read_text().splitlines()[0])["url"] == "https://www.state.gov/x/"
