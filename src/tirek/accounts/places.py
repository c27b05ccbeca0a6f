"""A place and the places below it: "akmola" and "akmola/zhaksy", never "akmola-2"."""

from __future__ import annotations

from django.db.models import Q


def below(place: str, column: str = "place") -> Q:
    """Rows of the place itself and of all places below it."""
    return Q(**{column: place}) | Q(**{f"{column}__startswith": f"{place}/"})
