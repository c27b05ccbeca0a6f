"""The provider listening on 127.0.0.1."""

from __future__ import annotations

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from tirek.accounts.oidc_demo.people import People
from tirek.accounts.oidc_demo.provider import Client, Memory
from tirek.accounts.oidc_demo.service import service

HOST = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    """A line for each request would drown everything else that `tirek serve` says."""

    def log(self, type: str, message: str, *args: object) -> None:
        return


def server(people: People, client: Client, port: int) -> BaseWSGIServer:
    """A server that answers while `serve_forever` runs; port 0 takes a free one."""
    memory = Memory(f"http://{HOST}:{port}", client)
    app = service(people, memory)
    found = make_server(HOST, port, app, threaded=True, request_handler=_Quiet)
    memory.issuer = f"http://{HOST}:{found.server_port}"
    return found
