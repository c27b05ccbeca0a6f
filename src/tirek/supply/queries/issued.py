"""What was issued to people, and by when the list of it has to be handed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tirek.casework.legal import working_calendar
from tirek.procedure.supply.procurement import Form, list_due
from tirek.supply.models import Delivery, DeliveryStep
from tirek.supply.queries.bought import form_of


@dataclass(frozen=True)
class Issue:
    """An issue to a person."""

    delivery: Delivery
    step: DeliveryStep

    @property
    def received_on(self) -> date:
        """From that day the period until a replacement runs."""
        return date.fromisoformat(self.step.payload["received_on"])

    @property
    def form(self) -> Form:
        """How it was bought."""
        assert self.delivery.contract is not None, "what was issued came by a contract"
        return form_of(self.delivery.contract)

    @property
    def due_on(self) -> date | None:
        """The last day of its list; None for hygiene means, of which no term is printed.

        Raises YearNotKnown.
        """
        return list_due(self.received_on, working_calendar()) if self.form.reported else None


def issues(service: str, place: str, *, stages: Sequence[str] = ("issued",)) -> list[Issue]:
    """Of a service in a place, in the order in which they were issued; two questions."""
    steps = DeliveryStep.objects.filter(
        kind="Issued",
        delivery__stage__in=stages,
        delivery__row__queue__service=service,
        delivery__row__queue__place=place,
    ).select_related("delivery__case__subject", "delivery__contract", "delivery__row__queue")
    return [Issue(one.delivery, one) for one in steps.order_by("at", "pk")]


def to_report(service: str, place: str) -> list[Issue]:
    """Those of which a list has a term and is not handed in yet."""
    return [one for one in issues(service, place) if one.form.reported]


def of_hygiene(service: str, place: str) -> list[Issue]:
    """Those of whom the body keeps a list that nobody has to be sent (paragraph 136)."""
    return [one for one in issues(service, place) if not one.form.reported]


def listed_rows(found: Iterable[Issue]) -> list[dict[str, Any]]:
    """The columns of paragraph 134 of each, JSON-ready."""
    return [_row(one) for one in found]


def _row(one: Issue) -> dict[str, Any]:
    person, said = one.delivery.case.subject, one.step.payload
    return {
        "surname": person.surname,
        "given_name": person.given_name,
        "patronymic": person.patronymic,
        "iin": person.iin,
        "born_on": person.born_on.isoformat() if person.born_on else "",
        "residence": said["residence"],
        "group": said["group"],
        "name": said["name"],
        "pieces": said["pieces"],
        "received_on": said["received_on"],
        "signed": said["signed"],
    }
