"""Somebody comes back from the single sign-in service."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tirek.accounts import oidc
from tirek.accounts.actions.begin_session import SignInRefused, enter, note
from tirek.accounts.models import SignIn
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
    at = timezone.now()
    try:
        proved = oidc.proved_by_provider(request, current())
    except SignInRefused as refused:
        note(request, SignIn.Way.PROVIDER, "refused", why=refused.why, at=at)
        return shown(request, {"provider": refused.text})
    to = wanted(request)
    try:
        return signed_in(request, enter(request, proved, at=at), to)
    except SignInRefused as refused:
        return shown(request, {"provider": refused.text})
