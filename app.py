"""The web chat as a Gradio app: `demo` is the app, and running this file serves it with the pages."""

import os
import sys

from tipqa.errors import TipqaError
from tipqa.places import default_index
from tipqa.web.app import build, serve
from tipqa.web.live_index import LiveIndex
from tipqa.web.settings import read_settings

live = LiveIndex(default_index())
demo = build(live)

if __name__ == "__main__":
    try:
        serve(live, read_settings(os.environ, host=os.environ.get("HOST")), demo)
    except TipqaError as error:
        sys.exit(f"tipqa: {error}")
