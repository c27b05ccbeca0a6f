"""Taking back what lets another person act for me."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.people.actions.record_representation import end_representation
from tirek.people.models import Representation
from tirek.portal.access import citizen, citizens_only
from tirek.web.texts import text


@citizens_only
@require_POST
def page(request: HttpRequest, representation: int) -> HttpResponse:
    """Only who is represented, or who represents, may end it."""
    user = citizen(request)
    found = Representation.objects.filter(pk=representation).first()
    if found is None or user.iin not in (found.represented.iin, found.representative.iin):
        raise Http404
    why = text("portal.acting.taken_back")
    end_representation(representation=found, at=timezone.now(), by=user.full_name, why=why)
    messages.success(request, text("portal.acting.ended"))
    return redirect("acting")
