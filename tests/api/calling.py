"""Another system, calling with its key."""

from __future__ import annotations

import json
from itertools import count
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from tirek.accounts.models import User
from tirek.api.keys import make_key

_keys = count(1)


class Caller:
    """`Caller(user)` acts as that user; `Caller(None, iin=…)` as a citizen."""

    def __init__(self, user: User | None, *, iin: str = "", language: str = "ru") -> None:
        key = make_key(name="a test system", user=user, at=timezone.now())
        self.headers = {"Authorization": f"Bearer {key}", "Accept-Language": language}
        if iin:
            self.headers["Tirek-Person"] = iin
        self._client = Client()

    def get(self, path: str) -> HttpResponse:
        return self._client.get(f"/api/v1/{path}", headers=self.headers)

    def send(
        self, method: str, path: str, body: Any = None, *, key: str = "", **files: Any
    ) -> HttpResponse:
        headers = {**self.headers, "Idempotency-Key": key or f"test-key-{next(_keys)}"}
        where = f"/api/v1/{path}"
        if files:
            return self._client.post(where, {**(body or {}), **files}, headers=headers)
        return self._client.generic(
            method, where, json.dumps(body or {}), "application/json", headers=headers
        )

    def post(self, path: str, body: Any = None, **more: Any) -> HttpResponse:
        return self.send("POST", path, body, **more)


def problem(answer: HttpResponse) -> dict[str, Any]:
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content
    document: dict[str, Any] = json.loads(answer.content)
    assert document["status"] == answer.status_code
    return document
