"""One more application like this one: everything told and attached is there already."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.casework.actions.begin_again import begin_again, can_begin_again
from tirek.casework.models import Draft
from tirek.portal.access import citizen, citizens_only
from tirek.portal.drafts import step_open
from tirek.portal.found import own_case
from tirek.web.language import current
from tirek.web.step import attempt


@citizens_only
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """On to the first question that is open; pressed twice, begun once."""
    user, at = citizen(request), timezone.now()
    case = own_case(user, number)
    if not can_begin_again(case, user):
        raise Http404
    begun: list[Draft] = []
    stopped = attempt(
        lambda: begun.append(begin_again(case=case, by=user, language=current(), at=at))
    )
    if stopped is not None:
        messages.error(request, stopped.why)
        return redirect("case", number=number)
    return redirect(step_open(begun[0]))
