"""Ask, compare, history and movers tell the same figure of every edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.comparison import compare, history, movers
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.settings import Settings

ROOT = Path(__file__).parents[2]
SETS = ROOT.parent / "shared" / "real" / "narratives"
CORPORA = [ROOT / "corpus", *(path / "corpus" for path in sorted(SETS.glob("*")) if (path / "corpus").is_dir())]
QUESTIONS = {
    "investigations": "How many investigations did {} open according to the {} report?",
    "prosecutions": "How many traffickers did {} prosecute according to the {} report?",
    "convictions": "How many traffickers did {} convict according to the {} report?",
    "victims_identified": "How many victims did {} identify according to the {} report?",
    "victims_repatriated": "How many victims did {} repatriate according to the {} report?",
}


@pytest.fixture(scope="module", params=CORPORA, ids=lambda path: path.parent.name)
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("agree") / "index"
    build_index(request.param, path, Settings())
    return Index.open(path, Settings())


def test_all_tell_the_same_figure(index: Index) -> None:
    qa, told = QA(index), 0
    countries = {info.country for info in index.reports() if info.series == "tip"}
    for country in sorted(countries):
        lives = {(it.measure, it.unit, it.detail): it for it in history(index, country, series="tip").measures}
        for info in (it for it in index.reports() if it.country == country and it.series == "tip"):
            for measure, question in QUESTIONS.items():
                facts = qa.ask(question.format(country, info.year)).facts
                if facts.get("value") is None:
                    continue
                own = [
                    point.value
                    for (name, unit, _), life in lives.items()
                    if (name, unit) == (measure, facts["figures"][0]["unit"])
                    for point in life.points
                    if point.year == info.year
                ]
                assert facts["value"] in own, (country, info.year, measure)
                told += 1
    assert told


def test_a_comparison_and_the_movers_are_of_the_histories(index: Index) -> None:
    for country in sorted({info.country for info in index.reports() if info.series == "tip"}):
        years = sorted(info.year for info in index.reports() if info.country == country and info.series == "tip")
        if len(years) < 2:
            continue
        lives = history(index, country, series="tip").measures
        points = {(it.measure, it.unit, it.actor, it.detail, p.year): p.value for it in lives for p in it.points}
        for it in compare(index, country, years[-2], years[-1], "tip").figures:
            if it.paired:
                continue
            for year, value in ((years[-2], None if it.looked_back else it.old), (years[-1], it.new)):
                if value is not None:
                    assert points[it.measure, it.unit, it.actor, it.detail, year] == value, (country, it)
    latest = max(info.year for info in index.reports() if info.series == "tip")
    for move in movers(index, latest, "tip").figures:
        pair = compare(index, move.country, move.from_year, latest, "tip").figures
        same = [
            it
            for it in pair
            if (it.measure, it.unit, it.detail) == (move.figure.measure, move.figure.unit, move.figure.detail)
        ]
        assert [(it.old, it.new, it.delta) for it in same] == [(move.figure.old, move.figure.new, move.figure.delta)]
