"""One conclusion: a member reads it, and signs personally."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.actions.sign_conclusion import sign_conclusion
from tirek.casework.models import Conclusion
from tirek.casework.queries.conclusions import conclusions_for
from tirek.desk.frame import desk_page
from tirek.desk.presenters.conclusions import conclusion_page
from tirek.web.access import officer, only_for
from tirek.web.step import attempt
from tirek.web.texts import text


@only_for(Role.COMMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, conclusion_id: int) -> HttpResponse:
    """Only a conclusion that names the member is there."""
    user = officer(request)
    try:
        conclusion = conclusions_for(user).get(pk=conclusion_id)
    except Conclusion.DoesNotExist:
        raise Http404 from None
    stopped = None
    if request.method == "POST":
        stopped = attempt(
            lambda: sign_conclusion(conclusion=conclusion, by=user, at=timezone.now())
        )
        if stopped is None:
            messages.success(request, text("desk.conclusions.signed"))
            return redirect("desk:conclusion", conclusion_id)
    shown = conclusion_page(conclusion, user, stopped)
    return desk_page(request, "conclusion", shown, status=stopped.status if stopped else 200)
