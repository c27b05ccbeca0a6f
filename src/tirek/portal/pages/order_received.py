"""I received it: from this day the period until a replacement runs; and how it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.portal.access import citizen, citizens_only
from tirek.portal.choices import own_choice
from tirek.supply.actions.receive_order import MARKS, receive_order
from tirek.supply.models import Choice
from tirek.web.components import Field, Problem
from tirek.web.forms import FormPage
from tirek.web.step import Stopped, attempt
from tirek.web.texts import text
from tirek.web.typed import chosen, number_typed, typed, words_sent


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks, POST confirms."""
    choice, sent = own_choice(citizen(request), number), request.method == "POST"
    stopped = attempt(lambda: _receive(request, choice)) if sent else None
    if sent and stopped is None:
        messages.success(request, text("portal.market.received"))
        return redirect("choice", number=number)
    context = {"page": _page(request, number, stopped), "page_base": "portal/base.html"}
    status = stopped.status if stopped else 200
    return render(request, "portal/order_step.html", context, status=status)


def _receive(request: HttpRequest, choice: Choice) -> None:
    said = bool(request.POST.get("rating"))
    receive_order(
        choice=choice,
        rating=number_typed(request, "rating") if said else None,
        words=words_sent(request, "words"),
        by=citizen(request),
        at=timezone.now(),
    )


def _page(request: HttpRequest, number: str, stopped: Stopped | None) -> FormPage:
    fields = _fields(request, stopped)
    wrong = [Problem.of(one) for one in fields if one.error]
    return FormPage(
        title=text("portal.market.receive"),
        back=reverse("choice", args=[number]),
        problems=wrong or ([stopped.problem] if stopped else []),
        heading=text("portal.market.receive"),
        hint=text("portal.market.receive_lead"),
        fields=fields,
        button=text("portal.market.receive"),
    )


def _fields(request: HttpRequest, stopped: Stopped | None) -> list[Field]:
    marks = [(str(n), text("portal.market.mark_n", n=n)) for n in reversed(MARKS)]
    none = ("", text("portal.market.mark_none"))
    return [
        chosen(request, "rating", text("portal.market.mark"), stopped, [*marks, none]),
        typed(
            request, "words", text("portal.market.words"), stopped, kind="textarea", optional=True
        ),
    ]
