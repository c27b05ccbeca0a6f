from django.apps import AppConfig


class ApiConfig(AppConfig):
    """What other systems may do, as people may."""

    name = "tirek.api"
    label = "api"
