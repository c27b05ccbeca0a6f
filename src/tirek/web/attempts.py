"""Middleware: what somebody tried to do with a case of their own is written down."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from tirek.audit import attempts

READING = ("GET", "HEAD", "OPTIONS")
"""Who only looks is told that they may not, and has tried nothing."""


class AttemptsMiddleware:
    """After the request, when whatever its action wrote has been undone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return self.get_response(request)
        attempts.listen()
        response = self.get_response(request)
        attempts.write_down(page=request.path, at=timezone.now())
        return response
