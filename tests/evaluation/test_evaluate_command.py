import json
from pathlib import Path

import pytest
from aland import Library, cite, say
from click.testing import CliRunner, Result

import tipqa
from tipqa.cli.evaluate import evaluate
from tipqa.errors import NotFoundError

SENTENCE = "A hotline opened in June."
ROW = {"type": "fact", "answerable": True, "gold": [{"report": "2024/aland", "quote": "hotline opened"}]}


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "set.jsonl"
    rows = [ROW | {"id": f"q{n}", "question": f"q{n}?", "split": "dev" if n else "test"} for n in range(7)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def qa(monkeypatch: pytest.MonkeyPatch) -> Library:
    """What `tipqa.open` gives in these tests: every question answered rightly."""
    library = Library({f"q{n}?": say(f"{SENTENCE} [1]", cite("2024/aland", SENTENCE)) for n in range(7)})
    monkeypatch.setitem(vars(tipqa), "open", lambda path: library)  # noqa: ARG005
    return library


def called(*arguments: object) -> Result:
    return CliRunner().invoke(evaluate, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.mark.usefixtures("qa")
def test_a_good_run_ends_well_and_writes_its_files(questions: Path, tmp_path: Path) -> None:
    held, page = tmp_path / "run.json", tmp_path / "page.md"
    result = called(questions, "--json", held, "--markdown", page)
    assert result.exit_code == 0
    assert "Right answer" in result.stdout
    assert json.loads(held.read_text(encoding="utf-8"))["metrics"]["all"]["answers.right"]["n"] == 7
    assert f"Made with `tipqa eval {questions}`" in page.read_text(encoding="utf-8")


def test_the_exit_code_is_1_when_a_metric_fails(qa: Library, questions: Path, tmp_path: Path) -> None:
    held = tmp_path / "run.json"
    called(questions, "--json", held)
    assert called(questions, "--baseline", held).exit_code == 0
    for question in list(qa.answers)[:6]:
        qa.answers[question] = say("Nothing.", reason="topic_not_in_text")
    result = called(questions, "--baseline", held)
    assert result.exit_code == 1
    assert "FAIL" in result.stdout
    assert "worse: q0 q0?" in result.stdout


def test_a_split_may_be_chosen(qa: Library, questions: Path) -> None:
    called(questions, "--split", "test")
    assert [given["question"] for given in qa.asked if "question" in given] == ["q0?"]


@pytest.mark.usefixtures("qa")
def test_gold_that_does_not_stand_is_named(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    gold = [{"report": "2024/aland", "quote": "no such words"}]
    path.write_text(json.dumps(ROW | {"id": "q0", "question": "q0?", "gold": gold}), encoding="utf-8")
    with pytest.raises(NotFoundError, match="q0: 2024/aland does not hold 'no such words'; correct the set"):
        called(path)


@pytest.mark.usefixtures("qa")
def test_a_set_with_a_byte_order_mark_and_odd_breaks_is_read(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    row = ROW | {"id": "q0", "question": "q0?", "note": "one\u2028two"}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8-sig")
    assert called(path).exit_code == 0


def test_one_right_answer_made_wrong_fails_and_is_named_until_it_is_accepted(
    qa: Library, questions: Path, tmp_path: Path
) -> None:
    kept, rows = tmp_path / "baseline.json", tmp_path / "rows.csv"
    called(questions, "--write-baseline", kept)
    assert called(questions, "--baseline", kept).exit_code == 0
    qa.answers["q4?"] = say("Nothing.", reason="topic_not_in_text")
    result = called(questions, "--baseline", kept, "--csv", rows)
    assert result.exit_code == 1
    assert "FAIL: right before and wrong now: q4\n" in result.stdout
    assert rows.read_bytes().startswith(b"\xef\xbb\xbfid,type,")
    assert called(questions, "--baseline", kept, "--accept", "q4").exit_code == 0
    called(questions, "--write-baseline", kept)
    assert called(questions, "--baseline", kept).exit_code == 0
    with pytest.raises(tipqa.UsageError, match="give one with --baseline"):
        called(questions, "--accept", "q4")


@pytest.mark.usefixtures("qa")
def test_a_file_that_cannot_be_written_is_named(questions: Path, tmp_path: Path) -> None:
    with pytest.raises(tipqa.UsageError, match="cannot be written"):
        called(questions, "--json", tmp_path / "nowhere" / "run.json")
