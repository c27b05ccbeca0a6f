"""What the server does for parts of pages that change without the whole page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class HtmxMiddleware:
    """A redirect that htmx asked for becomes a whole new page, with its own scripts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "HX-Request" in request.headers and "Location" in response.headers:
            moved = HttpResponse(status=204, headers={"HX-Redirect": response.headers["Location"]})
            moved.cookies = response.cookies
            return moved
        return response
