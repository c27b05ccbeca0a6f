"""Sign in with the key of a digital signature."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from tirek.accounts.proved import SignInRefused
from tirek.portal.pages.sign_in import shown
from tirek.portal.sign_in_ways import signed_in, wanted
from tirek.signatures.actions.sign_in_by_key import sign_in_by_key
from tirek.signatures.verdict import SignatureRefused
from tirek.web.language import current
from tirek.web.signing import may_sign


@never_cache
@may_sign
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """POST is the signed challenge."""
    if request.method != "POST":
        return redirect("sign-in")
    to, sent, at = wanted(request), request.POST.get("cms", ""), timezone.now()
    try:
        user = sign_in_by_key(request, sent=sent, language=current(), at=at)
    except (SignatureRefused, SignInRefused) as refused:
        return shown(request, {"signature": refused.text})
    return signed_in(request, user, to)
