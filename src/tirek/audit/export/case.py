"""The case of an export as documents: who, every event, who looked, what was paid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tirek.casework.chain import document_of
from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.payments.models import PaymentLine
from tirek.people.models import Consent, Person

INTERNAL = frozenset(
    {
        *("Proposed", "Returned", "Assigned", "PutOnHold", "HoldLifted", "Reminded", "Escalated"),
        *("ComplaintReminded", "ComplaintEscalated"),
    }
)
"""Events in which officers write to one another; what they wrote stays with them."""


def case_document(case: Case) -> dict[str, Any]:
    """The case with its people, as the register has it now."""
    return {
        "number": case.number,
        "service": case.service,
        "service_name": service_of(case).name.as_dict(),
        "place": case.place,
        "channel": case.channel,
        "language": case.language,
        "stage": case.stage,
        "received_on": case.received_on.isoformat(),
        "due_on": _day(case.due_on),
        "decided_on": _day(case.decided_on),
        "applicant": _person(case.applicant),
        "subject": _person(case.subject),
        "consents": [_consent(one) for one in Consent.objects.filter(case_number=case.number)],
        "payments": [_line(one) for one in _lines(case)],
        "looks": [
            {"at": look.at.isoformat(), "page": look.page, "role": look.user.role,
             "office": str(look.user.office or "")}
            for look in case.looks.select_related("user__office").order_by("pk")
        ],
    }  # fmt: skip


def events(case: Case, *, with_notes: bool) -> Iterator[dict[str, Any]]:
    """Every event exactly as it is hashed, with its hash.

    Without the notes an internal event keeps its hash, so that the chain still holds together,
    and says that its content is withheld.
    """
    for event in case.events.order_by("seq"):
        said = {**document_of(event, case.number), "hash": event.hash}
        yield said if with_notes or not _is_internal(event) else _withheld(said)


def _is_internal(event: Event) -> bool:
    """Also what the timeline tells officers and says nothing of to the citizen."""
    told = event.payload.get("told", {})
    return event.kind in INTERNAL or ("officer" in told and "citizen" not in told)


def _withheld(said: dict[str, Any]) -> dict[str, Any]:
    shown = ("case", "seq", "kind", "at", "actor_role", "previous_hash", "hash")
    return {key: said[key] for key in shown} | {"withheld": True}


def _lines(case: Case) -> Iterator[PaymentLine]:
    lines = PaymentLine.objects.filter(case=case).select_related("register")
    yield from lines.order_by("period")


def _line(line: PaymentLine) -> dict[str, Any]:
    return {
        "register": line.register.month,
        "period": line.period,
        "months": list(line.months),
        "amount_tiyn": line.amount_tiyn,
        "iban": line.iban,
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "iin": person.iin,
        "full_name": person.full_name,
        "born_on": _day(person.born_on),
        "phone": person.phone,
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "version": consent.version,
        "text": consent.text.as_dict(),
        "language": consent.language,
        "given_at": consent.given_at.isoformat(),
    }


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
