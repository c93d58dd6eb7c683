"""Corpus folders: what is read, what is a problem, what is an error."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tipqa.errors import CorpusError, ReadError
from tipqa.reports.corpus import corpus_report, read_corpus, read_report, report_digest, report_id, report_paths, slug
from tipqa.reports.model import Tier

TEXT = "The government opened two cases."


def put(folder: Path, name: str, front: str, body: str = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Korea, North", "korea-north"),
        ("Côte d’Ivoire", "cote-divoire"),
        ("Türkiye", "turkiye"),
        ("  Trinidad & Tobago ", "trinidad-tobago"),
        ("中国", ""),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_ids_are_year_and_slug() -> None:
    assert report_id(2025, "tajikistan") == "2025/tajikistan"


def test_a_corpus_is_read_in_order_without_what_is_no_report(tmp_path: Path) -> None:
    put(tmp_path, "2025/tajikistan.md", "country: Tajikistan\nyear: 2025")
    put(tmp_path, "2024/tajikistan.md", "country: Tajikistan\nyear: 2024\ntier: Tier 2 Watch List")
    put(tmp_path, "facts/tajikistan.md", "country: Tajikistan\nyear: 2024")
    put(tmp_path, "2025/.hidden.md", "country: Tajikistan\nyear: 2024")
    for name in ("README.md", "2025/README.md", "2025/notes.txt"):
        (tmp_path / name).write_text("About this folder.", encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert [report.id for report in corpus.reports] == ["2024/tajikistan", "2025/tajikistan"]
    assert corpus.reports[0].tier is Tier.WATCH_LIST
    assert corpus.problems == ()
    assert report_paths(tmp_path) == (tmp_path / "2024/tajikistan.md", tmp_path / "2025/tajikistan.md")


def test_an_id_keeps_the_name_of_its_file_where_the_country_goes_by_it(tmp_path: Path) -> None:
    put(tmp_path, "2021/kyrgyzstan.md", "country: Kyrgyzstan\nyear: 2021")
    put(tmp_path, "2021/korea-north.md", 'country: "Korea, North"\nyear: 2021')
    put(tmp_path, "2010/eswatini.md", "country: Swaziland\nyear: 2010")
    corpus = read_corpus(tmp_path)
    assert corpus.problems == ()
    assert {report.id: report.iso2 for report in corpus.reports} == {
        "2010/eswatini": "SZ",
        "2021/korea-north": "KP",
        "2021/kyrgyzstan": "KG",
    }
    again = put(tmp_path, "2022/x.md", "country: Kyrgyz Republic\nyear: 2022")
    assert read_report(again).country == corpus.reports[-1].country


@pytest.mark.parametrize(
    ("name", "front", "said"),
    [
        ("2024/tajikistan.md", "country: Tajikistan\nyear: 2023", "says year 2023, the folder 2024"),
        ("2024/uzbekistan.md", "country: Tajikistan\nyear: 2024", "says country Tajikistan.*rename it tajikistan.md"),
        ("2024/gondor.md", "country: Gondor\nyear: 2024", "'Gondor' is not known"),
        ("2024/mauritana.md", "country: Mauritana\nyear: 2024", "'Mauritana' is read as Mauritania; correct it"),
        ("2024/tajikistan.md", "country: Tajikistan\nyear: 2024\nteir: Tier 2", "unknown key 'teir'"),
    ],
)
def test_what_does_not_fit_is_a_problem_that_names_the_file(tmp_path: Path, name: str, front: str, said: str) -> None:
    path = put(tmp_path, name, front)
    corpus = read_corpus(tmp_path)
    assert len(corpus.problems) == 1
    assert str(path) in corpus.problems[0]
    assert re.search(said, corpus.problems[0])
    assert corpus.reports[0].id == name.removesuffix(".md")


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("year: 2024", "does not say its country; add a line `country"),
        ("country: Tajikistan", "does not say its year; add a line `year"),
        ("country: Tajikistan\nyear: soon", "key year is 'soon'"),
        ("country: Tajikistan\nyear: 1924", "key year is '1924'"),
        ("country: [Tajikistan]\nyear: 2024", "key country is"),
        ("country: Tajikistan\nyear: 2024\ntier: Tier 9", "key tier is 'Tier 9'; it takes Tier 1,"),
        ("country: Tajikistan\nyear: 2024\nkind: gossip", "key kind is 'gossip'"),
        ("country: Tajikistan\nyear: 2024\nsources: {a: b}", "key sources"),
        ("country: 'Tajikistan\nyear: 2024", "is no YAML"),
        ("just words", "has no keys"),
    ],
)
def test_a_front_matter_that_cannot_be_is_an_error_that_names_file_and_key(
    tmp_path: Path, front: str, said: str
) -> None:
    path = put(tmp_path, "2024/tajikistan.md", front)
    with pytest.raises(ReadError, match=said) as caught:
        read_corpus(tmp_path)
    assert str(path) in str(caught.value)


def test_a_front_matter_without_end_is_an_error(tmp_path: Path) -> None:
    path = put(tmp_path, "2024/tajikistan.md", "country: Tajikistan")
    path.write_text("---\ncountry: Tajikistan\n", encoding="utf-8")
    with pytest.raises(ReadError, match="not closed"):
        read_report(path)


def test_norway_is_not_false(tmp_path: Path) -> None:
    path = put(tmp_path, "2024/norway.md", "country: Norway\niso2: NO\nyear: 2024")
    assert corpus_report(path).iso2 == "NO"


def test_several_broken_files_are_told_together(tmp_path: Path) -> None:
    for name in "abcdefg":
        put(tmp_path, f"2024/{name}.md", "year: 2024")
    with pytest.raises(ReadError, match=r"a\.md.*e\.md.*and 2 more files"):
        read_corpus(tmp_path)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere does not exist; give one with --corpus"):
        read_corpus(tmp_path / "nowhere")


def test_two_files_of_one_report_are_an_error_that_names_both(tmp_path: Path) -> None:
    put(tmp_path, "2021/kyrgyzstan.md", "country: Kyrgyzstan\nyear: 2021")
    put(tmp_path, "2021/kyrgyz-republic.md", "country: Kyrgyz Republic\nyear: 2021")
    with pytest.raises(CorpusError, match=r"kyrgyzstan\.md and .*kyrgyz-republic\.md are one report"):
        read_corpus(tmp_path)


def test_a_country_may_stand_in_two_series(tmp_path: Path) -> None:
    put(tmp_path, "2021/kyrgyzstan.md", "country: Kyrgyzstan\nyear: 2021\nseries: factbook")
    put(tmp_path, "2021/kyrgyz-republic.md", "country: Kyrgyz Republic\nyear: 2021")
    assert len(read_corpus(tmp_path).reports) == 2


def test_a_file_in_another_encoding_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    path = put(tmp_path, "2024/tajikistan.md", "country: Tajikistan\nyear: 2024")
    path.write_bytes(path.read_bytes() + "Côte".encode("latin-1"))
    with pytest.raises(ReadError, match=r"tajikistan\.md is not UTF-8.*save it as UTF-8"):
        read_corpus(tmp_path)


def test_placements_are_read_by_their_own_headings(tmp_path: Path) -> None:
    put(
        tmp_path,
        "2024/placements.md",
        "country: All countries\nyear: 2024\nseries: placements",
        "# Placements\n\n## Tier 1\n\n- Albania\n- Austria\n\n## Upgraded\n\n- Benin",
    )
    (report,) = read_corpus(tmp_path).reports
    assert (report.id, report.country, report.iso2) == ("2024/placements", "All countries", "")
    assert [(section.kind.value, section.heading) for section in report.sections] == [
        ("other", "Tier 1"),
        ("other", "Upgraded"),
    ]


def test_a_file_alone_takes_country_and_year_from_the_call(tmp_path: Path) -> None:
    path = tmp_path / "copy.txt"
    path.write_text("TAJIKISTAN (Tier 2)\n\nThe government acted.", encoding="utf-8")
    report = read_report(path, country="Tajikistan", year=2025, source_url="https://x.example/")
    assert (report.id, report.series, report.source_url) == ("2025/tajikistan", "tip", "https://x.example/")
    with pytest.raises(ReadError, match="does not say its country"):
        read_report(path)


def test_what_the_call_says_wins_over_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, "x.md", "country: Tajikistan\nyear: 2024")
    assert read_report(path, year=2025, country=None).id == "2025/tajikistan"


def test_a_suffix_without_reader_is_an_error_that_lists_the_readers(tmp_path: Path) -> None:
    path = tmp_path / "x.xyz"
    path.write_text("words", encoding="utf-8")
    with pytest.raises(ReadError, match=r"no reader for \.xyz; give one of \.md, \.txt"):
        read_report(path, country="Tajikistan", year=2025)


def test_a_digest_is_the_sha256_of_the_file(tmp_path: Path) -> None:
    path = put(tmp_path, "2024/tajikistan.md", "country: Tajikistan\nyear: 2024")
    assert report_digest(path) == hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(ReadError, match="cannot be read"):
        report_digest(tmp_path / "2024" / "gone.md")
