"""The case: a chain of events that is only added to."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "tirek.casework"
    label = "casework"
