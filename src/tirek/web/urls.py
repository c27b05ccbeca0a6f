"""Addresses of the page kit itself."""

from django.urls import path

from tirek.web.pages import display, kit

urlpatterns = [
    path("display/", display.page, name="display"),
    path("kit/", kit.page, name="kit"),
]
