"""What order No 428 sets: whom it is for, and one group for each paper that it lists."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Ward(Paragraph):
    """Whose property it is: an adult, from `from_age` years."""

    from_age: Annotated[
        int | None, needed("кәмелет жасы", "возраст совершеннолетия", "the full age")
    ] = None


@dataclass(frozen=True)
class Terms:
    """The sentences the norms rest on; nothing here differs by place."""

    ward: Annotated[Ward, named("Қамқорлықтағы адам", "Подопечный", "The ward")]
    dispose: Annotated[
        Paragraph, named("Мүлікке билік ету", "Распоряжение имуществом", "Disposing of property")
    ]
    alienate: Annotated[
        Paragraph, named("Мүлікті иеліктен шығару", "Отчуждение имущества", "Alienating property")
    ]
    court: Annotated[Paragraph, named("Сот шешімі", "Решение суда", "The court decision")]
    guardianship: Annotated[
        Paragraph,
        named(
            "Қорғаншылық немесе қамқоршылық",
            "Опека или попечительство",
            "Guardianship or trusteeship",
        ),
    ]
    title: Annotated[
        Paragraph,
        named("Мүлікке құқық құжаты", "Правоустанавливающий документ", "The document of title"),
    ]
    inheritance: Annotated[
        Paragraph, named("Мұраға құқық", "Право на наследство", "The right to inheritance")
    ]
    vehicle: Annotated[
        Paragraph,
        named(
            "Көлік құралының құжаты",
            "Документ на транспортное средство",
            "The document of a vehicle",
        ),
    ]
    account: Annotated[Paragraph, named("Банктегі шот", "Счёт в банке", "The bank account")]
    income: Annotated[
        Paragraph,
        named("Қамқорлықтағы адамның кірістері", "Доходы подопечного", "The ward's income"),
    ]
    guarantee: Annotated[
        Paragraph,
        named("Кепілдік міндеттемелер", "Гарантийные обязательства", "Guarantee obligations"),
    ]
