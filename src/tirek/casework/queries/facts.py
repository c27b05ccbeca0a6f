"""What is known about a case, and where each fact comes from: folded from its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from tirek.casework.models import UNDECIDED, Case
from tirek.casework.queries.events import happened
from tirek.casework.queries.other_payee import other_payee
from tirek.casework.signals import facts_asked

TELLING = (
    "Submitted",
    "FactsEstablished",
    "RegistryAnswered",
    "ConclusionGiven",
    "FactAttested",
    "ChangeAccepted",
)
"""Kinds of events whose payload holds facts."""


@dataclass(frozen=True)
class KnownFact:
    """One fact: its value, its source and who said so when.

    `source` is "declared" (by the applicant), "receipt" (the day the application was received),
    "document", "registry", "organisation" (that issued a certificate), "officer" or "cases"
    (Tirek's own cases); `detail` says which.
    """

    path: str
    value: Any
    source: str
    detail: str
    at: datetime | None
    by: str

    def as_document(self) -> dict[str, Any]:
        """JSON-ready."""
        return {"value": self.value, "source": self.source, "detail": self.detail}


def facts_of(case: Case) -> dict[str, Any]:
    """The nested facts document that the law is asked with."""
    return nested({path: fact.value for path, fact in facts_with_sources(case).items()})


def facts_with_sources(case: Case) -> dict[str, KnownFact]:
    """Every known fact by path; while the case is undecided, what other cases tell is included."""
    known = folded_facts(case)
    return {**known, **_of_other_cases(case, known)} if case.stage in UNDECIDED else known


def _of_other_cases(case: Case, known: Mapping[str, KnownFact]) -> dict[str, KnownFact]:
    values = {path: fact.value for path, fact in known.items()}
    told: dict[str, tuple[Any, str]] = {}
    found = other_payee(case, values)
    if found is not None:
        path, other = found
        told[path] = (True, other.number)
    for _, answer in facts_asked.send(sender=Case, case=case, known=values):
        told |= cast(dict[str, tuple[Any, str]], answer)
    return {
        path: KnownFact(path, value, "cases", detail, None, "Tirek")
        for path, (value, detail) in told.items()
    }


def folded_facts(case: Case) -> dict[str, KnownFact]:
    """What the events of the case say, later ones over earlier ones."""
    known: dict[str, KnownFact] = {}
    for event in happened(case, *TELLING):
        source = event.payload.get("source", "declared")
        detail = event.payload.get("detail", "")
        on_receipt = event.payload.get("facts_on_receipt", ())
        for path, value in flat(event.payload["facts"]):
            said = "receipt" if path in on_receipt else source
            known[path] = KnownFact(path, value, said, detail, event.at, event.actor_name)
    return known


def flat(document: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    """{"child": {"born_on": …}} -> ("child.born_on", …); flat paths stay as they are."""
    for key, value in document.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{at}{key}.")
        else:
            yield f"{at}{key}", value


def nested(known: Mapping[str, Any]) -> dict[str, Any]:
    """The reverse of `flat`."""
    document: dict[str, Any] = {}
    for path, value in known.items():
        *groups, name = path.split(".")
        at = document
        for group in groups:
            at = at.setdefault(group, {})
        at[name] = value
    return document
