"""The web chat as a Gradio app: `demo` is the app, and running this file serves it."""

import os

from tipqa.web.app import build, serve

demo = build(os.environ.get("TIPQA_INDEX", "indexes/default"))

if __name__ == "__main__":
    serve(demo, host=os.environ.get("HOST", "127.0.0.1"), port=int(os.environ.get("PORT", "7860")))
