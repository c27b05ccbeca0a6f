"""A small SMS gateway, a real HTTP service beside the tests: nothing leaves the machine.

It keeps what it was given, says so to Tirek's own address (`webhook`) when it is told to, brings
people's answers, and can be out of order: "delay", "error" (500), "refuse" (422), "garbage".
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import httpx
from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.serving import make_server

OUT_OF_ORDER = {"error": 500, "refuse": 422}


@dataclass
class Simulator:
    """`key` is what a client must show; `mode` may be changed at any time."""

    key: str
    mode: str = ""
    delay: float = 0
    messages: list[dict[str, str]] = field(default_factory=list)
    asked: int = 0

    def app(self) -> Flask:
        """The HTTP service."""
        app = Flask(__name__)
        app.add_url_rule("/messages", "take", self._take, methods=["POST"])
        return app

    def tell(self, webhook: str, secret: str, **said: str) -> httpx.Response:
        """Call Tirek as a gateway does: event, key and what belongs to it."""
        return httpx.post(webhook, json=said, headers={"Authorization": f"Bearer {secret}"})

    def _take(self) -> ResponseReturnValue:
        self.asked += 1
        time.sleep(self.delay)
        if request.headers.get("Authorization") != f"Bearer {self.key}":
            return {"problem": "wrong key"}, 401
        if self.mode in OUT_OF_ORDER:
            return {"problem": self.mode}, OUT_OF_ORDER[self.mode]
        if self.mode == "garbage":
            return "<html>", 200
        message = request.get_json()
        if all(known["key"] != message["key"] for known in self.messages):
            self.messages.append(message)
        return {"reference": f"sim-{message['key']}"}, 202


@contextmanager
def running(simulator: Simulator) -> Iterator[str]:
    """Serve it on a free port of this machine; gives its address."""
    server = make_server("127.0.0.1", 0, simulator.app(), threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
