"""The way out to the telephones: a port."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class GatewayDown(Exception):
    """The gateway did not take the message now; it may later."""


class GatewayRefused(Exception):
    """The gateway will never take this message: its number or text is wrong."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The gateway has the message under its own number; some know at once that it arrived."""

    reference: str
    delivered: bool = False


class Gateway(Protocol):
    """Hands a message over."""

    def send(self, *, key: str, phone: str, text: str, at: datetime) -> Taken:
        """The same `key` twice is one message. Raises GatewayDown, GatewayRefused."""
        ...
