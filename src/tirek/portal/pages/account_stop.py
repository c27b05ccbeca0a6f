"""I did not change the account, or thought better of it: it stays as it was."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from tirek.casework.refused import Refused
from tirek.payments.actions.change_account import cancel_account_change
from tirek.portal.access import citizen, citizens_only
from tirek.portal.found import own_case
from tirek.web.texts import spoken, text


@citizens_only
@require_POST
def page(request: HttpRequest, number: str) -> HttpResponse:
    """The button on the page of the account."""
    user = citizen(request)
    try:
        cancel_account_change(case=own_case(user, number), by=user, at=timezone.now())
        messages.success(request, text("portal.account.stopped"))
    except Refused as refused:
        messages.error(request, spoken(refused.text))
    return redirect("account", number=number)
