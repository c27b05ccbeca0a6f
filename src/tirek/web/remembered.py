"""What a person chose about the pages stays on their device: a cookie, and nothing on our side."""

from django.http import HttpRequest, HttpResponse

YEAR_IN_SECONDS = 365 * 24 * 3600


def remember(request: HttpRequest, response: HttpResponse, name: str, value: str) -> None:
    """Keep the choice for a year; no script reads it, and it goes to us alone."""
    response.set_cookie(
        name,
        value,
        max_age=YEAR_IN_SECONDS,
        samesite="Lax",
        httponly=True,
        secure=request.is_secure(),
    )
