"""The code that came to my phone: typed in, it changes the account I am paid to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.payments.actions.change_account import change_account, confirms
from tirek.portal.access import citizen, citizens_only
from tirek.portal.account_asked import Asked, forget, kept
from tirek.portal.found import own_case
from tirek.portal.presenters.account import code_page
from tirek.sms.actions.check_code import check_code
from tirek.sms.code_refused import CodeRefused
from tirek.web.texts import spoken, text

UNPROCESSABLE = 422


@citizens_only
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET asks for the six digits; POST compares them."""
    case = own_case(citizen(request), number)
    asked = kept(request.session, number)
    if asked is None:
        return redirect("account", number=number)
    if request.method != "POST":
        return _shown(request, asked, "")
    try:
        _change(request, case, asked)
    except CodeRefused as refused:
        return _shown(request, asked, spoken(refused.text), status=UNPROCESSABLE)
    forget(request.session)
    messages.success(request, text("portal.account.done"))
    return redirect("account", number=number)


def _change(request: HttpRequest, case: Case, asked: Asked) -> None:
    at = timezone.now()
    proof = check_code(
        code_id=UUID(asked.code),
        purpose="change_account",
        confirms=confirms(case, asked.iban),
        typed=request.POST.get("code", ""),
        at=at,
    )
    change_account(
        case=case, iban=asked.iban, owner=asked.owner, proof=proof, by=citizen(request), at=at
    )


def _shown(request: HttpRequest, asked: Asked, error: str, status: int = 200) -> HttpResponse:
    context = {
        "page": code_page(asked, timezone.localdate(), error),
        "page_base": "portal/base.html",
    }
    return render(request, "portal/account_code.html", context, status=status)
