"""What the events of a granted case hold: the signed decision, its facts, the account to pay to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tirek.casework.models import Case, Event
from tirek.casework.queries.facts import nested
from tirek.services import SERVICES


@dataclass(frozen=True, slots=True)
class Signed:
    """A decision as it was confirmed, the facts it was made from, the account ("" if none)."""

    decision: Mapping[str, Any]
    facts: Mapping[str, Any]
    iban: str


def signed_decisions(cases: Collection[Case]) -> dict[int, Signed]:
    """For each decided case, by primary key, its decision and the account of its application."""
    events = Event.objects.filter(case__in=cases, kind__in=("Submitted", "Decided"))
    payloads: dict[tuple[int, str], Mapping[str, Any]] = {
        (event.case_id, event.kind): event.payload for event in events.order_by("seq")
    }
    return {
        case.pk: _signed(case, payloads[case.pk, "Submitted"], payloads[case.pk, "Decided"])
        for case in cases
    }


def _signed(case: Case, submitted: Mapping[str, Any], decided: Mapping[str, Any]) -> Signed:
    known = {path: fact["value"] for path, fact in decided["facts"].items()}
    return Signed(
        decision=decided["decision"],
        facts=nested(known),
        iban=iban_told(case.service, submitted["answers"]),
    )


def iban_told(service: str, answers: Mapping[str, Any]) -> str:
    """The account that an application names; "" if none."""
    return next((str(answers[id_]) for id_ in account_fields(service) if answers.get(id_)), "")


def account_fields(service: str) -> list[str]:
    """The questions of a service's form that ask for a bank account."""
    return [field.id for _, field in SERVICES[service].form.fields() if field.kind == "iban"]
