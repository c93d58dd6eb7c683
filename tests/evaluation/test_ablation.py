from types import ModuleType

import pytest
from aland import Library, ask, hit
from scripts_of_evals import script

from tipqa.index.model import Filter
from tipqa.retrieval.model import Hit

GOLD = "Courts convicted 12 traffickers."


@pytest.fixture(scope="module")
def ablation() -> ModuleType:
    return script("ablation")


def test_each_way_is_measured_with_the_gold_filters_it_asks_for(ablation: ModuleType) -> None:
    questions = [ask(("2024/aland", GOLD)), ask(id="lost", answerable=False), ask(("2020/aland", "x"), id="unheld")]

    def find(_index: object, _text: str, filter: Filter, way: object) -> list[Hit]:
        assert (filter == Filter(countries=("Aland",), years=(2024,))) is way.filters  # type: ignore[attr-defined]
        other = [] if way.filters else [hit("2024/bland", "Bland")]  # type: ignore[attr-defined]
        return [*other, hit("2024/aland", GOLD, 2)]

    rows = list(ablation.measure(Library(), questions, find))
    assert len({way for way, _ in rows}) == 12
    assert {(way.filters, scores["retrieval.RR@10"]["q1"]) for way, scores in rows} == {(False, 0.5), (True, 1.0)}
    assert all(set(scores["retrieval.R@5"]) == {"q1"} for _, scores in rows)
    lines = ablation.table(rows).splitlines()
    assert lines[2] == "| no | bm25 | 0.000 | 1.000 | 1.000 | 0.500 | 0.631 | 1.000 | 1.000 | 0.631 to 0.631 |"
    assert len(lines) == 14
