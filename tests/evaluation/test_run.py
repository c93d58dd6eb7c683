import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aland import Library, ask, cite, hit, say

from tipqa.errors import UsageError
from tipqa.evaluation.baselines import baseline_text, read_baseline
from tipqa.evaluation.rows import as_csv
from tipqa.evaluation.run import Run, run
from tipqa.evaluation.tables import markdown, terminal
from tipqa.evaluation.verdicts import Judgement, compare_runs, judge
from tipqa.question.intents import Intent
from tipqa.question.query import Query

NEW = "2024/aland"
SENTENCE = "A hotline opened in June."


@pytest.fixture
def qa() -> Library:
    """Answers q0 to q9 rightly and refuses the last, which cannot be answered."""
    answers = {f"q{n}?": say(f"{SENTENCE} [1]", cite(NEW, SENTENCE), confidence=0.9) for n in range(10)}
    answers["none?"] = say("Nothing.", reason="topic_not_in_text")
    return Library(answers, {f"q{n}?": [hit(NEW, SENTENCE)] for n in range(10)})


QUESTIONS = [ask((NEW, "hotline opened"), id=f"q{n}", split="dev" if n < 4 else "test") for n in range(10)]
QUESTIONS.append(
    ask(id="none", type="unanswerable", answerable=False, expected={"reason": "topic_not_in_text"}, split="dev")
)


def plain(done: Run) -> dict[str, Any]:
    return {key: value for key, value in done.to_dict().items() if key != "times"}


def test_the_same_input_gives_the_same_bytes_times_aside(qa: Library) -> None:
    first, second = (json.dumps(plain(run(qa, QUESTIONS, "abc"))) for _ in range(2))
    assert first == second
    assert "NaN" not in first


def test_a_run_holds_every_metric_by_group_and_type(qa: Library) -> None:
    done = run(qa, QUESTIONS)
    metrics = done.to_dict()["metrics"]
    assert set(metrics) == {"all", "dev", "test"}
    assert metrics["all"]["answers.right"] == {"n": 11, "value": 1.0, "low": 1.0, "high": 1.0}
    assert metrics["dev"]["answers.right/unanswerable"]["n"] == 1
    assert "answers.right/unanswerable" not in metrics["test"]
    assert metrics["all"]["retrieval.R@1"]["value"] == 1.0
    assert set(done.to_dict()["times"]["milliseconds"]) == {question.id for question in QUESTIONS}


def test_gold_countries_are_never_given_to_the_system(qa: Library) -> None:
    told = replace(QUESTIONS[0], countries=("Aland",), years=(2024,), history=("before?",), filters={"years": [2024]})
    run(qa, [told])
    assert qa.asked[0] == {"question": "q0?", "history": ["before?"], "years": [2024]}


def test_the_search_is_the_one_the_answer_rests_on(qa: Library) -> None:
    query = Query("q0?", Intent.FACT, ("Aland",), (2024,), topic="hotline")
    qa.answers["q0?"] = replace(qa.answers["q0?"], query=query)
    run(qa, [QUESTIONS[0], replace(QUESTIONS[0], id="later", history=("before?",))])
    assert qa.asked[1] == {"text": "q0?", "countries": ["Aland"], "years": [2024], "k": 10}
    assert qa.asked[3]["text"] == "hotline"


def test_an_error_is_a_wrong_answer_and_not_the_end(qa: Library) -> None:
    done = run(qa, [ask(id="unheard", answerable=False)])
    assert done.summary()["answers.right"].value == 0.0
    assert done.items[0].said["reason"] == "error"


def test_no_question_is_an_error(qa: Library) -> None:
    with pytest.raises(UsageError):
        run(qa, [])


def baseline(done: Run, folder: Path) -> dict[str, Any]:
    path = folder / "baseline.json"
    path.write_text(json.dumps(done.to_dict()), encoding="utf-8")
    return read_baseline(path)


def words(judgement: Judgement) -> dict[str, str]:
    return {verdict.metric: verdict.word for verdict in judgement.verdicts}


def test_an_equal_run_is_ok_throughout(qa: Library, tmp_path: Path) -> None:
    done = run(qa, QUESTIONS)
    judgement = compare_runs(done, baseline(done, tmp_path))
    assert set(words(judgement).values()) == {"OK"}
    assert not judgement.failed
    assert judgement.better == judgement.worse == ()


