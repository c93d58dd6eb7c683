"""The conversations that a browser keeps, and the button for a new one, in HTML of our own."""

from __future__ import annotations


def talks_html() -> str:
    """An empty list, which the script fills from what the browser keeps."""
    return (
        '<details class="talks"><summary>Conversations</summary><div class="talks-panel">'
        '<ul class="talks-list" aria-label="Conversations kept in this browser"></ul><p class="undo" role="status" hidden></p>'
        '<p class="export">Save this conversation: <button type="button" class="quiet" data-form="md">Markdown</button> '
        '<button type="button" class="quiet" data-form="html">HTML</button> '
        '<button type="button" class="quiet" data-form="docx">Word</button> <span role="status"></span></p>'
        "</div></details>"
        '<button type="button" id="fresh">New conversation</button>'
    )
