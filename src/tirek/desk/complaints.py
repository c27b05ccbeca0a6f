"""The complaint an officer opens: among those the officer may see, and the look written down."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from tirek.accounts.models import Role
from tirek.appeals.models import Complaint
from tirek.appeals.permissions import is_about
from tirek.appeals.queries.complaints import complaint_numbered
from tirek.appeals.texts import refused
from tirek.casework.actions.look import look
from tirek.casework.permissions import NotAllowed
from tirek.desk.frame import desk_page
from tirek.web.access import officer, only_for
from tirek.web.components import Page
from tirek.web.texts import spoken, text

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

READERS = (Role.SPECIALIST, Role.HEAD, Role.MANAGER, Role.AUDITOR, Role.OPERATOR)
"""Who may see complaints; which ones is said by `appeals.permissions`."""
TAKERS = (Role.SPECIALIST, Role.HEAD, Role.OPERATOR)
"""Who keys in a complaint on paper."""


def complaints_for(*roles: Role) -> Callable[[View[P]], View[P]]:
    """`only_for`; an officer whom the complaint is about is told so, and sees nothing of it."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            try:
                return view(request, *args, **kwargs)
            except NotAllowed as refusal:
                page = Page(text("desk.complaint.hidden"))
                return desk_page(
                    request, "complaint_hidden", page, status=403, why=spoken(refusal.text)
                )

        return only_for(*roles)(cast(View[P], guarded))

    return guard


def opened_complaint(request: HttpRequest, number: str, page: str) -> Complaint:
    """The complaint, a look at its case written down. Raises Http404, NotAllowed."""
    user = officer(request)
    try:
        complaint = complaint_numbered(user, number)
    except Complaint.DoesNotExist:
        about = Complaint.objects.filter(number=number, place=user.place).first()
        if about is not None and is_about(about, user):
            raise NotAllowed(refused().it_is_about_you) from None
        raise Http404 from None
    look(case=complaint.case, by=user, page=f"complaint {page}", at=timezone.now())
    return complaint
