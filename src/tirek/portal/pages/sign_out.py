"""Sign out: only by a button, so that no link of another site can do it."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ends the session and shows the start page."""
    if request.method == "POST":
        logout(request)
    return redirect("start")
