"""What a question must hold for a wording of figures is told of each, and only what it must."""

from __future__ import annotations

import json
import subprocess
import sys

from tipqa.figures.asked import NEEDS, entries
from tipqa.figures.asked_needs import written


def test_the_table_is_written_out_as_it_is() -> None:
    said = "asked.toml has changed: run `python -m tipqa.figures.asked_needs`"
    assert NEEDS.read_text(encoding="utf-8") == written(), said


def test_every_example_holds_what_its_wording_needs() -> None:
    needs = json.loads(NEEDS.read_text(encoding="utf-8"))
    for entry in (it for slot in entries().values() for it in slot):
        small = entry["example"].lower()
        assert all(any(it in small for it in either) for either in needs[entry["pattern"]]), entry


def test_few_patterns_are_compiled_for_a_question() -> None:
    code = (
        "import re._compiler as c; whole, n = c.compile, []; c.compile = lambda *it: n.append(1) or whole(*it)\n"
        "from tipqa.figures.asked import figure_asked\n"
        "n.clear(); assert figure_asked('How many victims did Peru identify?'); print(len(n))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 60
