"""The HTTP service of the simulated bank.

POST   /files                a pain.001: 202 {"message_id"}; 409 for one it has; 422 for a bad one
GET    /messages             names of what waits to be fetched, in order
GET    /messages/<name>      the message; it waits until it is deleted
DELETE /messages/<name>      the customer has it
PUT    /admin/mode           {"mode": …}, one of `books.MODES`
PUT    /admin/accounts/<iban>  {"reason": "AC04"}: takes no money from now on; "" takes it again
POST   /admin/returns        {"end_to_end": …, "reason": …}: the transfer comes back
POST   /admin/credits        {"iban": to, "amount_tiyn", "words", "name", "code"}: money comes in
GET    /admin/done           everything it moved or refused
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial

from flask import Flask, Response, jsonify, request

from tirek.payments.bank import NotReadable
from tirek.payments.bank_simulator.books import MODES, AlreadyTaken, Bank
from tirek.payments.bank_simulator.messages import Booked


def service(bank: Bank) -> Flask:
    """The bank as a WSGI application."""
    app = Flask("bank_simulator")
    for rule, method, view in ROUTES:
        name = view.__name__.strip("_")
        app.add_url_rule(rule, name, partial(view, bank), methods=[method])
    return app


def _take(bank: Bank) -> Response:
    try:
        taken = bank.take(request.get_data())
    except NotReadable as wrong:
        return _wrong(wrong.text.in_("en"), 422)
    except AlreadyTaken as twice:
        return _wrong(f"DU01: {twice}", 409)
    if bank.mode == "lost":
        return _hang_up()
    answer = jsonify(message_id=taken)
    answer.status_code = 202
    return answer


def _waiting(bank: Bank) -> Response:
    return jsonify(bank.waiting())


def _fetch(bank: Bank, name: str) -> Response:
    found = bank.fetch(name)
    if found is None:
        return _wrong("no such message", 404)
    return Response(found, mimetype="application/xml")


def _collected(bank: Bank, name: str) -> Response:
    bank.collected(name)
    return Response(status=204)


def _switched(bank: Bank) -> Response:
    mode = request.get_json()["mode"]
    if mode not in MODES:
        return _wrong(f"modes: {', '.join(MODES)}", 400)
    bank.switch(mode)
    return jsonify(mode=mode)


def _account(bank: Bank, iban: str) -> Response:
    reason = request.get_json()["reason"]
    bank.refused = {**bank.refused, iban: reason}
    return jsonify(iban=iban, reason=reason)


def _returned(bank: Bank) -> Response:
    told = request.get_json()
    try:
        bank.give_back(told["end_to_end"], told["reason"])
    except LookupError:
        return _wrong("no such transfer was carried out", 404)
    return Response(status=202)


def _credited(bank: Bank) -> Response:
    told = request.get_json()
    iban = told.pop("iban")
    bank.receive(Booked("CRDT", reference=told.pop("reference"), **told), iban)
    return Response(status=202)


def _done(bank: Bank) -> Response:
    return jsonify([asdict(one) for one in bank.done])


def _wrong(why: str, status: int) -> Response:
    answer = jsonify(problem=why)
    answer.status_code = status
    return answer


def _hang_up() -> Response:
    """The connection is cut without a word."""
    line: socket.socket = request.environ["werkzeug.socket"]
    line.shutdown(socket.SHUT_RDWR)
    return Response(status=503)


ROUTES: Sequence[tuple[str, str, Callable[..., Response]]] = (
    ("/files", "POST", _take),
    ("/messages", "GET", _waiting),
    ("/messages/<name>", "GET", _fetch),
    ("/messages/<name>", "DELETE", _collected),
    ("/admin/mode", "PUT", _switched),
    ("/admin/accounts/<iban>", "PUT", _account),
    ("/admin/returns", "POST", _returned),
    ("/admin/credits", "POST", _credited),
    ("/admin/done", "GET", _done),
)
