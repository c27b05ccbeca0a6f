"""A small server that answers /cms/verify as NCANode v3 does (its openapi.yml)."""

from __future__ import annotations

import json
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

CERTIFICATE = {
    "notBefore": "2026-05-02T08:38:13.000+00:00",
    "notAfter": "2027-05-02T08:38:13.000+00:00",
    "keyUsage": "SIGN",
    "serialNumber": "60ba4568ae98fa522a13fa711c6cb60c69bee2c4",
    "signAlg": "ECGOST3410-2015-512",
    "keyUser": ["INDIVIDUAL"],
    "subject": {"commonName": "СЕРІКОВА АЙГҮЛ", "iin": "850615401232", "country": "KZ"},
    "issuer": {"commonName": "ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) 2022"},
}


def told(*, valid: bool = True, revoked: bool = False, trusted: bool = True) -> dict[str, Any]:
    """The answer about a message that could be read."""
    revocations = [{"revoked": revoked, "by": "OCSP"}, {"revoked": False, "by": "CRL"}]
    certificate = {**CERTIFICATE, "valid": trusted and not revoked, "revocations": revocations}
    signers = [{"certificates": [certificate], "tsp": None}]
    return {"status": 200, "message": "OK", "valid": valid, "signers": signers}


class NcaNodeServer(ThreadingHTTPServer):
    """Says to every question what it was told to say, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer: tuple[int, bytes] = (200, b"")
        self.asked: list[dict[str, Any]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def says(self, document: Any, status: int = 200) -> None:
        self.answer = status, json.dumps(document).encode()

    def content(self) -> bytes:
        """The document that was last asked about."""
        return b64decode(self.asked[-1]["data"])


class _Handler(BaseHTTPRequestHandler):
    server: NcaNodeServer

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path != "/cms/verify":
            self.send_error(404)
            return
        self.server.asked.append(question)
        status, content = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        """Quiet."""


@contextmanager
def ncanode() -> Iterator[NcaNodeServer]:
    """The server, for as long as the block lasts."""
    with NcaNodeServer() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
