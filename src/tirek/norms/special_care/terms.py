"""The sentences that both standards have alike."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Ages(Paragraph):
    """From how many full months a child is taken, and at how many years one is no child."""

    youngest_months: Annotated[
        int | None,
        needed(
            "ең кіші жас, толық ай", "наименьший возраст, полных месяцев", "youngest, full months"
        ),
    ] = None
    adult: Annotated[
        int | None, needed("кәмелет жасы", "возраст совершеннолетия", "the age of an adult")
    ] = None


@dataclass(frozen=True)
class CareTerms:
    """Whom the services are for, who applies, what is shown."""

    ages: Annotated[Ages, named("Балалардың жасы", "Возраст детей", "The age of children")]
    child_psychoneurological: Annotated[
        Paragraph,
        named(
            "Психоневрологиялық ауытқулары бар балалар",
            "Дети с психоневрологическими отклонениями",
            "Children with psychoneurological deviations",
        ),
    ]
    child_musculoskeletal: Annotated[
        Paragraph,
        named(
            "Тірек-қимыл аппараты бұзылған балалар",
            "Дети с нарушением опорно-двигательного аппарата",
            "Children with a musculoskeletal disorder",
        ),
    ]
    adult_psychoneurological: Annotated[
        Paragraph,
        named(
            "Психоневрологиялық аурулары бар ересектер",
            "Взрослые с психоневрологическими заболеваниями",
            "Adults with psychoneurological diseases",
        ),
    ]
    first_groups: Annotated[
        Paragraph,
        named("Бірінші және екінші топ", "Первая и вторая группы", "The first and second groups"),
    ]
    aged: Annotated[Paragraph, named("Егде жастағы адамдар", "Пожилые люди", "The elderly")]
    need: Annotated[
        Paragraph, named("Мұқтаж деп тану", "Признание нуждающимся", "Recognised as in need")
    ]
    residence: Annotated[
        Paragraph,
        named("Тұрғылықты жері бойынша", "По месту жительства", "At the place of residence"),
    ]
    application: Annotated[
        Paragraph,
        named(
            "Өтініш және оны кім береді",
            "Заявление и кто его подаёт",
            "The application and who makes it",
        ),
    ]
    medical_card: Annotated[
        Paragraph, named("Медициналық карта", "Медицинская карта", "The medical card")
    ]
    records: Annotated[
        Paragraph,
        named("Жүйелерден алынатын мәліметтер", "Сведения из систем", "Data from the systems"),
    ]
