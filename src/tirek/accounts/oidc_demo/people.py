"""Whom the provider knows: the grown-up people of the simulated population registry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tirek.kernel.identity import Iin, InvalidIdentity

OFFERED = 6
"""So many of them can be chosen by name; the others by their IIN."""


@dataclass(frozen=True)
class Somebody:
    """One person; the names are claims of OpenID Connect."""

    iin: str
    family_name: str
    given_name: str
    middle_name: str = ""

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.family_name, self.given_name, self.middle_name)))

    def get_user_id(self) -> str:
        """The subject under which the provider knows them."""
        return f"person-{self.iin}"


class People:
    """The file of the simulated registries, read anew at each question; and who is `told` here."""

    def __init__(self, records: Path | None = None) -> None:
        self._records = records
        self.told: dict[str, Somebody] = {}

    def offered(self) -> list[Somebody]:
        """The latest of those with children; the newcomer of the demonstration comes first."""
        parents = [_person(iin, one) for iin, one in self._filed().items() if one.get("children")]
        return [*reversed(parents[-OFFERED:]), *self.told.values()]

    def find(self, iin: str) -> Somebody | None:
        """Who has that IIN, if the registry knows them."""
        try:
            known = str(Iin.parse(iin.strip()))
        except InvalidIdentity:
            return None
        one = self._filed().get(known)
        return self.told.get(known) or (_person(known, one) if one else None)

    def _filed(self) -> Mapping[str, Mapping[str, Any]]:
        if self._records is None or not self._records.exists():
            return {}
        everything = json.loads(self._records.read_text(encoding="utf-8"))
        found: Mapping[str, Mapping[str, Any]] = everything.get("population", {})
        return found


def _person(iin: str, one: Mapping[str, Any]) -> Somebody:
    return Somebody(iin, one["surname"], one["given_name"], one.get("patronymic") or "")
