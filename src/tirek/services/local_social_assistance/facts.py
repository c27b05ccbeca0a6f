"""What must be known of an application. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tirek.kernel.money import Tenge
from tirek.law.factsheet import fact, rows


@dataclass(frozen=True)
class Member:
    """One person of the family, the applicant among them."""

    name: Annotated[str, fact("аты-жөні", "фамилия, имя, отчество", "full name")]
    born_on: Annotated[date, fact("туған күні", "дата рождения", "birth date")]
    income: Annotated[
        Tenge,
        fact(
            "есепті айлардағы барлық табысы",
            "весь доход за расчётные месяцы",
            "the whole income of the months that count",
        ),
    ]


@dataclass(frozen=True)
class Situation:
    """The difficult life situation, where a paper shows it."""

    confirmed: Annotated[
        bool,
        fact(
            "өмірлік қиын жағдайды акт немесе құжат растай ма",
            "подтверждена ли трудная жизненная ситуация актом или документом",
            "whether an act or a document confirms the difficult life situation",
        ),
    ]
    until: Annotated[
        date | None,
        fact(
            "құжат мерзімінің соңғы күні (мерзімсіз болса – бос)",
            "последний день срока документа (пусто – без срока)",
            "the last day of the document's term (null: no term)",
        ),
    ]


@dataclass(frozen=True)
class Survey:
    """What the district commission found when it surveyed the applicant's circumstances."""

    need_found: Annotated[
        bool,
        fact(
            "учаскелік комиссия мұқтаждықты анықтады ма",
            "установила ли участковая комиссия нуждаемость",
            "whether the district commission found the need",
        ),
    ]


@dataclass(frozen=True)
class Disability:
    """The applicant's disability, as the central database has it."""

    established: Annotated[
        bool,
        fact(
            "мүгедектік белгіленген бе",
            "установлена ли инвалидность",
            "whether there is disability",
        ),
    ]
    until: Annotated[
        date | None,
        fact(
            "мүгедектік мерзімінің соңғы күні (мерзімсіз болса – бос)",
            "последний день срока инвалидности (пусто – бессрочно)",
            "the last day of the disability's term (null: no term)",
        ),
    ]


@dataclass(frozen=True)
class Applicant:
    """The person who applies."""

    lives_in_place: Annotated[
        bool,
        fact(
            "өтініш беруші осы ауданда (қалада) тіркелген бе",
            "зарегистрирован ли заявитель в этом районе (городе)",
            "whether the applicant is registered in this district or city",
        ),
    ]
    has_significant_disease: Annotated[
        bool,
        fact(
            "әлеуметтік маңызды ауруы бар ма",
            "есть ли социально значимое заболевание",
            "whether the applicant has a socially significant disease",
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
class Before:
    """The assistance of the same category given before."""

    given_on: Annotated[
        date | None,
        fact(
            "осы көмек алдыңғы рет тағайындалған күн (тағайындалмаса – бос)",
            "день прошлого назначения этой же помощи (пусто – не назначалась)",
            "the day the same assistance was last assigned (null: never)",
        ),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    category: Annotated[
        str, fact("алушының санаты", "категория получателя", "the category of the recipient")
    ]
    members: Annotated[
        tuple[Member, ...],
        rows("member", "отбасы мүшесі", "член семьи", "family member", unique=("name", "born_on")),
    ]
    situation: Situation
    survey: Survey
    disability: Disability
    applicant: Applicant
    before: Before
    documents_true: Annotated[
        bool,
        fact(
            "құжаттар мен деректер дұрыс па",
            "достоверны ли документы и сведения",
            "whether the documents and data are true",
        ),
    ]


IN_ORDER = (("before.given_on", "applied_on"),)
"""Pairs of days of which the second cannot come before the first."""
