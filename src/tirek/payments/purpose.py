"""What a transfer is for, as the payee reads it in their bank."""

from functools import lru_cache

from tirek.services import SERVICES

LONGEST = 140


@lru_cache(maxsize=4096)
def purpose(service: str, period: str) -> str:
    """The service and the period in Kazakh: the language every bank of the country takes."""
    name = SERVICES[service].name.kk
    return f"{name[: LONGEST - len(period) - 2]}, {period}"
