"""The case an officer opens: found among the officer's own, and the look written down."""

from collections.abc import Callable
from typing import TypeVar

from django.http import Http404, HttpRequest
from django.utils import timezone

from tirek.accounts.models import User
from tirek.casework.actions.look import look
from tirek.casework.models import Case
from tirek.casework.queries.cases import CaseFile, case_file, case_numbered
from tirek.desk.access import officer

Found = TypeVar("Found")


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


def _found(query: Callable[[User, str], Found], request: HttpRequest, number: str) -> Found:
    try:
        return query(officer(request), number)
    except Case.DoesNotExist:
        raise Http404 from None
