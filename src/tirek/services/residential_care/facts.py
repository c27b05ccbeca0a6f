"""What must be known to refer somebody to a home. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tirek.law.factsheet import fact
from tirek.norms.special_care.facts import OnRecord, Person


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    person: Person
    on_record: OnRecord
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
            "осы жерде тұра ма",
            "проживает ли в этом месте",
            "whether the person lives in the place",
        ),
    ]
    medical_card: Annotated[
        bool,
        fact(
            "медициналық карта мен үзінді көшірме талапқа сай ма",
            "соответствуют ли требованиям медицинская карта и выписка",
            "whether the medical card and the extract are as required",
        ),
    ]
    court_decision_shown: Annotated[
        bool,
        fact(
            "сот шешімі жүйеде бар ма немесе көшірмесі ұсынылды ма",
            "есть ли решение суда в системе или представлена ли его копия",
            "whether the court decision is in the systems or its copy is presented",
        ),
    ]
    budget_funded: Annotated[
        bool,
        fact(
            "бюджет қаражаты есебінен жолдама сұрала ма",
            "просят ли направление за счёт бюджета",
            "whether a referral at the cost of the budget is asked for",
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
