from __future__ import annotations

import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tipqa.errors import BrokenIndexError, ModelError, NotFoundError
from tipqa.index.encoder import Encoder
from tipqa.index.index import Index
from tipqa.index.manifest import ENCODER, FILES, piece_files
from tipqa.index.model import Filter
from tipqa.index.passages import header as header_of
from tipqa.index.question_words import content_words
from tipqa.reports.model import SectionKind
from tipqa.settings import Settings

QUESTION = "Were children forced to pick cotton?"


def use_all(index: Index) -> None:
    """Read every file of an index."""
    vector = np.ones(384, np.float32)
    index.best_by_words(QUESTION, Filter(), 3, header=True)
    index.best_by_vector(vector, Filter(), 3)
    index.tokens(it.id for it in index.statements(Filter()))
    index.figures(Filter())
    assert index.projection.weights.shape[1] == 64


def test_passages_and_statements_are_slices_of_their_reports(small_index: Index) -> None:
    passages = small_index.passages(range(small_index.manifest.counts["passages"]))
    statements = small_index.statements(Filter())
    assert [it.id for it in statements] == list(range(small_index.manifest.counts["statements"]))
    for it in (*passages, *statements):
        report = small_index.report(it.report)
        assert it.text == report.text[it.start : it.end]
        section = next(s for s in report.sections if s.start <= it.start and it.end <= s.end)
        assert (it.section, it.heading) == (section.kind, section.heading)


def test_passages_come_in_the_asked_order(small_index: Index) -> None:
    assert [it.id for it in small_index.passages([5, 0, 3])] == [5, 0, 3]
    assert small_index.passages([]) == []


def test_a_statement_has_the_token_vectors_of_its_words(small_index: Index) -> None:
    ids = [4, 1, 1]
    vectors, bounds = small_index.tokens(ids)
    assert vectors.dtype == np.int8
    statements = {it.id: it for it in small_index.statements(Filter())}
    for at, id in enumerate(ids):
        _, (own,) = small_index.encoder.encode_tokens([statements[id].text])
        expected = small_index.projection.project(own.vectors)
        assert np.abs(vectors[bounds[at] : bounds[at + 1]].astype(int) - expected).max() <= 2
    assert small_index.tokens([])[0].shape == (0, 64)


def test_a_passage_finds_itself(small_index: Index) -> None:
    passage = small_index.passages([7])[0]
    info = small_index.info(passage.report)
    line = header_of(info.country, info.year, passage.heading)
    (vector,) = small_index.encoder.encode([line + passage.text])
    ids, scores = small_index.best_by_vector(vector, Filter(), 3)
    assert ids[0] == 7
    assert 0.9 < scores[0] <= 1
    assert small_index.best_by_words(passage.text, Filter(), 1, header=False)[0].tolist() == [7]


def test_the_header_is_searched_where_asked(small_index: Index) -> None:
    assert len(small_index.best_by_words("Tajikistan 2024 prevention", Filter(), 99, header=True)[0]) > len(
        small_index.best_by_words("Tajikistan 2024 prevention", Filter(), 99, header=False)[0]
    )


