"""What must be known to refer somebody to a home. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Person:
    """Who needs the services."""

    born_on: Annotated[
        date,
        fact(
            "қызмет керек адамның туған күні",
            "дата рождения того, кому нужны услуги",
            "the birth date of whom the services are for",
        ),
    ]
    disability_established: Annotated[
        bool,
        fact(
            "мүгедектік белгіленген бе",
            "установлена ли инвалидность",
            "whether a disability is established",
        ),
    ]
    first_group: Annotated[
        bool,
        fact(
            "мүгедектіктің бірінші тобы ма",
            "первая ли группа инвалидности",
            "whether the disability is of the first group",
        ),
    ]
    second_group: Annotated[
        bool,
        fact(
            "мүгедектіктің екінші тобы ма",
            "вторая ли группа инвалидности",
            "whether the disability is of the second group",
        ),
    ]
    psychoneurological: Annotated[
        bool,
        fact(
            "психоневрологиялық ауытқуы немесе ауруы бар ма",
            "есть ли психоневрологическое отклонение или заболевание",
            "whether there is a psychoneurological deviation or disease",
        ),
    ]
    musculoskeletal: Annotated[
        bool | None,
        fact(
            "баланың тірек-қимыл аппараты бұзылған ба (ересекке – бос)",
            "нарушен ли у ребёнка опорно-двигательный аппарат (взрослому – пусто)",
            "whether the child has a musculoskeletal disorder (null: an adult)",
        ),
    ]
    unable_by_age: Annotated[
        bool | None,
        fact(
            "егде жасына байланысты өзіне қызмет көрсете алмай ма (балаға – бос)",
            "не может ли обслуживать себя из-за преклонного возраста (ребёнку – пусто)",
            "whether advanced age keeps the person from self-care (null: a child)",
        ),
    ]
    pension_age: Annotated[
        bool,
        fact(
            "зейнеткерлік жасқа толған ба",
            "достигнут ли пенсионный возраст",
            "whether pension age is reached",
        ),
    ]
    incapable: Annotated[
        bool,
        fact(
            "сот әрекетке қабілетсіз деп таныған ба",
            "признан ли судом недееспособным",
            "whether a court has recognised the person as incapable",
        ),
    ]


@dataclass(frozen=True)
class OnRecord:
    """What state systems are asked for though the printed norms rest nothing on it."""

    measure: Annotated[
        bool,
        fact(
            "жеке бағдарламада арнаулы әлеуметтік қызметтер бар ма",
            "есть ли специальные социальные услуги в индивидуальной программе",
            "whether the individual programme lists special social services",
        ),
    ]
    veteran: Annotated[
        bool,
        fact(
            "ардагер немесе қаза тапқан әскери қызметшінің отбасы мәртебесі бар ма",
            "есть ли статус ветерана или семьи погибшего военнослужащего",
            "whether there is the status of a veteran or of a fallen serviceman's family",
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
    applied_by: Annotated[
        Literal["recipient", "child_representative", "guardian", "medical_organisation"],
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
