"""What is in force where on a day: every place and every service."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.accounts.models import Role
from tirek.desk.day_asked import day_asked
from tirek.desk.frame import desk_page
from tirek.desk.presenters.law_editions import matrix
from tirek.law.catalogue import the_law
from tirek.web.access import only_for, place_of
from tirek.web.components import Page, Problem
from tirek.web.texts import text


@only_for(Role.LAWYER)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Today, unless another day is asked for."""
    today = timezone.localdate()
    asked = day_asked(request, "on", text("desk.law_editions.on"), today)
    problems = [Problem.of(asked.field)] if asked.wrong else []
    return desk_page(
        request,
        "law_editions",
        Page(text("desk.law_editions.title"), problems=problems),
        filters=[asked.field],
        table=matrix(the_law(), asked.day or today, place_of(request)),
    )
