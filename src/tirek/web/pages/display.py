"""Size of letters and contrast: chosen here, kept on the device, no script needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from tirek.web.components import Choice, Field
from tirek.web.display import CONTRASTS, SIZES, Display
from tirek.web.forms import FormPage
from tirek.web.texts import text


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Asks and remembers; then the page one came from is shown again."""
    back = _back(request)
    if request.method == "POST":
        response = redirect(back)
        Display.chosen(request.POST).keep(request, response)
        return response
    shown = {"page": _page(Display.of(request), back), "page_base": "web/base.html"}
    return render(request, "web/display.html", shown)


def _page(held: Display, back: str) -> FormPage:
    fields = (
        _question("size", SIZES, held.size),
        _question("contrast", CONTRASTS, held.contrast),
    )
    title = text("web.display.link")
    return FormPage(title=title, heading=title, back=back, fields=fields)


def _question(name: str, words: tuple[str, ...], held: str) -> Field:
    choices = [
        Choice(word, text(f"web.display.{name}_{word}"), chosen=word == held) for word in words
    ]
    return Field(name, text(f"web.display.{name}"), kind="radios", choices=choices)


def _back(request: HttpRequest) -> str:
    """The page one came from, if it is one of ours."""
    asked = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if ours and asked.startswith("/") else "/"
