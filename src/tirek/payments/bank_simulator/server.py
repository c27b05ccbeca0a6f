"""The simulated bank listening on 127.0.0.1."""

from __future__ import annotations

from typing import Any

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from tirek.payments.bank_simulator.books import Bank
from tirek.payments.bank_simulator.service import service

HOST = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    """A line for each request would drown everything else that `tirek serve` says."""

    def log(self, type: str, message: str, *args: Any) -> None:
        return


def server(bank: Bank, port: int) -> BaseWSGIServer:
    """A server that answers while `serve_forever` runs; port 0 takes a free one."""
    return make_server(HOST, port, service(bank), threaded=True, request_handler=_Quiet)
