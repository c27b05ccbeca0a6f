"""Too many wrong passwords: the page stays, and says so."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse


def keep_the_page(
    request: HttpRequest, response: HttpResponse | None, credentials: object
) -> HttpResponse:
    """Called by axes instead of its own page: the sign-in page itself shows the message."""
    page = response or HttpResponse()
    page.status_code = HTTPStatus.TOO_MANY_REQUESTS
    return page
