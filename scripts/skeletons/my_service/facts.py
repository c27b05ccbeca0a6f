"""What must be known to decide."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Applicant:
    """The person who applies."""

    data_consent: Annotated[
        bool,
        fact(
            "дербес деректерге қол жеткізуге келісім",
            "согласие на доступ к персональным данным",
            "consent to access to personal data",
        ),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    applicant: Applicant


IN_ORDER: tuple[tuple[str, str], ...] = ()
"""Pairs of days of which the second cannot come before the first."""
