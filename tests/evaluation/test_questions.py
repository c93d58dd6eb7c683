import json
from pathlib import Path

import pytest

from tipqa.errors import UsageError
from tipqa.evaluation.questions import read_questions

ROW = {
    "id": "a",
    "question": "What?",
    "type": "fact",
    "answerable": True,
    "gold": [{"report": "2024/aland", "quote": "x"}],
}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "set.jsonl"
    path.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n", encoding="utf-8"
    )
    return path


def test_every_field_is_read(tmp_path: Path) -> None:
    extra = {
        "expected": {"tier": "Tier 3"},
        "filters": {"countries": ["Aland"], "years": [2024]},
        "history": ["earlier?", {"question": "later?"}],
        "split": "dev",
        "countries": ["Aland"],
        "years": [2024],
    }
    held = read_questions(written(tmp_path, "", ROW | extra))
    (question,) = held.questions
    assert (question.gold[0].report, question.expected["tier"]) == ("2024/aland", "Tier 3")
    assert question.filters == {"countries": ["Aland"], "years": [2024]}
    assert question.history == ("earlier?", "later?")
    assert (question.split, question.countries, question.years) == ("dev", ("Aland",), (2024,))
    assert held.warnings == ()


def test_unknown_fields_are_read_over_with_a_warning(tmp_path: Path) -> None:
    held = read_questions(written(tmp_path, ROW | {"colour": 1, "expected": {"taste": 2}}))
    path = tmp_path / "set.jsonl"
    assert held.warnings == (
        f"{path} line 1, field colour: not known, so not measured",
        f"{path} line 1, field expected.taste: not known, so not measured",
    )


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": ""}, "field id: empty"),
        ({"type": 3}, "field type: 3 is not a string"),
        ({"answerable": None}, "field answerable: missing"),
        ({"gold": []}, "field gold: an answerable question needs at least one"),
        ({"gold": ["x"]}, "field gold: 'x'"),
        ({"gold": [{"report": "2024/aland"}]}, "gold, field quote: missing"),
        ({"split": "train"}, "field split"),
        ({"years": ["2024"]}, "field years: '2024'"),
        ({"filters": {"country": []}}, "field filters.country"),
        ({"history": [3]}, "field history"),
        ({"expected": {"reason": "because"}}, "field expected.reason"),
    ],
)
def test_an_error_names_line_and_field(tmp_path: Path, change: dict[str, object], field: str) -> None:
    path = written(tmp_path, ROW, ROW | {"id": "b"} | change)
    with pytest.raises(UsageError) as error:
        read_questions(path)
    assert f"{path} line 2" in str(error.value)
    assert field in str(error.value)


def test_two_questions_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="line 2, field id: 'a' stands on an earlier line"):
        read_questions(written(tmp_path, ROW, ROW))


@pytest.mark.parametrize("content", ["", "\n \n", "{", "[1]"])
def test_a_file_that_is_no_question_set_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(UsageError, match=r"set\.jsonl"):
        read_questions(written(tmp_path, content))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.jsonl cannot be read"):
        read_questions(tmp_path / "nowhere.jsonl")


def test_the_factbook_set_is_read_without_a_warning() -> None:
    path = Path(__file__).parents[2].parent / "shared" / "real" / "factbook-tip" / "questions.jsonl"
    if not path.is_file():
        pytest.skip("the Factbook questions are not on this machine")
    held = read_questions(path)
    assert (len(held.questions), held.warnings) == (94, ())


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full"])
def test_a_device_is_no_question_set(device: str) -> None:
    with pytest.raises(UsageError, match="cannot be read: it is no file"):
        read_questions(Path(device))


def test_a_set_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    with path.open("wb") as file:
        file.truncate(65_000_000)
    with pytest.raises(UsageError, match="larger than 64 MB"):
        read_questions(path)
