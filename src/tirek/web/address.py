"""The address of the page that is shown, with something else asked of it."""

from collections.abc import Collection

from django.http import HttpRequest


def address_with(request: HttpRequest, *, without: Collection[str] = (), **asked: str) -> str:
    """The query of this page with `asked` put in and `without` left out; the rest stays."""
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    for name, value in asked.items():
        query[name] = value
    return f"?{query.urlencode()}"
