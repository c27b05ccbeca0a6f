"""One's own case as a file to keep and to have checked."""

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.audit.actions.take_away import take_away
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponseBase:
    """Everything Tirek knows of the case, without what officers wrote to one another."""
    user = citizen(request)
    made = take_away(case=own_case(user, number), by=user, at=timezone.now())
    return FileResponse(made, as_attachment=True, filename=f"{number}.zip")
