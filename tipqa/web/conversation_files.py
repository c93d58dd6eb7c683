"""The addresses that give a conversation as a file."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from tipqa.errors import UsageError
from tipqa.web import chat, exported
from tipqa.web.events import asked
from tipqa.web.turns import Turn

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

    from tipqa.web.live_index import LiveIndex

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS = {
    "md": (exported.as_markdown, "text/markdown; charset=utf-8"),
    "html": (exported.as_html, "text/html; charset=utf-8"),
    "docx": (exported.as_docx, _WORD),
}


def add_conversation_files(app: FastAPI, live: LiveIndex) -> None:
    """Let `/conversation.md`, `.html` and `.docx` give the conversation whose questions are posted to them."""

    async def answer(form: str, request: Request) -> Any:
        from starlette.concurrency import run_in_threadpool
        from starlette.responses import PlainTextResponse, Response

        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json":  # which no form of another site can send
            return PlainTextResponse("the questions are sent as application/json\n", 415)
        write, media = FORMS[form]
        try:
            turns = [chat.turn_of(it, (), ()) for it in _read(await request.body())]
            made = await run_in_threadpool(lambda: write(_answered(live, turns)))
        except UsageError as error:
            return PlainTextResponse(f"{error}\n", 400)
        name = f'attachment; filename="conversation.{form}"'
        return Response(made, media_type=media, headers={"content-disposition": name, "cache-control": "no-store"})

    for form in FORMS:
        app.add_route(f"/conversation.{form}", partial(answer, form), methods=["POST"], include_in_schema=False)


def _read(body: bytes) -> list[dict[str, Any]]:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        raise UsageError("the request is no JSON") from None
    questions = asked(sent.get("asked") if isinstance(sent, dict) else None)
    if not questions:
        raise UsageError("the conversation is empty; ask something first")
    return questions


def _answered(live: LiveIndex, asked: list[Turn]) -> tuple[Turn, ...]:
    turns: tuple[Turn, ...] = ()
    for turn in asked:
        turns = (*turns, chat.answered(live, turns, turn))
    return turns
