"""How those who received something valued it: receipts only, and nothing else, make a rating."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tirek.supply.models import ChoiceStep


@dataclass(frozen=True)
class Rating:
    """The mean of the marks in tenths (47 is 4.7), and of how many receipts."""

    tenths: int
    receipts: int


def ratings(offers: Iterable[int]) -> dict[int, Rating]:
    """By offer; those nobody valued are not there."""
    found: dict[int, list[int]] = {}
    wanted = list(offers)
    steps = ChoiceStep.objects.filter(
        kind="Received", payload__offer__in=wanted, payload__rating__isnull=False
    )
    for offer, mark in steps.values_list("payload__offer", "payload__rating"):
        if mark is not None:
            found.setdefault(offer, []).append(mark)
    return {key: Rating(_mean(marks), len(marks)) for key, marks in found.items()}


def _mean(marks: list[int]) -> int:
    """Half up, as sums are rounded."""
    return (sum(marks) * 20 + len(marks)) // (2 * len(marks))
