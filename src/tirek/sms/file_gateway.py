"""Telephones as files of this machine, one line of JSON a message: for a demonstration and tests.

A live system has a gateway: here whoever may read the folder reads the messages.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tirek.sms.gateway import Taken


@dataclass(frozen=True)
class FileGateway:
    """`<folder>/+77011234567.jsonl` is the telephone of that number."""

    folder: Path

    def send(self, *, key: str, phone: str, text: str, at: datetime) -> Taken:
        """Written once; the file is the telephone, so it has arrived."""
        if all(message["key"] != key for message in self.on_phone(phone)):
            self._add(phone, {"key": key, "from": "", "text": text, "at": at.isoformat()})
        return Taken(key, delivered=True)

    def answer(self, *, key: str, phone: str, text: str, at: datetime) -> None:
        """What the owner of the telephone wrote."""
        self._add(phone, {"key": key, "from": phone, "text": text, "at": at.isoformat()})

    def on_phone(self, phone: str) -> list[Mapping[str, Any]]:
        """The messages of a telephone, the oldest first; the owner's own have `from`."""
        path = self._path(phone)
        if not path.exists():
            return []
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    def _add(self, phone: str, message: Mapping[str, str]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._path(phone).open("a", encoding="utf-8") as file:
            file.write(json.dumps(message, ensure_ascii=False) + "\n")

    def _path(self, phone: str) -> Path:
        return self.folder / f"{phone}.jsonl"
