"""One page that walks an event of life with a parent: what is done, what waits, what is next."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.casework.queries.agreed_way import way_consents
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.way import way_page
from tirek.proactive.actions.agree_to_way import agree_to_way, stop_way
from tirek.proactive.queries.ways import children_on_way, ways
from tirek.web.language import current
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, situation: str, child: int = 0) -> HttpResponse:
    """For one child of an own application; POST agrees, or takes that back."""
    if situation not in ways():
        raise Http404
    children = children_on_way(citizen(request), situation)
    case = _case(children, child)
    if request.method == "POST":
        if case is None:
            raise Http404
        return _agreed(request, situation, case)
    view = way_page(citizen(request), situation, case, children, timezone.localdate())
    return render(request, "portal/way.html", {"page": view})


def _case(children: list[Case], child: int) -> Case | None:
    """The child's last case; of the only child, or of none yet. Http404 for nobody's child."""
    if not child:
        return children[0] if len(children) == 1 else None
    found = next((one for one in children if one.subject_id == child), None)
    if found is None:
        raise Http404
    return found


def _agreed(request: HttpRequest, situation: str, case: Case) -> HttpResponse:
    user, child, at = citizen(request), case.subject_id, timezone.now()
    if request.POST.get("agree") == "no":
        for one in way_consents(user.iin, situation, child).filter(withdrawn=None):
            stop_way(consent=one, by=user, at=at)
        messages.success(request, text("portal.way.stopped"))
    elif request.POST.get("agree") == "yes":
        language = current()
        agree_to_way(user=user, child=child, situation=situation, language=language, at=at)
        messages.success(request, text("portal.way.agreed"))
    return redirect("way-of-child", situation, child)
