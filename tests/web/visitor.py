"""A visitor without a browser: the requests that the page sends, well formed and otherwise."""

from __future__ import annotations

import http.client
import json
import re
from typing import Any
from urllib.parse import urlsplit

JOIN, DATA, RUN = "/gradio_api/queue/join", "/gradio_api/queue/data?session_hash=", "/gradio_api/run/predict"


class Visitor:
    """Sends requests to one server; each method gives the status and the body."""

    def __init__(self, address: str, always: dict[str, str] | None = None) -> None:
        self.host, self.always = urlsplit(address).netloc, always or {}
        page = self.send("GET", "/")[1]
        config = re.search(r"window\.gradio_config\s*=\s*(\{.*?\});\s*</script>", page, re.S)
        assert config, page[:500]
        self.config: dict[str, Any] = json.loads(config[1])

    def send(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """One request on a connection of its own."""
        return self.answer(method, path, body, headers)[:2]

    def answer(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, str, dict[str, str]]:
        """As `send`, with the headers of the answer, their names in small letters; "" leaves out what is always sent."""
        sent = {name: value for name, value in {**self.always, **(headers or {})}.items() if value or name == "host"}
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            connection.request(method, path, body, sent)
            answer = connection.getresponse()
            head = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, answer.read().decode("utf-8", "replace"), head
        finally:
            connection.close()

    def post(self, path: str, value: object, **headers: str) -> tuple[int, str]:
        """A request with `value` as JSON, lone surrogates and all."""
        return self.send(
            "POST", path, json.dumps(value).encode("ascii"), {"content-type": "application/json"} | headers
        )

    def events(self, name: str) -> list[dict[str, Any]]:
        """The events of the pages that something called `name` sets off, such as "say" or "cite"."""
        return [it for it in self.config["dependencies"] if any(target[1] == name for target in it["targets"])]

    def body(self, event: dict[str, Any], session: str, data: object = None) -> dict[str, Any]:
        """What an event sends where nothing is chosen in the filters."""
        trigger = event["targets"][0][0]
        return {
            "data": [None] * len(event["inputs"]),
            "event_data": data,
            "fn_index": event["id"],
            "trigger_id": trigger,
            "session_hash": session,
        }

    def asking(self, question: object, session: str, countries: object = None, years: object = None) -> dict[str, Any]:
        """What the page sends to ask one question in a new conversation."""
        asked = {"question": question, "countries": countries, "years": years, "alone": False}
        said = {"asked": [asked], "show": 0, "begun": True}
        return self.body(self.events("say")[0], session, said)

    def ask(self, question: str, session: str) -> str:
        """Open the page, ask, and wait; the messages that came."""
        load = self.events("load")[0]
        assert self.post(RUN, self.body(load, session))[0] == 200
        assert self.post(JOIN, self.asking(question, session))[0] == 200
        return self.send("GET", DATA + session)[1]
