from django.apps import AppConfig


class CounterConfig(AppConfig):
    """Pages of the front office."""

    name = "tirek.counter"
    label = "counter"
