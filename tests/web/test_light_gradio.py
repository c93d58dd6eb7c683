"""Gradio is imported without the stubs that it writes for editors, and is otherwise what it is."""

from __future__ import annotations

import subprocess
import sys

import pytest

SERVE = """
import sys
from tipqa.web.app import web_app
from tipqa.web.live_index import LiveIndex
from tipqa.web.settings import ServerSettings
assert "gradio" not in sys.modules
made = []
import tipqa.web.light_gradio
gradio = tipqa.web.light_gradio.import_gradio()
make = gradio.routes.App.create_app
gradio.routes.App.create_app = staticmethod(lambda *given, **named: made.append(1) or make(*given, **named))
web_app(LiveIndex("none"), ServerSettings())
assert gradio.component_meta.create_or_modify_pyi.__module__ == "tipqa.web.light_gradio"
assert len(made) == 1, made
"""
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


@pytest.mark.parametrize("program", [LOOK, SERVE])
def test_no_stubs_are_written_and_one_application_is_made(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
