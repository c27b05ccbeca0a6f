"""The orders an auditor may see, what is known of both parties, and the signs of collusion in them.

Five questions to the database, however many orders there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from tirek.accounts.models import Role, User
from tirek.audit.signs import SHARED, Kind, Ordered, Party, Sign, address_of, found_in, settings_of
from tirek.casework.models import Case, Event
from tirek.casework.permissions import visible_to
from tirek.payments.models import SupplierAccount
from tirek.procedure.deadline import ALMATY
from tirek.sms.phones import phone_of
from tirek.supply.models import ChoiceStep, Details

Known = dict[int, dict[Kind, set[str]]]
ADDRESS = ("settlement", "street", "house", "flat")


def signs_for(user: User, *, at: datetime) -> list[Sign]:
    """In the orders of the cases the user may see, as far back as the settings of the place say."""
    settings = settings_of(user.place or "")
    since = at - timedelta(days=settings.days)
    steps = ChoiceStep.objects.filter(
        kind="Ordered", at__gte=since, at__lte=at, choice__case__in=visible_to(user)
    ).select_related("choice__case__subject", "choice__case__applicant")
    found = list(steps.order_by("pk"))
    cases = {one.choice.case_id: one.choice.case for one in found}
    orders = [_order(one) for one in found]
    sellers = _sellers({one.supplier for one in orders})
    return found_in(orders, _buyers(cases), sellers, settings)


def _order(step: ChoiceStep) -> Ordered:
    said = step.payload
    return Ordered(
        id=step.pk,
        case=step.choice.case_id,
        supplier=said["supplier"],
        at=step.at.astimezone(ALMATY),
        price=said["price_tiyn"],
        guaranteed=said["guaranteed_tiyn"],
    )


def _buyers(cases: Mapping[int, Case]) -> Mapping[int, Party]:
    """By case: whom the order is for and who applied, and all that their applications say."""
    people = {pk for case in cases.values() for pk in (case.subject_id, case.applicant_id)}
    told = _told_by(people)
    return {pk: Party(**_words(_of_a_case(case, told))) for pk, case in cases.items()}


def _of_a_case(case: Case, told: Known) -> dict[Kind, set[str]]:
    known = _empty()
    for person in (case.subject, case.applicant):
        known["person"].add(person.iin)
        known["phone"].add(phone_of(person.phone) or "")
        for kind, values in told.get(person.pk, {}).items():
            known[kind] |= values
    return known


def _told_by(people: set[int]) -> Known:
    """What people said in any application, and in changes of it that were accepted."""
    found: Known = {}
    theirs = Q(case__subject__in=people) | Q(case__applicant__in=people)
    told = Event.objects.filter(theirs, kind__in=("Submitted", "ChangeAccepted"))
    for event in told.select_related("case").order_by("pk"):
        for person in {event.case.subject_id, event.case.applicant_id} & people:
            _add(found.setdefault(person, _empty()), _answers(event))
    return found


def _answers(event: Event) -> Mapping[str, Any]:
    said = event.payload
    if event.kind == "Submitted":
        return said["answers"]  # type: ignore[no-any-return]
    return {said["answer"]: said["value"]} if said["answer"] else {}


def _sellers(suppliers: set[int]) -> Mapping[int, Party]:
    """By supplier: everything it ever said of itself, every account it asked to be paid to, its
    director and whoever works for it."""
    found: Known = {}
    told = Details.objects.filter(supplier__in=suppliers)
    for one in told:
        known = found.setdefault(one.supplier_id, _empty())
        _add(known, {name: getattr(one, name) for name in (*ADDRESS, "phone", "iban")})
        known["person"].add(one.director_iin)
    paid = SupplierAccount.objects.filter(office__supplier__in=suppliers)
    for pk, iban in paid.values_list("office__supplier", "iban"):
        found.setdefault(pk, _empty())["account"].add(iban)
    works = Q(role=Role.SUPPLIER, office__supplier__in=suppliers)
    for pk, iin in User.objects.filter(works).values_list("office__supplier", "iin"):
        found.setdefault(pk, _empty())["person"].add(iin or "")
    return {pk: Party(**_words(known)) for pk, known in found.items()}


def _add(known: dict[Kind, set[str]], said: Mapping[str, Any]) -> None:
    told = {name: str(said.get(name) or "") for name in (*ADDRESS, "phone", "iban")}
    known["address"].add(address_of(*(told[name] for name in ADDRESS)))
    known["phone"].add(phone_of(told["phone"]) or "")
    known["account"].add(told["iban"])


def _empty() -> dict[Kind, set[str]]:
    return {kind: set() for kind in SHARED}


def _words(known: Mapping[Kind, set[str]]) -> dict[str, frozenset[str]]:
    return {kind: frozenset(values - {""}) for kind, values in known.items()}
