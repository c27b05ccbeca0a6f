"""The officer gives the queue as it is looked at now a name, or lets a name go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from tirek.desk.actions.keep_view import CannotKeepView, drop_view, keep_view
from tirek.desk.presenters.views import looked_at
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.texts import text

DROP = "drop"


@only_for(*CASE_ROLES)
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """Back to the queue as it was."""
    query = looked_at(QueryDict(request.POST.get("query", "").replace("\0", "")))
    dropped = request.POST.get(DROP, "")
    if dropped:
        number = int(dropped) if dropped.isdecimal() and len(dropped) < 19 else 0
        if drop_view(user=officer(request), view=number):
            messages.success(request, text("desk.views.dropped"))
    else:
        _keep(request, query)
    return redirect(f"{reverse('desk:queue')}?{query}")


def _keep(request: HttpRequest, query: str) -> None:
    name = request.POST.get("name", "").replace("\0", "")
    try:
        kept = keep_view(user=officer(request), name=name, query=query)
    except CannotKeepView as cannot:
        messages.error(request, text(f"desk.views.cannot_{cannot.why}"))
    else:
        messages.success(request, text("desk.views.kept", name=kept.name))
