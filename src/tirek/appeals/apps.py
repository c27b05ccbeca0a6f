"""Complaints: lodged, satisfied or passed on, decided, taken to court; and what they change."""

from django.apps import AppConfig


class AppealsConfig(AppConfig):
    name = "tirek.appeals"
    label = "appeals"
