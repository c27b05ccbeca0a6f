"""What must be known to give somebody care at home. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tirek.law.factsheet import fact
from tirek.norms.special_care.facts import OnRecord, Person


@dataclass(frozen=True)
class Home:
    """The visit of the specialist."""

    inspected_on: Annotated[
        date,
        fact(
            "маман үйге барып, тексерген күн",
            "день, когда специалист посетил и обследовал жильё",
            "the day the specialist inspected the home",
        ),
    ]
    act_on: Annotated[
        date,
        fact(
            "тексеру актісі алынған күн",
            "день получения акта обследования",
            "the day the act of inspection was received",
        ),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    person: Person
    on_record: OnRecord
    home: Home
    applied_by: Annotated[
        Literal[
            "recipient",
            "child_representative",
            "guardian",
            "medical_organisation",
            "organisation_for_child",
            "organisation_for_ward",
        ],
        fact(
            "өтінішті кім береді",
            "кто подаёт заявление",
            "who applies",
        ),
    ]
    need_recognised: Annotated[
        bool,
        fact(
            "арнаулы әлеуметтік қызметтерге мұқтаж деп танылған ба",
            "признан ли нуждающимся в специальных социальных услугах",
            "whether recognised as needing special social services",
        ),
    ]
    lives_in_place: Annotated[
        bool,
        fact(
            "осы жерде тұрақты тіркелген бе",
            "зарегистрирован ли постоянно в этом месте",
            "whether the person is registered in the place",
        ),
    ]
    medical_card: Annotated[
        bool,
        fact(
            "медициналық карта талапқа сай ма",
            "соответствует ли требованиям медицинская карта",
            "whether the medical card is as required",
        ),
    ]
    consultation_given: Annotated[
        bool,
        fact(
            "консультация қорытындысының көшірмесі бар ма",
            "есть ли копия заключения консультации",
            "whether there is a copy of the consultation's conclusion",
        ),
    ]
    documents_true: Annotated[
        bool,
        fact(
            "ұсынылған құжаттар мен мәліметтер дәйекті ме",
            "достоверны ли представленные документы и сведения",
            "whether the papers and data presented are true",
        ),
    ]


IN_ORDER = (("home.inspected_on", "home.act_on"),)
"""Pairs of days of which the second cannot come before the first."""
