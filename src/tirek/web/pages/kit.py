"""The living catalogue: every component in the language of the page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.web.catalogue import asking, lists, telling, words
from tirek.web.catalogue.specimen import Section
from tirek.web.components import Page
from tirek.web.texts import text


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Open to everybody: nothing in it is about anybody."""
    shown = {"page": Page(text("web.kit.title")), "sections": sections(request)}
    return render(request, "web/kit.html", shown)


def sections(request: HttpRequest) -> list[Section]:
    """The catalogue, by purpose."""
    return [
        Section("asking", tuple(asking.specimens())),
        Section("telling", tuple(telling.specimens())),
        Section("lists", tuple(lists.specimens(request))),
        Section("words", tuple(words.specimens())),
    ]
