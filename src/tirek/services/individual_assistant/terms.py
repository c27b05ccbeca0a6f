"""What order No 288 sets for an individual assistant; nothing differs by place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Norm(Paragraph):
    """How much of the assistant's time on one day the budget pays."""

    hours_a_day: Annotated[
        int | None, needed("күніне сағат, ең көбі", "часов в день, не более", "hours a day at most")
    ] = None


@dataclass(frozen=True)
class Reimbursement(Paragraph):
    """What an hour costs and how much of a month the budget reimburses; no text of ours prints it.

    Tenge. The act may mean a month or an hour by the guaranteed sum (reading `guaranteed_sum`).
    """

    tenge_an_hour: Annotated[
        Decimal | None, named("бір сағат бағасы, теңге", "цена часа, тенге", "tenge an hour")
    ] = None
    guaranteed_a_month: Annotated[
        Decimal | None,
        named(
            "айына кепілдік берілген сома, теңге",
            "гарантированная сумма в месяц, тенге",
            "the guaranteed sum of a month, tenge",
        ),
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
        Norm, named("Күндік сағат нормасы", "Дневная норма часов", "The norm of hours a day")
    ]
    reimbursement: Annotated[
        Reimbursement,
        named("Шығынды өтеу", "Возмещение стоимости", "Reimbursement of the cost"),
    ] = Reimbursement()
