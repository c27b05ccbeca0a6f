"""To the single sign-in service, which sends people back to `sign-in-back`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tirek.accounts import oidc
from tirek.accounts.actions.sign_in_by_provider import to_provider
from tirek.accounts.proved import SignInRefused
from tirek.portal.pages.sign_in import shown
from tirek.portal.sign_in_ways import keep_wanted
from tirek.web.language import current
from tirek.web.signing import may_sign


@never_cache
@may_sign
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """A link and no form: what a form may lead to is limited to this site."""
    if not oidc.is_connected():
        return redirect("sign-in")
    keep_wanted(request)
    back = request.build_absolute_uri(reverse("sign-in-back"))
    try:
        return to_provider(request, back=back, language=current(), at=timezone.now())
    except SignInRefused as refused:
        return shown(request, {"provider": refused.text})