@pytest.mark.parametrize(("lost", "word"), [(3, "within tolerance"), (6, "FAIL")])
def test_a_run_fails_when_it_is_significantly_worse(qa: Library, tmp_path: Path, lost: int, word: str) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    for n in range(lost):
        qa.answers[f"q{n}?"] = say("Nothing.", reason="topic_not_in_text")
    judgement = compare_runs(run(qa, QUESTIONS), before)
    assert words(judgement)["answers.right"] == words(judgement)["answers.right/fact"] == word
    assert words(judgement)["refusal.false"] == word
    assert judgement.failed
    assert [move.id for move in judgement.worse] == [f"q{n}" for n in range(lost)]
    assert judgement.lost == judgement.worse


def test_one_question_that_was_right_and_is_wrong_fails_a_run_unless_accepted(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    qa.answers["q3?"] = say("Nothing.", reason="topic_not_in_text")
    done = run(qa, QUESTIONS)
    judgement = compare_runs(done, before)
    assert judgement.failed
    assert [move.id for move in judgement.lost] == ["q3"]
    for allowed in (compare_runs(done, before, ["q3"]), compare_runs(done, {**before, "accepted": {"q3": "reworded"}})):
        assert not allowed.failed
        assert allowed.lost == ()
        assert [move.id for move in allowed.accepted] == ["q3"]
    assert compare_runs(done, before, ["q2"]).failed
    with pytest.raises(UsageError, match="--accept q77: the set holds no question"):
        compare_runs(done, before, ["q77"])


def test_a_broken_guarantee_may_be_accepted_and_stays_so_while_it_is_broken(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    good = qa.answers["q9?"]
    qa.answers["q9?"] = say("", cite("2024/bland", "Bland"))
    done = run(qa, QUESTIONS)
    assert compare_runs(done, before).failed
    assert not compare_runs(done, {**before, "accepted": {"q9": "Bland is near"}}).failed
    path = tmp_path / "kept.json"
    path.write_text(baseline_text(done, {"q9": "Bland is near", "q1": "for now"}), encoding="utf-8")
    assert read_baseline(path)["accepted"] == {"q9": "Bland is near"}
    qa.answers["q9?"] = good
    path.write_text(baseline_text(run(qa, QUESTIONS), read_baseline(path)["accepted"]), encoding="utf-8")
    assert read_baseline(path)["accepted"] == {}


def test_what_is_accepted_counts_in_no_metric(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    lost = [f"q{n}" for n in range(7)]
    for id in lost:
        qa.answers[f"{id}?"] = say("Nothing.", reason="topic_not_in_text")
    assert not compare_runs(run(qa, QUESTIONS), before, lost).failed


def test_a_question_that_was_wrong_before_may_stay_so(qa: Library, tmp_path: Path) -> None:
    qa.answers["q3?"] = say("Nothing.", reason="topic_not_in_text")
    before = baseline(run(qa, QUESTIONS), tmp_path)
    qa.answers["q3?"] = say("Something else.")
    assert not compare_runs(run(qa, QUESTIONS), before).failed


def test_a_baseline_holds_each_question_in_a_line_and_judges_as_the_run_does(qa: Library, tmp_path: Path) -> None:
    done = run(qa, QUESTIONS)
    path = tmp_path / "baseline.json"
    path.write_text(baseline_text(done), encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith('{"id": ') for line in lines) == len(QUESTIONS)
    assert "answer" not in json.loads(lines[-3].rstrip(","))
    assert compare_runs(done, read_baseline(path)) == compare_runs(done, baseline(done, tmp_path))
    path.write_text(baseline_text(done).replace('"accepted": {}', '"accepted": ["q1"]'), encoding="utf-8")
    assert read_baseline(path)["accepted"] == {"q1": ""}


def test_a_run_keeps_what_was_answered_in_json_and_csv(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    qa.answers["q0?"] = say("=HYPERLINK(1)\nNothing.", reason="topic_not_in_text")
    done = run(qa, QUESTIONS)
    assert done.to_dict()["items"][1]["said"]["answer"] == f"{SENTENCE} [1]"
    rows = list(csv.DictReader(io.StringIO(as_csv(done, before))))
    assert [row["id"] for row in rows] == [question.id for question in QUESTIONS]
    assert (rows[0]["before"], rows[0]["verdict"], rows[0]["answer"]) == ("right", "wrong", "'=HYPERLINK(1)\nNothing.")
    assert (rows[1]["before"], rows[1]["verdict"], rows[1]["answers.right"]) == ("right", "right", "1.0")
    assert rows[1]["cited"] == "2024/aland:66-91"
    assert rows[1]["whose_words"] == "tipqa digest, not the report’s words"


def test_a_run_that_got_better_names_what_did(qa: Library, tmp_path: Path) -> None:
    good = qa.answers["q0?"]
    qa.answers["q0?"] = say("Nothing.", reason="topic_not_in_text")
    before = baseline(run(qa, QUESTIONS), tmp_path)
    qa.answers["q0?"] = good
    judgement = compare_runs(run(qa, QUESTIONS), before)
    assert not judgement.failed
    assert [(move.id, move.before, move.now) for move in judgement.better] == [("q0", 0.0, 1.0)]


def test_a_hard_guarantee_fails_a_run_even_on_a_new_question(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS[:5]), tmp_path)
    qa.answers["q9?"] = say("", cite("2024/bland", "Bland"))
    done = run(qa, QUESTIONS)
    assert words(judge(done))["citations.wrong_country"] == "FAIL"
    judgement = compare_runs(done, before)
    assert judgement.failed
    assert judgement.only_now == ("q5", "q6", "q7", "q8", "q9", "none")


def test_a_question_worded_otherwise_is_another_question(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    before["items"][0]["question"] = "another?"
    judgement = compare_runs(run(qa, QUESTIONS), before)
    assert judgement.only_before == judgement.only_now == ("q0",)
    with pytest.raises(UsageError, match="shares no question"):
        compare_runs(run(qa, QUESTIONS[:1]), before)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 99, "items": []}', '{"format": 1, "items": [{}]}'])
def test_a_file_that_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="make"):
        read_baseline(path)


def test_a_set_does_not_command_the_terminal(qa: Library, tmp_path: Path) -> None:
    from rich.console import Console

    questions = [*QUESTIONS, replace(QUESTIONS[0], id="e\x1b]0;owned\x07", question="q1?")]
    before = baseline(run(qa, questions), tmp_path)
    qa.answers["q1?"] = say("Nothing.", reason="topic_not_in_text")
    done = run(qa, questions)
    console = Console(width=120, color_system=None)
    with console.capture() as shown:
        console.print(terminal(done, compare_runs(done, before)))
    assert "e\\x1b]0;owned\\x07" in shown.get()
    assert "\x1b" not in shown.get()


def test_the_page_holds_groups_goals_and_what_is_wrong(qa: Library, tmp_path: Path) -> None:
    before = baseline(run(qa, QUESTIONS), tmp_path)
    qa.answers["q0?"] = say("Nothing.", reason="topic_not_in_text")
    done = run(qa, QUESTIONS)
    page = markdown(done, compare_runs(done, before), "tipqa eval set.jsonl")
    assert "Made with `tipqa eval set.jsonl`; 11 questions" in page
    assert "## Split test (6)" in page
    assert "| Answerable questions refused | 10 | 0.100 |" in page
    assert "≤ 0.020 **missed**" in page
    assert "- q0 (fact): q0? (refused: topic_not_in_text)" in page
    assert "- worse: q0 q0? (Right answer 1.000 → 0.000)" in page
    assert "Expected calibration error: 0.100." in page


def test_the_terminal_shows_a_verdict_for_each_metric(qa: Library) -> None:
    from rich.console import Console

    done = run(qa, QUESTIONS)
    console = Console(width=120, color_system=None)
    with console.capture() as shown:
        console.print(terminal(done, judge(done)))
    assert "Right answer: unanswerable" in shown.get()
    assert "Time per question" in shown.get()
    assert "FAIL" not in shown.get()


def test_gold_of_a_report_that_is_not_held_is_wrong_and_not_the_end(qa: Library) -> None:
    question = ask(("2020/aland", "x"), type="comparison", id="q0", expected={"tiers": {"Aland": "Tier 2"}})
    assert run(qa, [question]).summary()["answers.right"].value == 0.0
