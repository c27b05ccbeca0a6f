"""NCALayer as a browser meets it: a real WebSocket server that signs with a test key.

It speaks the protocol of NCALayer's module kz.gov.pki.knca.basics: its version as the first
message, then {"module", "method", "args"} and {"status", "body"}; other modules it does not know.
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aiohttp import WSMsgType, web

Sign = Callable[[bytes], bytes]


class NcaLayer:
    """Signs what it is given with `sign`; None is a person who presses "cancel"."""

    def __init__(self) -> None:
        self.sign: Sign | None = None
        self.asked: list[dict[str, Any]] = []
        self.address = ""

    async def talk(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"result": {"version": "1.4"}})
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                await socket.send_json(self._answer(json.loads(message.data)))
        return socket

    def _answer(self, request: dict[str, Any]) -> dict[str, Any]:
        if (request["module"], request["method"]) != ("kz.gov.pki.knca.basics", "sign"):
            return {"code": "500", "message": "module not found"}
        self.asked.append(request["args"])
        if self.sign is None:
            return {"status": True, "body": {}}
        data = request["args"]["data"]
        signed = [
            self.sign(base64.b64decode(one)) for one in ([data] if isinstance(data, str) else data)
        ]
        return {
            "status": True,
            "body": {"result": [base64.b64encode(one).decode() for one in signed]},
        }


@contextmanager
def ncalayer() -> Iterator[NcaLayer]:
    """The program, running for as long as the block lasts."""
    layer, ready, over = NcaLayer(), threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def run() -> None:
        application = web.Application()
        application.router.add_get("/", layer.talk)
        runner = web.AppRunner(application, shutdown_timeout=0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = runner.addresses[0][1]
        layer.address = f"ws://127.0.0.1:{port}"
        ready.set()
        await over.wait()
        await runner.cleanup()

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()))
    thread.start()
    assert ready.wait(30)
    try:
        yield layer
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(30)
        loop.close()
