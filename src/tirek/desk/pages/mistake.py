"""A death, a leaving or an end that was noted by mistake: one says so, another corrects it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.accounts.models import Role
from tirek.casework.models import Case
from tirek.desk.cases import opened
from tirek.desk.deeds import Deeds, deeds_page
from tirek.desk.presenters.mistakes import mistake_page
from tirek.supply.actions.say_mistake import say_mistake
from tirek.supply.actions.undo_mistake import undo_mistake
from tirek.web.access import officer, only_for
from tirek.web.typed import words_sent


@only_for(Role.SPECIALIST, Role.HEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """What can be said to be mistaken, and what was."""
    case = opened(request, number, "mistake")
    return deeds_page(
        request,
        _deeds(request, case),
        lambda stopped: mistake_page(request, case, officer(request), stopped),
        reverse("desk:mistake", args=[number]),
    )


def _deeds(request: HttpRequest, case: Case) -> Deeds:
    by, at = officer(request), timezone.now()
    what, ground = request.POST.get("what", ""), words_sent(request, "ground")[:1000]
    said = partial(say_mistake, case=case, what=what, ground=ground, by=by, at=at)
    undone = {
        f"undo-{one.pk}": partial(undo_mistake, mistake=one, by=by, at=at)
        for one in case.mistakes.filter(undone=None)
    }
    return {"say": said, **undone}
