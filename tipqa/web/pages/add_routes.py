"""The addresses at which files are taken: the form, the preview, the writing, and how far the index is."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from tipqa.web.pages.adding import FILES_MOST, Intake, Upload, read_fields
from tipqa.web.pages.layout import Frame
from tipqa.web.pages.visit import Page

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

_FIELDS_MOST = 20
_FIELD_BYTES = 4096
_HERE = "add"


def add_adding(app: FastAPI, frame: Frame, intake: Intake) -> None:
    """Put the addresses on an application. What a broken form holds is told to its sender, and not to the server's log."""
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    routes = (
        ("/add", "GET", _shown(frame, intake.form)),
        ("/add", "POST", _upload(frame, intake)),
        ("/add/write", "POST", _write(frame, intake)),
        ("/add/index", "POST", _shown(frame, intake.build)),
        ("/add/progress", "GET", _shown(frame, intake.progress)),
    )
    for address, method, endpoint in routes:
        app.add_route(address, endpoint, methods=[method], include_in_schema=False)


def _shown(frame: Frame, page: Page) -> Any:
    def answer(request: Request) -> Any:
        return frame.respond(request, page, _HERE)

    return answer


def _upload(frame: Frame, intake: Intake) -> Any:
    async def answer(request: Request) -> Any:
        from starlette.concurrency import run_in_threadpool
        from starlette.datastructures import UploadFile
        from starlette.exceptions import HTTPException

        files: list[Upload] = []
        page: Page
        try:
            limits = {"max_files": FILES_MOST, "max_fields": _FIELDS_MOST, "max_part_size": _FIELD_BYTES}
            async with request.form(**limits) as form:
                for sent in form.getlist("files"):
                    if isinstance(sent, UploadFile) and sent.filename:
                        files.append(Upload(sent.filename, await sent.read()))
                page = partial(intake.preview, files=files, fields=read_fields(form))
        except HTTPException as error:
            page = partial(intake.form, problem=f"The form cannot be read: {error.detail}")
        return await run_in_threadpool(frame.respond, request, page, _HERE)

    return answer


def _write(frame: Frame, intake: Intake) -> Any:
    async def answer(request: Request) -> Any:
        from starlette.concurrency import run_in_threadpool
        from starlette.exceptions import HTTPException

        key: object = ""
        try:
            async with request.form(max_files=0, max_fields=1, max_part_size=_FIELD_BYTES) as form:
                key = form.get("key", "")
        except HTTPException:
            pass
        page: Page = partial(intake.write, key=key if isinstance(key, str) else "")
        return await run_in_threadpool(frame.respond, request, page, _HERE)

    return answer
