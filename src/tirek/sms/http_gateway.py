"""A gateway that is spoken to by HTTP.

POST <address>/messages with {"key", "phone", "text"} and "Authorization: Bearer <key>"; the answer
is {"reference"}. What becomes of it and what people answer comes to our own address
(`sms.webhook`). Another operator's protocol is another class of this shape.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import httpx

from tirek.sms.gateway import GatewayDown, GatewayRefused, Taken

PATIENCE = 10.0
"""Seconds; the task tries again later."""


@dataclass(frozen=True)
class HttpGateway:
    """`address` without a slash at the end; `key` is ours at that gateway."""

    address: str
    key: str

    def send(self, *, key: str, phone: str, text: str, at: datetime) -> Taken:
        """Raises GatewayDown for an error of theirs, GatewayRefused for one of ours."""
        message = {"key": key, "phone": phone, "text": text}
        try:
            answer = httpx.post(
                f"{self.address.rstrip('/')}/messages",
                json=message,
                headers={"Authorization": f"Bearer {self.key}"},
                timeout=PATIENCE,
            )
        except httpx.HTTPError as problem:
            raise GatewayDown(type(problem).__name__) from problem
        if answer.is_server_error or answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise GatewayDown(f"HTTP {answer.status_code}")
        if answer.is_error:
            raise GatewayRefused(f"HTTP {answer.status_code}")
        return Taken(_reference(answer))


def _reference(answer: httpx.Response) -> str:
    try:
        return str(answer.json()["reference"])
    except (ValueError, KeyError, TypeError) as problem:
        raise GatewayDown("an answer that is not understood") from problem
