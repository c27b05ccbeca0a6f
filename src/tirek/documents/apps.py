"""Files that people hand in, checked by content and kept by their hash."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "tirek.documents"
    label = "documents"
