"""The officers' pages: the queue, the case, the decision, the payment registers."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "tirek.desk"
    label = "desk"
