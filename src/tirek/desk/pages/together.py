"""One action on the cases that were ticked in the queue."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tirek.accounts.models import User
from tirek.casework.actions.assign import assign
from tirek.casework.actions.together import together
from tirek.casework.models import Case
from tirek.desk.frame import desk_page
from tirek.desk.presenters.together import result_table
from tirek.desk.queries.queue import officers_of
from tirek.desk.ticked import ticked_in
from tirek.web.access import CASE_ROLES, officer, only_for
from tirek.web.components import Page
from tirek.web.texts import text

Chosen = Callable[[], User | None]


@only_for(*CASE_ROLES)
@require_POST
def page(request: HttpRequest) -> HttpResponse:
    """What was done, and what was skipped and why; a second click does nothing twice."""
    user, at = officer(request), timezone.now()
    to, wrong = _to(request, user)

    def give(case: Case, seq: int) -> None:
        assign(case=case, to=to, by=user, at=at, expected_seq=seq)

    found = together([] if wrong else list(ticked_in(request)), user, give)
    nothing = not found.done and not found.skipped
    return desk_page(
        request,
        "together",
        Page(text("desk.together.title"), back=_back(request)),
        status=422 if nothing else 200,
        problem=wrong or (text("desk.together.nothing") if nothing else ""),
        done=text("desk.together.done", n=len(found.done)) if found.done else "",
        skipped=result_table(found) if found.skipped else None,
    )


def _to(request: HttpRequest, user: User) -> tuple[User | None, str]:
    """Who gets the cases (None: the common queue), or what is wrong with what was sent."""
    do, chosen = request.POST.get("do"), request.POST.get("to", "")
    if do in ("take", "release"):
        return (user if do == "take" else None), ""
    if do == "assign" and chosen in map(str, officers_of(user)):
        return User.objects.get(pk=int(chosen)), ""
    return None, text("desk.together.nobody_chosen")


def _back(request: HttpRequest) -> str:
    """The queue as it was narrowed."""
    came = request.POST.get("back", "")
    ours = came.startswith("/") and url_has_allowed_host_and_scheme(came, allowed_hosts=None)
    return came if ours else reverse("desk:queue")
