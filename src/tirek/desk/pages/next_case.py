"""On to the next case of the queue as the officer looked at it last."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tirek.casework.permissions import visible_to
from tirek.casework.queries.listing import part
from tirek.desk.queries.queue import Asked, queue
from tirek.web.access import CASE_READERS, officer, only_for
from tirek.web.texts import text

LOOKED_AT = "desk.queue"
"""Where the session keeps how the queue was looked at last."""


@only_for(*CASE_READERS)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The case behind the one in the address, else the first; the queue where there is none."""
    user, after = officer(request), request.GET.get("after", "").replace("\0", "")
    query = str(request.session.get(LOOKED_AT, ""))
    asked = Asked.of(user, QueryDict(query).dict())
    cases, mine = queue(user, asked, timezone.localdate()), visible_to(user)
    found = part(cases, asked.order, 1, among=mine, after=after).cases
    found = found or part(cases.exclude(number=after), asked.order, 1, among=mine).cases
    if found:
        return redirect("desk:case", found[0].number)
    messages.info(request, text("desk.queue.no_next"))
    return redirect(f"{reverse('desk:queue')}?{query}")
