"""Ask, compare, history and movers tell the same figure of every edition."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tipqa.comparison.comparing import compare
from tipqa.comparison.history import history
from tipqa.comparison.movers import movers
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.settings import Settings

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "real" / "narratives"
PAIRS = ROOT.parent / "shared" / "real" / "factbook-tip" / "corpus"
CORPORA = [ROOT / "corpus", *(path / "corpus" for path in sorted(SETS.glob("*")) if (path / "corpus").is_dir())]
CORPORA += [PAIRS] if PAIRS.is_dir() else []
FEW = 12  # countries of a larger set
QUESTIONS = {
    "investigations": "How many investigations did {} open according to the {} report?",
    "prosecutions": "How many traffickers did {} prosecute according to the {} report?",
    "convictions": "How many traffickers did {} convict according to the {} report?",
    "victims_identified": "How many victims did {} identify according to the {} report?",
    "victims_repatriated": "How many victims did {} repatriate according to the {} report?",
    "victims_referred": "How many victims did {} refer to services according to the {} report?",
    "victims_assisted": "How many victims did {} assist according to the {} report?",
    "officials_investigated": "How many complicit officials did {} investigate according to the {} report?",
    "officials_prosecuted": "How many complicit officials did {} prosecute according to the {} report?",
    "officials_convicted": "How many complicit officials did {} convict according to the {} report?",
    "people_trained": "How many people did {} train according to the {} report?",
    "hotline_calls": "How many calls did the hotline of {} receive according to the {} report?",
    "funding": "How much did {} allocate according to the {} report?",
}


@pytest.fixture(scope="module", params=CORPORA, ids=lambda path: path.parent.name)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("agree") / "index"
    build_index(_few(request.param, path.parent) if request.param == PAIRS else request.param, path, Settings())
    return Index.open(path, Settings())


def _few(corpus: Path, folder: Path) -> Path:
    """Some countries of a corpus, in a folder of their own."""
    names = sorted({path.name for path in corpus.rglob("*.md")})[:FEW]
    for path in (it for name in names for it in corpus.rglob(name)):
        copy = folder / "corpus" / path.relative_to(corpus)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder / "corpus"


def series_of(index: Index) -> str:
    """The series whose editions are told, the reports before others."""
    held = {info.series for info in index.reports()} - {"placements"}
    return "tip" if "tip" in held else min(held)


def test_all_tell_the_same_figure(index: Index) -> None:
    qa, told, series = QA(index), 0, series_of(index)
    countries = {info.country for info in index.reports() if info.series == series}
    for country in sorted(countries):
        lives = history(index, country, series=series).measures
        for info in (it for it in index.reports() if it.country == country and it.series == series):
            for measure, question in QUESTIONS.items():
                facts = qa.ask(question.format(country, info.year)).facts
                if facts.get("value") is None or not facts.get("figures"):
                    continue
                own = [
                    point.value
                    for life in lives
                    if (life.measure, life.unit) == (measure, facts["figures"][0]["unit"])
                    for point in life.points
                    if point.year == info.year
                ]
                assert facts["value"] in own, (country, info.year, measure)
                told += 1
    assert told or series != "tip"


def test_comparisons_and_movers_are_of_the_histories(index: Index) -> None:
    series, told = series_of(index), 0
    for country in sorted({info.country for info in index.reports() if info.series == series}):
        years = sorted(info.year for info in index.reports() if info.country == country and info.series == series)
        lives = history(index, country, series=series).measures
        points = {(it.measure, it.unit, it.actor, it.detail, p.year): p.value for it in lives for p in it.points}
        for older, newer in pairwise(years):
            for it in compare(index, country, older, newer, series).figures:
                for year, value in ((older, None if it.looked_back else it.old), (newer, it.new)):
                    if value is not None and not it.paired:
                        assert points[it.measure, it.unit, it.actor, it.detail, year] == value, (country, it)
                        told += 1
    assert told
    latest = max(info.year for info in index.reports() if info.series == series)
    for move in movers(index, latest, series).figures:
        pair = compare(index, move.country, move.from_year, latest, series).figures
        same = [
            it
            for it in pair
            if (it.measure, it.unit, it.detail) == (move.figure.measure, move.figure.unit, move.figure.detail)
        ]
        assert [(it.old, it.new, it.delta) for it in same] == [(move.figure.old, move.figure.new, move.figure.delta)]
