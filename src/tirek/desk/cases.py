"""The case an officer opens: found among the officer's own, and the look written down."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.actions.look import look, look_together
from tirek.casework.models import Case, Look
from tirek.casework.queries.cases import CaseFile, case_file, case_numbered
from tirek.payments.models import PaymentLine
from tirek.web.access import officer

Found = TypeVar("Found")
LOOKS_AT_ONCE = 1000


def opened(request: HttpRequest, number: str, page: str) -> Case:
    """The case, seen on that page. Http404 for one of another office, as for one that is not."""
    case = _found(case_numbered, request, number)
    look(case=case, by=officer(request), page=page, at=timezone.now())
    return case


def opened_file(request: HttpRequest, number: str, page: str) -> CaseFile:
    """The whole case file, seen on that page. Http404 as `opened`."""
    file = _found(case_file, request, number)
    look(case=file.case, by=officer(request), page=page, at=timezone.now())
    return file


def seen_in_register(request: HttpRequest, lines: Iterable[PaymentLine], page: str) -> None:
    """The people of the lines were seen: a look at the case of each, all or none."""
    numbers = {line.case_id for line in lines}
    seen_together(request, Case.objects.filter(number__in=numbers).order_by("pk"), page)


def seen_as_paid(request: HttpRequest, cases: QuerySet[Case], page: str) -> None:
    """A look at each case of a list of transfers, all or none.

    A place pays for every place below it: who may open its list may see the people in it, though
    the cases themselves are worked on elsewhere.
    """
    user, at = officer(request), timezone.now()
    found = cases.order_by("pk").distinct().values_list("pk", flat=True)
    looks = (Look(case_id=pk, user=user, at=at, page=page) for pk in found.iterator())
    with transaction.atomic():
        Look.objects.bulk_create(looks, batch_size=LOOKS_AT_ONCE)


def seen_together(request: HttpRequest, cases: Iterable[Case], page: str) -> None:
    """A look at each of the cases, all or none."""
    look_together(cases=cases, by=officer(request), page=page, at=timezone.now())


def _found(query: Callable[[User, str], Found], request: HttpRequest, number: str) -> Found:
    try:
        return query(officer(request), number)
    except Case.DoesNotExist:
        raise Http404 from None
