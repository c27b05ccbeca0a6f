"""Somebody comes back from the single sign-in service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tirek.accounts import oidc
from tirek.accounts.actions.sign_in_by_provider import sign_in_by_provider
from tirek.accounts.proved import SignInRefused
from tirek.portal.pages.sign_in import shown
from tirek.portal.sign_in_ways import signed_in, wanted
from tirek.web.language import current
from tirek.web.signing import may_sign


@never_cache
@may_sign
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Believed only what the service itself has signed, for this very browser."""
    if not oidc.is_connected():
        return redirect("sign-in")
    to = wanted(request)
    try:
        user = sign_in_by_provider(request, language=current(), at=timezone.now())
    except SignInRefused as refused:
        return shown(request, {"provider": refused.text})
    return signed_in(request, user, to)
