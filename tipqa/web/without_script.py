"""The way on for browsers without scripts, put into the page that Gradio writes: it would stay empty there."""

from __future__ import annotations

from typing import Any

from tipqa.web.pages.asking import ADDRESS

_HEAD = b"<head>"
_WAY = f'<noscript><meta http-equiv="refresh" content="0; url={ADDRESS}"></noscript>'.encode()


def with_way_on(send: Any) -> Any:
    """A `send` that adds the way on to the head of a page, which is sent in one piece."""
    started: dict[str, Any] = {}

    async def adding(message: Any) -> None:
        if message["type"] == "http.response.start":
            started.update(message)
            return
        if started:
            body = message.get("body", b"")
            longer = body.replace(_HEAD, _HEAD + _WAY, 1)
            await send({**started, "headers": [_sized(it, len(longer) - len(body)) for it in started["headers"]]})
            started.clear()
            message = {**message, "body": longer}
        await send(message)

    return adding


def _sized(header: tuple[bytes, bytes], more: int) -> tuple[bytes, bytes]:
    name, value = header
    return (name, b"%d" % (int(value) + more)) if name.lower() == b"content-length" else header
