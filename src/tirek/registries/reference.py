"""The reference protocol: one POST of JSON over HTTP, as `registries.simulator` answers it.

A real gateway (SmartBridge) is another module beside this one with an `ask` of its own.
"""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import httpx
from django.conf import settings

from tirek.procedure.registries.registry import BadAnswer, Document, registries
from tirek.registries.port import Outcome, Port, Reply, Request

CONNECTING = 2.0
"""Seconds after which nobody is there."""
PROBLEM_LENGTH = 300


class Reference:
    """The adapter; `patience` is how many seconds an answer may take."""

    def __init__(self, address: str, patience: float) -> None:
        # The address says all there is: no proxies, no netrc of whoever runs the server.
        self._client = httpx.Client(
            base_url=address,
            timeout=httpx.Timeout(patience, connect=min(CONNECTING, patience)),
            trust_env=False,
        )

    def ask(self, request: Request) -> Reply:
        """Ask once."""
        began = time.monotonic()

        def reply(outcome: Outcome, **rest: Any) -> Reply:
            return Reply(outcome, time.monotonic() - began, **rest)

        try:
            answer = self._client.post(f"/{request.registry}", json=_as_json(request))
            document = _read(request, answer)
        except httpx.TransportError as silence:
            why = f"no answer: {type(silence).__name__} {silence}".strip()
            return reply("no_answer", problem=why[:PROBLEM_LENGTH])
        except (BadAnswer, ValueError) as bad:
            return reply("error", problem=str(bad)[:PROBLEM_LENGTH])
        return reply("no_data") if document is None else reply("answered", document=document)


def port() -> Port | None:
    """The way to the registries that the settings name; None where none is connected."""
    address = settings.TIREK_REGISTRIES
    return _reference(address, settings.TIREK_REGISTRIES_PATIENCE) if address else None


@cache
def _reference(address: str, patience: float) -> Reference:
    return Reference(address, patience)


def _as_json(request: Request) -> dict[str, Any]:
    return {
        "request_id": str(request.request_id),
        "iin": request.iin,
        "purpose": {"case": request.case_number, "service": request.service},
        "consent": {"id": request.consent, "given_at": request.consented_at.isoformat()},
        "asked_at": request.asked_at.isoformat(),
        "sends": dict(request.sends),
    }


def _read(request: Request, answer: httpx.Response) -> Document | None:
    """The document; None for "nothing is known". Raises BadAnswer, ValueError."""
    if answer.status_code != httpx.codes.OK:
        raise BadAnswer(f"the registry answered with HTTP {answer.status_code}")
    sent = answer.json()
    if not isinstance(sent, dict) or sent.get("request_id") != str(request.request_id):
        raise BadAnswer("the answer is to another question")
    if sent.get("outcome") == "no_data":
        return None
    return registries()[request.registry].read(sent.get("document"))
