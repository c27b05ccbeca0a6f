"""A case as a file to be checked elsewhere: for the head and the auditor."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.audit.actions.take_away import take_away
from tirek.casework.models import Case
from tirek.casework.queries.cases import case_numbered
from tirek.web.access import officer, only_for


@only_for(Role.HEAD, Role.AUDITOR)
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponseBase:
    """The look is recorded as "export"; the citizen sees who took the case away."""
    user = officer(request)
    try:
        case = case_numbered(user, number)
    except Case.DoesNotExist:
        raise Http404 from None
    made = take_away(case=case, by=user, at=timezone.now())
    return FileResponse(made, as_attachment=True, filename=f"{number}.zip")
