"""The application that ties the others together when Django starts."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "tirek.config"
    label = "config"

    def ready(self) -> None:
        from tirek.config import wiring

        wiring.connect()
