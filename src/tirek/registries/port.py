"""The port behind which a state information system stands, whatever gateway leads to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

from tirek.procedure.registries.registry import Document

Outcome = Literal["answered", "no_data", "error", "no_answer"]


@dataclass(frozen=True)
class Request:
    """One question as it goes out: about whom, why, on which consent.

    `case_number` is the draft's id while the application has no number. Sent twice under one
    `request_id` it is one question.
    """

    request_id: UUID
    registry: str
    iin: str
    case_number: str
    service: str
    consent: int
    consented_at: datetime
    asked_at: datetime
    sends: Mapping[str, str]


@dataclass(frozen=True)
class Reply:
    """What came back: the document if "answered"; `problem` says in English why there is none.

    `seconds` is how long it took.
    """

    outcome: Outcome
    seconds: float
    document: Document | None = None
    problem: str = ""


class Port(Protocol):
    """One way to the registries. Never raises for what a registry or a network may do."""

    def ask(self, request: Request) -> Reply: ...
