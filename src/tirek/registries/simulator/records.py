"""What the simulated registries know, how they behave now, and what they were asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tirek.procedure.registries.registry import LISTS, registries

MODES = ("normal", "delay", "error", "outage")
DELAY = 60.0
"""Seconds a delayed answer takes, unless the mode changes meanwhile."""
EVERY = "all"


class Simulator:
    """Records, modes and what was asked. `path` is a file of records, read anew when it changes."""

    def __init__(self, path: Path | None = None) -> None:
        self.questions: list[dict[str, Any]] = []
        self._path = path
        self._read_at = 0.0
        self._on_file: dict[str, dict[str, Any]] = {}
        self._told: dict[tuple[str, str], Any] = {}
        self._modes: dict[str, str] = dict.fromkeys(registries(), "normal")
        self._changed = threading.Condition()

    def mode(self, registry: str) -> str:
        """How the registry behaves now; a delay is waited for here."""
        with self._changed:
            if self._modes[registry] == "delay":
                self._changed.wait_for(lambda: self._modes[registry] != "delay", timeout=DELAY)
            return self._modes[registry]

    def switch(self, registry: str, mode: str) -> None:
        """From now on the registry (or "all") behaves so."""
        with self._changed:
            for one in registries() if registry == EVERY else (registry,):
                self._modes[one] = mode
            self._changed.notify_all()

    def put(self, registry: str, iin: str, documents: Any) -> None:
        """Put on record what is known of a person."""
        self._told[registry, iin] = documents

    def document(self, registry: str, iin: str, sends: Mapping[str, str]) -> Any:
        """The first document on record that agrees with what the question sends; None for none."""
        found = self._told.get((registry, iin), self._filed().get(registry, {}).get(iin, []))
        for one in found if isinstance(found, list) else [found]:
            if all(one.get(name) == value for name, value in sends.items()):
                return {**_blank(registry), **one}
        return None

    def _filed(self) -> dict[str, dict[str, Any]]:
        if self._path is not None and self._path.exists():
            changed = self._path.stat().st_mtime
            if changed != self._read_at:
                self._on_file = json.loads(self._path.read_text(encoding="utf-8"))
                self._read_at = changed
        return self._on_file


def _blank(registry: str) -> dict[str, Any]:
    tells = registries()[registry].tells
    return {name: [] if kind in LISTS else None for name, kind in tells.items()}
