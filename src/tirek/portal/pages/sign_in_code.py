"""Sign in with the code that came to the telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.accounts.proved import SignInRefused
from tirek.casework.actions.sign_in_by_code import CodeAsked, sign_in_by_code
from tirek.portal import code_asked
from tirek.portal.sign_in_ways import signed_in, wanted
from tirek.sms.code_refused import CodeRefused
from tirek.web.components import Field, Problem
from tirek.web.forms import FormPage
from tirek.web.language import current
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET asks for the six digits; POST compares them."""
    asked = code_asked.kept(request.session)
    if asked is None:
        return redirect("sign-in")
    if request.method != "POST":
        return _shown(request, asked)
    typed, to, at = request.POST.get("code", ""), wanted(request), timezone.now()
    try:
        user = sign_in_by_code(request, asked=asked, typed=typed, language=current(), at=at)
    except (CodeRefused, SignInRefused) as refused:
        return _shown(request, asked, spoken(refused.text))
    code_asked.forget(request.session)
    return signed_in(request, user, to)


def _shown(request: HttpRequest, asked: CodeAsked, error: str = "") -> HttpResponse:
    code = Field(
        "code",
        text("portal.sign_in.code"),
        hint=text("portal.sign_in.code_hint", phone=asked.phone),
        error=error,
        inputmode="numeric",
        autocomplete="one-time-code",
        width=10,
    )
    title = text("portal.sign_in.code_title")
    view = FormPage(
        title=title,
        heading=title,
        fields=(code,),
        problems=(Problem.of(code),) if error else (),
        back=reverse("sign-in"),
    )
    context = {"page": view, "asked": asked}
    status = UNPROCESSABLE if error else 200
    return render(request, "portal/sign_in_code.html", context, status=status)