def test_a_question_goes_through_the_encoder_once(small_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "Which brickyards of the north were inspected by soldiers?"
    seen: list[str] = []
    run = Encoder.encode_tokens
    monkeypatch.setattr(Encoder, "encode_tokens", lambda self, texts: seen.extend(texts) or run(self, texts))
    for words in (content_words(question), content_words(question)[:1], content_words(question)[1:]):
        small_index.question_words(question, words)
    assert seen == [question]


def test_statements_that_are_asked_for_again_are_the_same_and_the_callers_own(small_index: Index) -> None:
    country = small_index.reports()[0].country
    first = small_index.statements(Filter(countries=(country,)))
    again = small_index.statements(Filter(countries=(country,)))
    first.clear()
    assert again
    assert again == small_index.statements(Filter(countries=(country,)))


def test_idf_is_higher_for_rarer_words(small_index: Index) -> None:
    assert small_index.idf("government") < small_index.idf("cotton") < small_index.idf("zebra")
    assert small_index.idf("the") == 0


def test_the_same_words_under_another_filter_come_from_it_alone(small_index: Index) -> None:
    filter = Filter(countries=("Uzbekistan",), years=(2024,), sections=(SectionKind.PROTECTION,))
    found, _ = small_index.best_by_words("victims government", filter, 50, header=True)
    assert len(found)
    assert {(it.report, it.section) for it in small_index.passages(found)} == {("2024/uzbekistan", "protection")}


def test_a_filter_that_matches_nothing_gives_nothing(small_index: Index) -> None:
    nothing = Filter(countries=("Atlantis",))
    assert not len(small_index.best_by_words("victims", nothing, 5, header=True)[0])
    assert not len(small_index.best_by_vector(np.ones(384, np.float32), nothing, 5)[0])
    assert small_index.statements(nothing) == small_index.figures(nothing) == small_index.reports(nothing) == []


def test_a_report_that_is_not_held_names_near_ones(small_index: Index) -> None:
    with pytest.raises(NotFoundError, match="2025/tajikistan"):
        small_index.report("2025/tajikstan")
    with pytest.raises(NotFoundError):
        small_index.info("")


def test_info_is_the_report_without_its_text(small_index: Index) -> None:
    info, report = small_index.info("2025/tajikistan"), small_index.report("2025/tajikistan")
    assert (info.country, info.year, info.tier, info.chars) == ("Tajikistan", 2025, report.tier, len(report.text))


def test_statements_of_passages_share_words_with_them(small_index: Index) -> None:
    passages = small_index.passages([3, 8])
    statements = small_index.statements_in(passages)
    expected = [
        it
        for it in small_index.statements(Filter())
        if any(it.report == p.report and it.start < p.end and it.end > p.start for p in passages)
    ]
    assert statements == expected != []


def test_opening_loads_nothing_heavy(small_index_path: Path) -> None:
    code = (
        "import sys; from tipqa.index.index import Index; from tipqa.index.model import Filter\n"
        f"index = Index.open({str(small_index_path)!r})\n"
        "own = Filter(countries=('Tajikistan',))\n"
        "index.best_by_vector(index.encoder.encode(['cotton'])[0], own, 5)\n"
        "index.best_by_words('cotton', own, 5, header=False)\n"
        "heavy = {'torch', 'faiss', 'gradio', 'pandas', 'scipy', 'rank_bm25', 'langchain_text_splitters', 'filelock'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_many_threads_read_one_index(small_index_path: Path) -> None:
    index = Index.open(small_index_path, Settings())
    failed: list[BaseException] = []

    def work(seed: int) -> None:
        choose = random.Random(seed)
        try:
            for _ in range(30):
                filter = Filter(years=(choose.choice([2023, 2024, 2025]),))
                found, _ = index.best_by_words("victims cotton", filter, 5, header=True)
                assert {it.report[:4] for it in index.passages(found)} == {str(filter.years[0])}
                assert {it.report[:4] for it in index.statements(filter)} == {str(filter.years[0])}
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


@pytest.mark.parametrize("name", [*FILES, *piece_files(0)])
@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[: len(content) // 2],
        lambda _: b"",
        lambda content: b"something else" + content,
        lambda content: bytes(len(content)),
        lambda content: random.Random(1).randbytes(len(content)),
        lambda content: content[:200] + random.Random(2).randbytes(max(0, len(content) - 200)),
    ],
    ids=["half", "empty", "foreign", "zeros", "noise", "noise after the head"],
)
def test_a_damaged_file_is_one_clear_error(name: str, damage: Callable[[bytes], bytes], spare_index_path: Path) -> None:
    before = (spare_index_path / name).read_bytes()
    (spare_index_path / name).write_bytes(damage(before))
    with pytest.raises(BrokenIndexError, match=rf"{name} .*tipqa index"):
        use_all(Index.open(spare_index_path, Settings()))


@pytest.mark.parametrize("name", ["model.int8.onnx", "model.int8.data", "tokenizer.json"])
@pytest.mark.parametrize("at", [0.02, 0.5, 0.98])
def test_a_zeroed_block_of_the_encoder_is_found_before_it_answers(name: str, at: float, spare_index_path: Path) -> None:
    file = spare_index_path / ENCODER / name
    content = bytearray(file.read_bytes())
    start = int(at * len(content))
    content[start : start + 4096] = bytes(len(content[start : start + 4096]))
    file.unlink()  # it may be a link to a file that other indexes share
    file.write_bytes(content)
    index = Index.open(spare_index_path, Settings())
    with pytest.raises((BrokenIndexError, ModelError), match=rf"{name} .*tipqa index"):
        index.encoder.encode(["cotton"])


def test_a_folder_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "missing", tmp_path / "file"):
        with pytest.raises(BrokenIndexError, match="tipqa index"):
            Index.open(path, Settings())


def test_an_index_that_was_deleted_is_read_on(spare_index_path: Path) -> None:
    index = Index.open(spare_index_path, Settings())
    encoder = index.encoder
    shutil.rmtree(spare_index_path)
    assert index.outdated
    use_all(index)
    assert len(encoder.encode(["cotton"])) == 1


def test_closing_twice_does_no_harm(spare_index_path: Path) -> None:
    index = Index.open(spare_index_path, Settings())
    index.close()
    index.close()
