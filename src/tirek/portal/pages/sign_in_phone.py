"""Ask for a code to sign in with: an IIN and a telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.accounts.proved import SignInRefused
from tirek.casework.actions.sign_in_by_code import ask_code
from tirek.portal import code_asked
from tirek.portal.pages.sign_in import shown
from tirek.portal.presenters.sign_in import PHONE, phone_asked
from tirek.portal.sign_in_ways import keep_wanted
from tirek.web.language import current
from tirek.web.signing import may_sign


@never_cache
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Who is known and who is not come to the same page."""
    if request.method != "POST":
        return redirect("sign-in")
    iin, phone, errors = phone_asked(request)
    if errors:
        return shown(request, errors)
    try:
        asked = ask_code(request, iin=iin, phone=phone, language=current(), at=timezone.now())
    except SignInRefused as refused:
        return shown(request, {PHONE: refused.text})
    keep_wanted(request)
    code_asked.keep(request.session, asked)
    return redirect("sign-in-code")
