"""{% load portal %}: what only the citizen's pages have."""

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from tirek.web import drawn
from tirek.web.components import Tab
from tirek.web.texts import text

register = template.Library()

CABINET = (
    "/cases/", "/complaints/", "/letters/", "/payments/", "/debts/", "/consents/", "/my-data/",
    "/looks/", "/acting/", "/settings/",
)  # fmt: skip
PLACES = (
    ("start", "portal.nav.start", ("/services/", "/apply/")),
    ("cases", "portal.nav.cases", CABINET),
    ("law", "portal.nav.law", ("/law/",)),
    ("verify-any", "portal.nav.verify", ("/verify/",)),
)


@register.simple_tag(takes_context=True)
def portal_navigation(context: template.Context) -> SafeString:
    """The bar of the portal, with the section of the page marked."""
    request: HttpRequest = context["request"]
    items = [
        Tab(reverse(name), text(key), _is_at(request.path, reverse(name), below))
        for name, key, below in PLACES
    ]
    return drawn.navigation(items, text("portal.nav.label"))


def _is_at(path: str, own: str, below: tuple[str, ...]) -> bool:
    return path == own or path.startswith(below)
