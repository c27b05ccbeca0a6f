"""Handing files to the bank and fetching its messages, where it has an exchange (TIREK_BANK).

POST <address>/files takes an order: 202, or 409 for one it has already, which is as good.
GET /messages names what waits, GET /messages/<name> is one of them, DELETE says that we have it.
Another bank's way is another class of this shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import httpx
from django.conf import settings

PATIENCE = 60.0
"""Seconds; the task tries again later."""


class BankDown(Exception):
    """The bank did not answer, or not in a way we understand; the task tries again later."""


class BankRefusedFile(Exception):
    """The bank will not take the file as it is; it never had it."""


@dataclass(frozen=True)
class Exchange:
    """`address` without a slash at the end."""

    address: str

    def hand_over(self, content: bytes) -> None:
        """Give the bank an order; twice is once. Raises BankDown, BankRefusedFile."""
        answer = self._ask("POST", "/files", content=content)
        if answer.status_code not in (httpx.codes.ACCEPTED, httpx.codes.CONFLICT):
            raise BankRefusedFile(f"HTTP {answer.status_code}: {answer.text[:300]}")

    def waiting(self) -> list[str]:
        """The names of the messages that wait for us, in order. Raises BankDown."""
        try:
            return [str(name) for name in self._ask("GET", "/messages").json()]
        except ValueError as wrong:
            raise BankDown(f"no list of messages: {wrong}") from wrong

    def fetch(self, name: str) -> bytes:
        """One message; it stays until `collected`. Raises BankDown."""
        return self._ask("GET", f"/messages/{name}").content

    def collected(self, name: str) -> None:
        """We have kept the message. Raises BankDown."""
        self._ask("DELETE", f"/messages/{name}")

    def messages(self) -> Iterator[tuple[str, bytes]]:
        """Each message that waits, with its name."""
        for name in self.waiting():
            yield name, self.fetch(name)

    def _ask(self, method: str, path: str, content: bytes | None = None) -> httpx.Response:
        try:
            answer = httpx.request(
                method,
                f"{self.address.rstrip('/')}{path}",
                content=content,
                timeout=PATIENCE,
                trust_env=False,
            )
        except httpx.HTTPError as silence:
            raise BankDown(type(silence).__name__) from silence
        if answer.is_server_error:
            raise BankDown(f"HTTP {answer.status_code}")
        return answer


def exchange() -> Exchange | None:
    """The bank's exchange; None where the accountant carries the files."""
    return Exchange(settings.TIREK_BANK) if settings.TIREK_BANK else None
