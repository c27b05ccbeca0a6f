"""I want to be paid to another account: its number, checked at once, then a code to my phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.casework.models import Case
from tirek.casework.refused import Refused
from tirek.payments.actions.change_account import check_account, confirms
from tirek.payments.payees.telephones import telephones_of
from tirek.portal.access import citizen, citizens_only
from tirek.portal.account_asked import Asked, keep
from tirek.portal.found import own_case
from tirek.portal.presenters.account import account_page
from tirek.procedure.answer import AnswerError, read_iban
from tirek.sms.actions.send_code import send_code
from tirek.sms.addressee import About, Addressee
from tirek.sms.code_refused import CodeRefused
from tirek.web.language import current
from tirek.web.texts import spoken

UNPROCESSABLE = 422


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, number: str) -> HttpResponse:
    """GET shows the account and asks for the new one; POST checks it and sends the code."""
    case = own_case(citizen(request), number)
    if request.method != "POST":
        return _shown(request, case, "")
    try:
        _send(request, case, read_iban(request.POST.get("iban", "")))
    except (AnswerError, Refused, CodeRefused) as wrong:
        return _shown(request, case, spoken(wrong.text), status=UNPROCESSABLE)
    return redirect("account-code", number=number)


def _send(request: HttpRequest, case: Case, iban: str) -> None:
    """The code goes to the telephone known the longest: a thief's new number does not get it."""
    user, at = citizen(request), timezone.now()
    owner = check_account(case=case, iban=iban, by=user, at=at)
    phone = telephones_of(case, case.applicant)[0]
    to = Addressee.of(case.applicant, current(), phone)
    about = About(case.number, case.service, case.place)
    code = send_code(
        purpose="change_account", confirms=confirms(case, iban), to=to, at=at, about=about
    )
    keep(request.session, Asked(case.number, iban, owner, str(code.pk), phone))


def _shown(request: HttpRequest, case: Case, error: str, status: int = 200) -> HttpResponse:
    typed = request.POST.get("iban", "")
    view = account_page(case, citizen(request), timezone.localdate(), typed=typed, error=error)
    context = {"page": view, "page_base": "portal/base.html"}
    return render(request, "portal/account_change.html", context, status=status)
