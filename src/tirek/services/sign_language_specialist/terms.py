"""What order No 286 sets for the hours of a sign-language specialist; nothing differs by place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Norm(Paragraph):
    """How many hours a year the budget pays to one person, and at what price an hour."""

    hours_a_year: Annotated[
        int | None,
        needed("жылына сағат, ең көбі", "часов в год, не более", "hours a year at most"),
    ] = None
    mci_an_hour: Annotated[
        Decimal | None,
        needed("бір сағат бағасы, АЕК", "цена часа, МРП", "the price of an hour, MCI"),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The sentences the norms rest on."""

    recipient: Annotated[
        Paragraph, named("Қызмет кімге беріледі", "Кому предоставляется", "Who the service is for")
    ]
    measures: Annotated[
        Paragraph,
        named(
            "Жеке бағдарламаның іс-шаралары",
            "Мероприятия индивидуальной программы",
            "The measures of the individual programme",
        ),
    ]
    residence: Annotated[
        Paragraph,
        named("Тұрғылықты жері бойынша", "По месту жительства", "At the place of residence"),
    ]
    norm: Annotated[
        Norm,
        named("Сағат нормасы мен бағасы", "Норма и цена часа", "The norm of hours and the price"),
    ]
