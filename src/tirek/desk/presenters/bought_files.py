"""Links to the papers of public procurement: both languages, to print and to count on."""

from collections.abc import Iterator

from django.urls import reverse

from tirek.web.components import Action
from tirek.web.texts import text


def files(named: str, page: str, *args: object) -> Iterator[Action]:
    """The paper of that page of the desk."""
    for language in ("kk", "ru"):
        for kind in ("pdf", "xlsx"):
            words = text(f"desk.bought.file_{language}", named=named, kind=kind.upper())
            yield Action(reverse(f"desk:{page}", args=[*args, language, kind]), words)
