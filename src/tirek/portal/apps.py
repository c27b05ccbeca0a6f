"""The citizen's pages."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "tirek.portal"
    label = "portal"
