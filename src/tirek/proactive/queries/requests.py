"""What a department asked first, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tirek.accounts.bodies import in_hand
from tirek.accounts.models import User
from tirek.people.models import Person
from tirek.people.names import sort_key
from tirek.proactive.models import Request
from tirek.proactive.telling import key_of
from tirek.sms.models import JournalLine
from tirek.sms.phones import phone_of

MOST_PEOPLE = 500
"""A search that finds more is to be said more exactly."""


@dataclass(frozen=True, slots=True)
class Part:
    """One page of requests; `older` is where the next one begins, None at the end."""

    requests: Sequence[Request]
    older: int | None


def requests_of(
    user: User, *, stage: str = "", search: str = "", before: int | None = None, size: int
) -> Part:
    """The requests of the user's place and services, those before request `before`.

    `search` is the beginning of a name, an IIN, a case number or a telephone number.
    """
    requests = _of_office(user).filter(_found(search.strip()))
    if stage:
        requests = requests.filter(stage=stage)
    if before is not None:
        requests = requests.filter(pk__lt=before)
    shown = requests.select_related("applicant", "subject", "case").order_by("-pk")
    found = tuple(shown[: size + 1])
    older = found[size - 1].pk if len(found) > size else None
    return Part(found[:size], older)


def request_of(user: User, pk: int) -> Request:
    """One request of the user's place and services. Raises Request.DoesNotExist."""
    return _of_office(user).select_related("applicant", "subject", "case").get(pk=pk)


def messages_of(request: Request) -> Sequence[JournalLine]:
    """What was written to and by the person about the question and its case, in order."""
    about = Q(key__startswith=key_of(request)) | Q(request_event__request=request)
    if request.case is not None:
        about |= Q(case_number=request.case.number)
    lines = JournalLine.objects.filter(about, phone=request.phone).order_by("pk")
    return list(lines.prefetch_related("deliveries"))


def _of_office(user: User) -> QuerySet[Request]:
    if user.place is None:
        return Request.objects.none()
    return Request.objects.filter(in_hand(user), place=user.place)


def _found(search: str) -> Q:
    if not search:
        return Q()
    key = sort_key(search)
    named = Q(iin=search) | Q(sort_key__startswith=key)
    people = list(Person.objects.filter(named).values_list("pk", flat=True)[:MOST_PEOPLE])
    found = Q(applicant__in=people) | Q(subject__in=people) | Q(case__number=search.upper())
    phone = phone_of(search)
    return found | Q(phone=phone) if phone else found
