"""The HTTP service: questions are answered from records, as well as the mode lets it.

POST /<registry>           {"request_id": …, "iin": …, "sends": {…}, …}:
                           {"request_id": …, "outcome": "answered" | "no_data", "document": …}
GET  /admin/questions      every question asked since the start
PUT  /admin/<registry>     {"mode": "normal" | "delay" | "error" | "outage"}; "all" is every one
PUT  /admin/<registry>/<iin>   a document, or a list of them: what is on record from now on
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from functools import partial

from flask import Flask, Response, jsonify, request

from tirek.procedure.registries.registry import registries
from tirek.registries.simulator.records import EVERY, MODES, Simulator


def service(simulator: Simulator) -> Flask:
    """The simulator as a WSGI application."""
    app = Flask("simulator")
    for rule, method, view in ROUTES:
        app.add_url_rule(rule, view.__name__, partial(view, simulator), methods=[method])
    return app


def _asked(simulator: Simulator, registry: str) -> Response:
    if registry not in registries():
        return _wrong("no such registry", 404)
    question = request.get_json()
    simulator.questions.append({"registry": registry, **question})
    mode = simulator.mode(registry)
    if mode == "outage":
        return _hang_up()
    if mode == "error":
        return _wrong("the registry is being repaired", 500)
    document = simulator.document(registry, question["iin"], question["sends"])
    outcome = "no_data" if document is None else "answered"
    return jsonify(request_id=question["request_id"], outcome=outcome, document=document)


def _questions(simulator: Simulator) -> Response:
    return jsonify(simulator.questions)


def _switched(simulator: Simulator, registry: str) -> Response:
    mode = request.get_json()["mode"]
    if mode not in MODES or registry not in (EVERY, *registries()):
        return _wrong(f"modes: {', '.join(MODES)}", 400)
    simulator.switch(registry, mode)
    return jsonify(mode=mode)


def _put(simulator: Simulator, registry: str, iin: str) -> Response:
    simulator.put(registry, iin, request.get_json())
    return jsonify(iin=iin)


def _wrong(why: str, status: int) -> Response:
    answer = jsonify(problem=why)
    answer.status_code = status
    return answer


def _hang_up() -> Response:
    """Nobody is there: the connection is cut without a word."""
    line: socket.socket = request.environ["werkzeug.socket"]
    line.shutdown(socket.SHUT_RDWR)
    return Response(status=503)


ROUTES: Sequence[tuple[str, str, Callable[..., Response]]] = (
    ("/<registry>", "POST", _asked),
    ("/admin/questions", "GET", _questions),
    ("/admin/<registry>", "PUT", _switched),
    ("/admin/<registry>/<iin>", "PUT", _put),
)
