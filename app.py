"""The web chat as a Gradio app: `demo` is the app, and running this file serves it."""

import os
import sys

from tipqa.errors import TipqaError
from tipqa.places import default_index
from tipqa.web.app import build, serve

demo = build(default_index())

if __name__ == "__main__":
    port = os.environ.get("PORT", "7860")
    if not port.isdecimal():
        sys.exit(f"tipqa: PORT is {port!r}; set it to a number, such as 7860")
    try:
        serve(
            demo,
            host=os.environ.get("HOST", "127.0.0.1"),
            port=int(port),
            allow_hosts=os.environ.get("TIPQA_ALLOW_HOST", "").split(),
        )
    except TipqaError as error:
        sys.exit(f"tipqa: {error}")
