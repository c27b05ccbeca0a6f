"""Files of the bank that somebody has to look into: those nobody can read, and how it ended."""

from django.conf import settings
from django.db import models

from tirek.casework.canonical import UnicodeEncoder


class UnreadableFile(models.Model):
    """A file that the exchange gave us and that is no message we know; the bank keeps it too.

    The bytes lie among the documents under their hash. The database refuses any change.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    why = models.JSONField(encoder=UnicodeEncoder)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class SettledFile(models.Model):
    """What a person found out about a file of the bank. The database refuses any change."""

    sha256 = models.CharField(max_length=64, unique=True)
    words = models.CharField(max_length=4000)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.sha256
