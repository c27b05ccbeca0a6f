"""How I want to be told of news: by SMS or not, in which language."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tirek.kernel.text import LANGUAGES
from tirek.people.actions.keep_wishes import keep_wishes
from tirek.portal.access import citizen, citizens_only
from tirek.portal.presenters.settings import SMS, settings_page
from tirek.web.texts import text


@citizens_only
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """GET shows what is kept; POST keeps what was chosen."""
    user = citizen(request)
    language, sms = request.POST.get("language", ""), request.POST.get("sms", "")
    if request.method == "POST" and user.iin and language in ("", *LANGUAGES) and sms in SMS:
        keep_wishes(iin=user.iin, language=language, sms=SMS[sms], at=timezone.now())
        messages.success(request, text("portal.settings.done"))
        return redirect("settings")
    status = 422 if request.method == "POST" else 200
    return render(request, "portal/settings.html", {"page": settings_page(user)}, status=status)
