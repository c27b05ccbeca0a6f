"""What order No 287 sets for wheelchairs; nothing differs by place."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed
from tirek.norms.order_287.terms import GroundTerms


@dataclass(frozen=True)
class Electric(Paragraph):
    """The hand criteria of an electric drive; where a range is printed, both its ends."""

    shoulder_from: Annotated[
        Decimal | None,
        needed(
            "иық, шынтақ: градус, аралықтың басы",
            "плечо, локоть: градусов, начало",
            "shoulder, elbow: degrees, the lower end",
        ),
    ] = None
    shoulder_to: Annotated[
        Decimal | None,
        needed(
            "иық, шынтақ: градус, аралықтың соңы",
            "плечо, локоть: градусов, конец",
            "shoulder, elbow: degrees, the upper end",
        ),
    ] = None
    wrist_from: Annotated[
        Decimal | None,
        needed(
            "алақан: градус, аралықтың басы",
            "кисть: градусов, начало",
            "wrist: degrees, the lower end",
        ),
    ] = None
    wrist_to: Annotated[
        Decimal | None,
        needed(
            "алақан: градус, аралықтың соңы",
            "кисть: градусов, конец",
            "wrist: degrees, the upper end",
        ),
    ] = None
    gap: Annotated[
        Decimal | None,
        needed("саусақтар алақаннан, см", "пальцы от ладони, см", "fingers from the palm, cm"),
    ] = None
    strength: Annotated[
        Decimal | None,
        needed("бұлшықет күші, балл", "сила мышц, баллов", "muscle strength, points"),
    ] = None


@dataclass(frozen=True)
class Vision(Paragraph):
    """What counts as an absolute impairment of vision."""

    acuity: Annotated[
        Decimal | None,
        needed(
            "түзетумен өткірлігі, ең көбі",
            "острота с коррекцией, не более",
            "acuity with correction at most",
        ),
    ] = None
    field: Annotated[
        Decimal | None,
        needed(
            "көру өрісі, градус, ең көбі",
            "поле зрения, градусов, не более",
            "visual field at most, degrees",
        ),
    ] = None


@dataclass(frozen=True)
class Terms(GroundTerms):
    """The sentences the norms rest on."""

    set_of_chairs: Annotated[
        Paragraph,
        named("Бір мезгілде берілетіні", "Что дают одновременно", "What is given at one time"),
    ]
    exchange_after: Annotated[
        Paragraph, named("Ауыстыру тәртібі", "Порядок обмена", "How it is exchanged")
    ]
    periods: Annotated[
        Paragraph, named("Ауыстыру мерзімдері", "Сроки замены", "The periods of replacement")
    ]
    hand_drive: Annotated[
        Paragraph,
        named("Қол жетегі: көрсетілімдер", "Ручной привод: показания", "Hand drive: indications"),
    ]
    lever_drive: Annotated[
        Paragraph,
        named(
            "Рычагты жетек: көрсетілімдер", "Рычажный привод: показания", "Lever drive: indications"
        ),
    ]
    active_type: Annotated[
        Paragraph,
        named(
            "Белсенді түрі: көрсетілімдер", "Активный тип: показания", "Active type: indications"
        ),
    ]
    electric: Annotated[
        Electric,
        named(
            "Электр жетегі: көрсетілімдер",
            "Электропривод: показания",
            "Electric drive: indications",
        ),
    ]
    many_functions: Annotated[
        Paragraph,
        named(
            "Көп функциялы түрі: көрсетілімдер",
            "Многофункциональная: показания",
            "Multifunctional: indications",
        ),
    ]
    barred: Annotated[
        Paragraph, named("Қарсы көрсетілімдер", "Противопоказания", "Contraindications")
    ]
    vision: Annotated[
        Vision,
        named(
            "Көру бойынша қарсы көрсетілім",
            "Противопоказание по зрению",
            "Contraindication by vision",
        ),
    ]
    individual: Annotated[
        Paragraph, named("Жеке тапсырыс", "Индивидуальный заказ", "Individual order")
    ]
