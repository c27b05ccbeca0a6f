"""The single sign-in service of a test: the demonstration's provider over real HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import httpx

from tirek.accounts.oidc_demo.people import People, Somebody
from tirek.accounts.oidc_demo.provider import Client
from tirek.accounts.oidc_demo.server import HOST, server

SECRET = "a secret for tests"


class Identities:
    """The provider as its administrator sees it, and as a browser without a screen uses it."""

    def __init__(self, port: int) -> None:
        self.address = f"http://{HOST}:{port}"
        self.people: dict[str, Somebody] = {}

    def put(self, iin: str, family_name: str, given_name: str, middle_name: str = "") -> None:
        """Somebody the provider knows from now on."""
        said = {"family_name": family_name, "given_name": given_name, "middle_name": middle_name}
        httpx.put(f"{self.address}/admin/people/{iin}", json=said).raise_for_status()

    def choose(self, asked: str, **form: str) -> httpx.Response:
        """Open the page that Tirek sends to, and send its form."""
        assert httpx.get(asked).status_code == 200
        return httpx.post(asked, data=form)


@contextmanager
def identities(settings: Any, *backs: str) -> Iterator[Identities]:
    """A provider on a free port, named in the settings until the block ends."""
    client = Client("tirek", SECRET, tuple(f"{back}/sign-in/back/" for back in backs))
    listening = server(People(), client, 0)
    thread = Thread(target=listening.serve_forever, args=(0.01,))
    thread.start()
    office = Identities(listening.server_port)
    settings.TIREK_OIDC_ISSUER = office.address
    settings.TIREK_OIDC_SECRET = SECRET
    try:
        yield office
    finally:
        listening.shutdown()
        thread.join()
        listening.server_close()


def local(address: str) -> str:
    """The part of an address that Django's test client takes."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"
