"""Gradio is imported without the stubs that it writes for editors, and is otherwise what it is."""

from __future__ import annotations

import subprocess
import sys

LOOK = """
import sys
from tipqa.web.light_gradio import import_gradio
gradio = import_gradio()
from gradio import component_meta
assert component_meta.create_or_modify_pyi.__module__ == "tipqa.web.light_gradio"
assert not [it for it in sys.meta_path if type(it).__module__ == "tipqa.web.light_gradio"]
assert gradio.Textbox(label="x").label == "x"
assert import_gradio() is gradio
"""


def test_no_stubs_are_written_when_the_server_starts() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
