"""The code that the other person received: typed in, it lets one act for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.casework.actions.act_for_another import let_act
from tirek.portal.access import citizen, citizens_only
from tirek.portal.consent_asked import forget, kept
from tirek.sms.code_refused import CodeRefused
from tirek.web.components import Field, Problem
from tirek.web.forms import FormPage
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@citizens_only
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET asks for the six digits; POST compares them."""
    asked = kept(request.session)
    if asked is None:
        return redirect("acting")
    if request.method != "POST":
        return _shown(request, "")
    typed = request.POST.get("code", "")
    try:
        let_act(asked=asked, by=citizen(request), typed=typed, at=timezone.now())
    except CodeRefused as refused:
        return _shown(request, spoken(refused.text), status=UNPROCESSABLE)
    forget(request.session)
    messages.success(request, text("portal.acting.done"))
    return redirect("acting")


def _shown(request: HttpRequest, error: str, status: int = 200) -> HttpResponse:
    code = Field(
        "code",
        text("portal.acting.code"),
        hint=text("portal.acting.code_hint"),
        error=error,
        inputmode="numeric",
        autocomplete="one-time-code",
        width=10,
    )
    title = text("portal.acting.code_title")
    view = FormPage(
        title=title,
        heading=title,
        fields=(code,),
        problems=(Problem.of(code),) if error else (),
        back=reverse("acting"),
    )
    return render(request, "portal/acting_code.html", {"page": view}, status=status)
