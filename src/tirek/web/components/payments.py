"""Payments by month, a year at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from tirek.web.components.tones import Tone


@dataclass(frozen=True)
class PayMonth:
    """What a month brings: `month` is "2026-09", `sum` is written out, `status` says how it is."""

    month: str
    label: str
    sum: str
    status: str = ""
    tone: Tone = "neutral"
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class PayYear:
    """The months of a year that have payments; `label` names the year."""

    label: str
    months: Sequence[PayMonth]
    total: str = ""


@dataclass(frozen=True)
class PaymentsCalendar:
    """Payments of several years; `empty` is said where there are none."""

    caption: str
    years: Sequence[PayYear]
    empty: str = ""
