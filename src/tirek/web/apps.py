"""The page kit: layout, components, texts and formats that the portal and the desks share."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "tirek.web"
    label = "web"
