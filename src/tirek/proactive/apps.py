from django.apps import AppConfig


class ProactiveConfig(AppConfig):
    """The state asks first: an SMS, an answer with a code, a lapse."""

    name = "tirek.proactive"
    label = "proactive"
