"""What must be known of a guardian's request. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Ward:
    """The adult whose property or payments it is about."""

    born_on: Annotated[date, fact("туған күні", "дата рождения", "birth date")]
    capacity: Annotated[
        Literal["incapable", "limited", "full"],
        fact("әрекет қабілеті", "дееспособность", "legal capacity"),
    ]
    by_court: Annotated[
        bool,
        fact("сот шешімі бар ма", "есть ли решение суда", "whether there is a court decision"),
    ]


@dataclass(frozen=True)
class Property:
    """What is disposed of or alienated; none of it where only payments are received."""

    what: Annotated[str | None, fact("қандай мүлік", "какое имущество", "which property")]
    inherited_by_law: Annotated[
        bool | None,
        fact("заң бойынша мұраға алынған ба", "унаследовано ли по закону", "whether inherited"),
    ]
    vehicle: Annotated[
        bool | None, fact("көлік құралы ма", "транспортное ли средство", "whether a vehicle")
    ]
    sold: Annotated[bool | None, fact("сатыла ма", "продаётся ли", "whether it is sold")]


@dataclass(frozen=True)
class Papers:
    """Which papers of the list are there."""

    title: Annotated[bool, fact("меншік құжаттары", "документы о праве", "title documents")]
    inheritance: Annotated[bool, fact("мұра куәлігі", "о наследстве", "of the inheritance")]
    vehicle: Annotated[bool, fact("көлік құжаты", "на транспорт", "of the vehicle")]
    account: Annotated[bool, fact("шот хабарламасы", "уведомление о счёте", "of the account")]
    income: Annotated[bool, fact("кіріс құжаттары", "документы о доходах", "of the income")]
    guarantee: Annotated[bool, fact("кепілдік", "гарантийные обязательства", "guarantees")]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    asked: Annotated[
        Literal["payments", "property", "both", "alienate"],
        fact("не сұралады", "о чём просят", "what is asked for"),
    ]
    ward: Ward
    guardianship: Annotated[
        bool,
        fact(
            "қорғаншылық немесе қамқоршылық белгіленген бе",
            "установлена ли опека или попечительство",
            "whether guardianship or trusteeship is established",
        ),
    ]
    property: Property
    papers: Papers
    interest: Annotated[
        str, fact("мұның оған пайдасы", "чем это в его интересах", "how it serves the ward")
    ]
    serves_ward: Annotated[
        bool,
        fact(
            "қамқорлыққа алынушының мүддесіне сай ма",
            "отвечает ли это интересам подопечного",
            "whether it serves the ward's interest",
        ),
    ]
    documents_true: Annotated[
        bool, fact("құжаттар дұрыс па", "достоверны ли документы", "whether the papers are true")
    ]
