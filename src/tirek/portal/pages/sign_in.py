"""The ways to sign in, on one page; afterwards to where one wanted to go."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tirek.kernel.text import Text
from tirek.portal.presenters.sign_in import sign_in_page
from tirek.web.signing import may_sign

UNPROCESSABLE = 422


@never_cache
@may_sign
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Single sign-in, the key of a digital signature, a code to the telephone."""
    return shown(request, {})


def shown(request: HttpRequest, errors: Mapping[str, Text]) -> HttpResponse:
    """The page, with what is wrong at the way that was tried."""
    view = sign_in_page(request, errors, timezone.now())
    status = UNPROCESSABLE if errors else 200
    return render(request, "portal/sign_in.html", {"page": view}, status=status)
