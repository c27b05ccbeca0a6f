"""Letters about decisions: written in two languages, signed, and open to checking."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "tirek.notices"
    label = "notices"
