"""What has changed? The kinds of changes of one case, and what was reported before."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tirek.casework.queries.changes import can_report
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.portal.presenters.change import change_choice_page


@citizens_only
@require_safe
def page(request: HttpRequest, number: str) -> HttpResponse:
    """A case to which nothing can change any more has no such page."""
    case = own_case(citizen(request), number)
    if not can_report(case):
        return redirect("case", number=number)
    return render(request, "portal/change.html", {"page": change_choice_page(case)})
