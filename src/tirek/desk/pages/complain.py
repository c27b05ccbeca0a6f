"""A complaint that came on paper, keyed in about a case."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.appeals.models import Complaint
from tirek.desk.cases import opened
from tirek.desk.complaints import TAKERS, complaints_for
from tirek.desk.frame import desk_page
from tirek.web.access import officer
from tirek.web.complaint_form import complaint_fields
from tirek.web.complaint_sent import begun, lodged
from tirek.web.components import Page, Problem
from tirek.web.texts import text

UNPROCESSABLE = 422


@complaints_for(*TAKERS)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """Nobody may refuse to take it; only an officer whom it is about leaves it to another."""
    user, at = officer(request), timezone.now()
    case = opened(request, number, "complain")
    typed = begun(case, at)
    if request.method == "POST":
        made = lodged(request, case, user, at)
        if isinstance(made, Complaint):
            messages.success(request, text("desk.complain.done", number=made.number))
            return redirect("desk:complaint", made.number)
        typed = made
    fields = complaint_fields(case, user, typed)
    above = [Problem(typed.errors[""])] if "" in typed.errors else []
    problems = [*above, *(Problem.of(one) for one in fields if one.error)]
    back = reverse("desk:case", args=[number])
    shown = Page(text("desk.complain.title"), back=back, problems=problems)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return desk_page(
        request, "complain", shown, status=status, fields=fields, number=number, case=case
    )
