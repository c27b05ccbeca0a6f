"""What must be known about a case of home education. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tirek.law.factsheet import fact

Relation = Literal["parent", "guardian", "other_representative", "none"]


@dataclass(frozen=True)
class Child:
    """The child with a disability."""

    born_on: Annotated[
        date, fact("баланың туған күні", "дата рождения ребёнка", "the child's birth date")
    ]
    disability_until: Annotated[
        date | None,
        fact(
            "мүгедектік мерзімінің соңғы күні (мерзімсіз болса – бос)",
            "последний день срока инвалидности (пусто – бессрочно)",
            "the last day of the disability's term (null: no term)",
        ),
    ]
    died_on: Annotated[
        date | None,
        fact("баланың қайтыс болған күні", "дата смерти ребёнка", "the day the child died"),
    ]
    entered_state_institution_on: Annotated[
        date | None,
        fact(
            "мемлекеттік мекемеде оқи бастаған күні",
            "день начала обучения в государственном учреждении",
            "the day the child began to study in a state institution",
        ),
    ]
    left_state_institution_on: Annotated[
        date | None,
        fact(
            "мемлекеттік мекемеден шыққан күні",
            "день окончания обучения в государственном учреждении",
            "the day the child left the state institution",
        ),
    ]
    fully_state_supported: Annotated[
        bool,
        fact(
            "бала мемлекеттің толық қамсыздандыруында ма",
            "находится ли ребёнок на полном государственном обеспечении",
            "whether the child is fully provided for by the state",
        ),
    ]
    moved_away_on: Annotated[
        date | None,
        fact(
            "отбасының тұрақты тұруға көшіп кеткен күні",
            "день выезда на постоянное жительство в другое место",
            "the day the family moved away for good",
        ),
    ]
    lives_in_place: Annotated[
        bool,
        fact(
            "бала осы ауданда (қалада) тұра ма",
            "живёт ли ребёнок в этом районе (городе)",
            "whether the child lives in this district or city",
        ),
    ]


@dataclass(frozen=True)
class Certificate:
    """The school's certificate that the child studies at home."""

    from_: Annotated[
        date,
        fact(
            "мектеп анықтамасының басталған күні",
            "первый день срока справки школы",
            "the first day of the school certificate",
        ),
    ]
    to: Annotated[
        date,
        fact(
            "мектеп анықтамасының соңғы күні",
            "последний день срока справки школы",
            "the last day of the school certificate",
        ),
    ]


@dataclass(frozen=True)
class Applicant:
    """The person who applies."""

    relation: Annotated[
        Relation,
        fact(
            "өтініш берушінің балаға кім екені",
            "кем заявитель приходится ребёнку",
            "who the applicant is to the child",
        ),
    ]
    parental_rights_terminated: Annotated[
        bool,
        fact(
            "өтініш беруші осы балаға қатысты ата-ана құқығынан айырылған ба",
            "лишён ли заявитель родительских прав в отношении ребёнка",
            "whether the applicant's parental rights are terminated",
        ),
    ]
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
    child: Child
    certificate: Certificate
    applicant: Applicant
    already_paid_to_other: Annotated[
        bool,
        fact(
            "осы бала үшін басқа өкіл өтемақы алып жүр ме",
            "получает ли возмещение на этого ребёнка другой представитель",
            "whether another representative is already paid for this child",
        ),
    ]


IN_ORDER = (
    ("child.born_on", "applied_on"),
    ("certificate.from", "certificate.to"),
    ("child.entered_state_institution_on", "child.left_state_institution_on"),
    ("child.born_on", "child.died_on"),
)
"""Pairs of days of which the second cannot come before the first."""
