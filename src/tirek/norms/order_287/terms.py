"""The sentences on which all the services of the order rest."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named


@dataclass(frozen=True)
class GroundTerms:
    """Who is given, on what ground, who pays."""

    recipient: Annotated[
        Paragraph, named("Қызмет кімге беріледі", "Кому предоставляется", "Who the service is for")
    ]
    certificate: Annotated[
        Paragraph, named("Мәртебе куәлігі", "Удостоверение статуса", "The certificate of a status")
    ]
    conclusion: Annotated[
        Paragraph,
        named(
            "Соғыс қатысушысының қорытындысы",
            "Заключение участника войны",
            "The conclusion of a participant of the war",
        ),
    ]
    measures: Annotated[
        Paragraph,
        named(
            "Көрсетілімдер мен жеке бағдарлама",
            "Показания и индивидуальная программа",
            "Indications and the individual programme",
        ),
    ]
    within_measure: Annotated[
        Paragraph, named("Іс-шараның мерзімі", "Срок мероприятия", "The term of the measure")
    ]
    employer_pays: Annotated[
        Paragraph,
        named(
            "Жұмыс беруші төлейтін жағдай", "Когда платит работодатель", "When the employer pays"
        ),
    ]
    employer_gone: Annotated[
        Paragraph,
        named("Жұмыс беруші жоқ жағдай", "Когда работодателя нет", "When there is no employer"),
    ]
    residence: Annotated[
        Paragraph,
        named("Тұрғылықты жері бойынша", "По месту жительства", "At the place of residence"),
    ]
