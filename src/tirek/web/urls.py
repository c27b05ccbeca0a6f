"""Addresses of the page kit itself."""

from django.urls import path

from tirek.web.pages import display, kit, sign_ins

urlpatterns = [
    path("display/", display.page, name="display"),
    path("kit/", kit.page, name="kit"),
    path("sign-ins/", sign_ins.page, name="sign-ins"),
]
