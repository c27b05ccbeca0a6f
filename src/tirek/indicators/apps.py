from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The quality of services, computed from events."""

    name = "tirek.indicators"
    label = "indicators"
