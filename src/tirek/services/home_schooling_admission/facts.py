"""What a school must know to accept a child's documents for free schooling at home."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Conclusion:
    """The conclusion of the medical advisory commission."""

    recommends_home_schooling: Annotated[
        bool,
        fact(
            "дәрігерлік-консультациялық комиссия үйде оқытуды ұсынады ма",
            "рекомендует ли врачебно-консультативная комиссия обучение на дому",
            "whether the medical advisory commission recommends home schooling",
        ),
    ]
    from_: Annotated[
        date, fact("қорытындының басталған күні", "первый день срока заключения", "its first day")
    ]
    to: Annotated[
        date, fact("қорытындының соңғы күні", "последний день срока заключения", "its last day")
    ]


@dataclass(frozen=True)
class Asked:
    """The time for which schooling at home is asked."""

    from_: Annotated[
        date,
        fact(
            "үйде оқыту сұралған алғашқы күн",
            "первый день запрошенного обучения на дому",
            "the first day asked for",
        ),
    ]
    to: Annotated[
        date,
        fact(
            "үйде оқыту сұралған соңғы күн",
            "последний день запрошенного обучения на дому",
            "the last day asked for",
        ),
    ]


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
    documents_true: Annotated[
        bool,
        fact(
            "құжаттар мен деректер дұрыс па",
            "достоверны ли документы и сведения",
            "whether the documents and data are true",
        ),
    ]
    conclusion: Conclusion
    asked: Asked
    applicant: Applicant


IN_ORDER = (("conclusion.from", "conclusion.to"), ("asked.from", "asked.to"))
"""Pairs of days of which the second cannot come before the first."""
