"""The specialist has the silent registries asked now instead of later."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.accounts.models import Role
from tirek.casework.actions.ask_registries import ask_registries
from tirek.casework.queries.registry_states import registry_states
from tirek.desk.cases import opened
from tirek.web.access import officer, only_for
from tirek.web.texts import text


@only_for(Role.SPECIALIST)
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Ask, say what came of it, back to the dossier."""
    case = opened(request, number, "ask-again")
    ask_registries(case=case, by=officer(request), at=timezone.now())
    silent = sum(one.state == "silent" for one in registry_states(case))
    if silent:
        messages.warning(request, text("desk.registries.still_silent", n=silent))
    else:
        messages.success(request, text("desk.registries.all_answered"))
    return redirect("desk:case", number)
