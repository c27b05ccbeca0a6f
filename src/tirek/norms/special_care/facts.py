"""What both standards ask of the person. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

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
