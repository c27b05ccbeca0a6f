"""What order No 283 sets for treatment in a sanatorium; nothing differs by place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.kernel.money import Tenge
from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Norm(Paragraph):
    """How often in a calendar year, and for how long."""

    times_a_year: Annotated[
        int | None, needed("күнтізбелік жылда, ең көбі", "раз в календарном году", "times a year")
    ] = None
    days: Annotated[int | None, needed("тәулік, ең көбі", "суток, не более", "days at most")] = None


@dataclass(frozen=True)
class Share(Paragraph):
    """What of the guaranteed sum is paid for the companion's stay."""

    percent: Annotated[
        Decimal | None,
        needed("кепілдік берілген соманың пайызы", "процент гарантированной суммы", "percent"),
    ] = None


@dataclass(frozen=True)
class Guaranteed(Paragraph):
    """The guaranteed sum, which the authorised body sets."""

    sum: Annotated[
        Tenge | None,
        named("кепілдік берілген сома, теңге", "гарантированная сумма, тенге", "sum, tenge"),
    ] = None


@dataclass(frozen=True)
class Pregnancy(Paragraph):
    """From which week on a normal pregnancy stands against treatment."""

    week: Annotated[
        int | None, needed("аптадан бастап", "начиная с недели", "from which week on")
    ] = None


@dataclass(frozen=True)
class Degree(Paragraph):
    """From which degree on an insufficiency stands against treatment."""

    degree: Annotated[
        int | None, needed("дәрежеден бастап", "начиная со степени", "from which degree on")
    ] = None


@dataclass(frozen=True)
class Terms:
    """The sentences the norms rest on."""

    recipient: Annotated[
        Paragraph, named("Емделу кімге беріледі", "Кому предоставляется", "Who it is for")
    ]
    measures: Annotated[
        Paragraph,
        named(
            "Жеке бағдарламаның іс-шаралары",
            "Мероприятия индивидуальной программы",
            "The measures of the individual programme",
        ),
    ]
    in_term: Annotated[
        Paragraph,
        named(
            "Іс-шараны іске асыру мерзімі",
            "Срок реализации мероприятия",
            "The term of the measure",
        ),
    ]
    need: Annotated[
        Paragraph, named("Қажеттілікті бағалау", "Оценка необходимости", "Assessing the need")
    ]
    contraindications: Annotated[
        Paragraph,
        named(
            "Медициналық қарсы көрсетілімдер",
            "Медицинские противопоказания",
            "Medical contraindications",
        ),
    ]
    pregnancy: Annotated[Pregnancy, named("Жүктілік", "Беременность", "Pregnancy")]
    heart: Annotated[
        Degree, named("Жеткіліксіздік дәрежесі", "Степень недостаточности", "The degree")
    ]
    residence: Annotated[
        Paragraph,
        named("Тұрғылықты жері бойынша", "По месту жительства", "At the place of residence"),
    ]
    truth: Annotated[
        Paragraph, named("Мәліметтердің дәйектілігі", "Достоверность сведений", "True data")
    ]
    consent: Annotated[
        Paragraph, named("Деректерге келісім", "Согласие на данные", "Consent to data")
    ]
    employer: Annotated[
        Paragraph,
        named("Жұмыс берушінің есебінен", "За счёт работодателя", "At the employer's cost"),
    ]
    budget: Annotated[Paragraph, named("Бюджет есебінен", "За счёт бюджета", "From the budget")]
    norm: Annotated[Norm, named("Жиілігі мен мерзімі", "Частота и срок", "How often and how long")]
    ways: Annotated[
        Paragraph, named("Портал немесе сатып алу", "Портал или закупка", "Portal or procurement")
    ]
    procurement: Annotated[
        Paragraph,
        named("Комиссияның қорытындысы", "Заключение комиссии", "The commission's conclusion"),
    ]
    companion: Annotated[Share, named("Алып жүруші", "Сопровождающий", "The companion")]
    once: Annotated[Paragraph, named("Бір рет өтеледі", "Возмещается один раз", "Reimbursed once")]
    guaranteed: Annotated[
        Guaranteed, named("Кепілдік берілген сома", "Гарантированная сумма", "Guaranteed sum")
    ]
    surcharge: Annotated[Paragraph, named("Қосымша ақы", "Доплата", "The surcharge")]
    on_arrival: Annotated[
        Paragraph,
        named("Келгендегі құжаттар", "Документы по приезде", "Documents on arrival"),
    ]
    of_companion: Annotated[
        Paragraph,
        named("Алып жүрушінің құжаттары", "Документы сопровождающего", "The companion's documents"),
    ]
