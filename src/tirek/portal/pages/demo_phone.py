"""The telephone of an invented person: what it received, and a field to answer. Demonstration only.

Whoever knows the number reads the messages, one-time codes included: in a live system there is no
such page (settings.TIREK_DEMO).
"""

from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.portal.presenters.demo_phone import ANSWER, phone_page
from tirek.sms.actions.receive import receive
from tirek.sms.gateways import phones_of_this_machine
from tirek.sms.phones import phone_of

UNPROCESSABLE = 422


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET shows the telephone, POST sends an answer from it."""
    phone = phone_of(number)
    if not settings.TIREK_DEMO or phone is None:
        raise Http404
    said = request.POST.get(ANSWER, "").strip()
    if said:
        _answer(phone, said)
        return redirect("demo-phone", number=number)
    wrong = request.method == "POST"
    view = phone_page(phone, phones_of_this_machine().on_phone(phone), wrong=wrong)
    status = UNPROCESSABLE if wrong else 200
    return render(request, "portal/demo_phone.html", {"page": view}, status=status)


def _answer(phone: str, said: str) -> None:
    at, key = timezone.now(), uuid4().hex
    phones_of_this_machine().answer(key=key, phone=phone, text=said, at=at)
    receive(key=key, phone=phone, text=said, at=at)
