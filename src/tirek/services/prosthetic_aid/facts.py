"""What must be known to give prosthetic aid. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from tirek.kernel.money import Tenge
from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows
from tirek.norms.order_287.facts import GroupFacts

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Article(Entry):
    """A prosthetic-orthopaedic article, footwear or a repair; what is not printed is none.

    A `worn` one is replaced when it is unusable.
    `covers_a_year` and `bras` go with each; `repair_after` is in months from the issue.
    `complex_footwear` has pairs by category, `boots` do not; `measured` needs chest and cup.
    """

    worn: bool = False
    covers_a_year: int | None = None
    bras: int | None = None
    repair_after: int | None = None
    complex_footwear: bool = False
    uncomplicated: bool = False
    boots: bool = False
    side_rubber: bool = False
    measured: bool = False


@dataclass(frozen=True, kw_only=True)
class Foot(Entry):
    """A condition of the foot: whether it is of the list of complex footwear."""

    is_complex: bool


ARTICLES = Listed(FOLDER / "articles.toml", Article)
FEET = Listed(FOLDER / "feet.toml", Foot)


@dataclass(frozen=True)
class Issue:
    """An article of the person's card: ordered, and received where it was."""

    article: Annotated[str, fact("бұйым", "изделие", "the article", listed=ARTICLES)]
    received_on: Annotated[
        date | None,
        fact(
            "алынған күн (тапсырыс берілген, алынбаған болса – бос)",
            "день получения (пусто – заказано, не получено)",
            "the day it was received (null: ordered, not received)",
        ),
    ] = None
    pieces: Annotated[Decimal, fact("саны", "количество", "how many", positive=True)] = Decimal(1)
    unusable: Annotated[
        bool,
        fact("жарамсыз болып қалды ма", "пришло ли в негодность", "whether it became unusable"),
    ] = False
    period_over: Annotated[
        bool | None,
        fact(
            "3-қосымшадағы ауыстыру мерзімі өтті ме",
            "истёк ли срок замены по приложению 3",
            "whether its period in annex 3 is over",
        ),
    ] = None
    cancelled: Annotated[
        bool,
        fact("тапсырысынан бас тартылды ма", "отменён ли заказ", "whether the order was cancelled"),
    ] = False
    another: Annotated[
        bool,
        fact(
            "басқа аяқ-қолға немесе маусымға ма",
            "для другой ли конечности или сезона",
            "whether it is for another limb or season",
        ),
    ] = False


@dataclass(frozen=True)
class Condition:
    """A condition of the feet that the medical-social examination found."""

    foot: Annotated[
        str, fact("табанның жай-күйі", "состояние стопы", "the condition of the foot", listed=FEET)
    ]


@dataclass(frozen=True)
class Facts(GroupFacts):
    """Everything the norms ask."""

    third_group: Annotated[
        bool,
        fact(
            "мүгедектіктің үшінші тобы ма",
            "третья ли группа инвалидности",
            "whether the disability is of the third group",
        ),
    ]
    indicated: Annotated[
        bool,
        fact(
            "медициналық-әлеуметтік көрсетілім бар және қарсы көрсетілім жоқ па",
            "есть ли медико-социальное показание и нет ли противопоказания",
            "whether it is indicated and not contraindicated",
        ),
    ]
    article: Annotated[
        str, fact("сұралған бұйым", "запрошенное изделие", "the article asked for", listed=ARTICLES)
    ]
    pieces: Annotated[
        Decimal,
        fact(
            "сұралған саны (жұп)",
            "запрошено (пар)",
            "how many (pairs) are asked for",
            positive=True,
        ),
    ]
    summer: Annotated[
        bool | None,
        fact(
            "жазғы аяқ киім керек пе",
            "нужна ли летняя обувь",
            "whether summer footwear is asked for",
        ),
    ]
    winter: Annotated[
        bool | None,
        fact(
            "қысқы аяқ киім керек пе",
            "нужна ли зимняя обувь",
            "whether winter footwear is asked for",
        ),
    ]
    shortening: Annotated[
        Decimal | None,
        fact(
            "аяқтың қысқаруы, см (болмаса – бос)",
            "укорочение ноги, см (пусто – нет)",
            "shortening of the leg, cm (null: none)",
        ),
    ]
    arms_amputated: Annotated[
        bool,
        fact(
            "екі қолы бірдей кесілген бе",
            "ампутированы ли обе руки",
            "whether both arms are amputated",
        ),
    ]
    hands_lowered: Annotated[
        bool,
        fact(
            "екі қолының функциясы күрт төмендеген бе",
            "резко ли снижена функция обеих рук",
            "whether the function of both hands is sharply lowered",
        ),
    ]
    spine_injured: Annotated[
        bool,
        fact(
            "омыртқа жотасы зақымданған ба",
            "повреждён ли позвоночник",
            "whether the spine is injured",
        ),
    ]
    hips_fused: Annotated[
        bool,
        fact(
            "жамбас-сан буындарында анкилоз бар ма",
            "есть ли анкилоз тазобедренных суставов",
            "whether there is ankylosis of the hip joints",
        ),
    ]
    chest: Annotated[
        Decimal | None,
        fact(
            "кеуде айналымы, см", "окружность груди, см", "chest circumference, cm", positive=True
        ),
    ]
    cup: Annotated[
        Literal["A", "B", "C", "D", "E", "F", "G"] | None,
        fact("тостағанның өлшемі (A – G)", "размер чашки (A – G)", "cup size (A – G)"),
    ]
    contract_cost: Annotated[
        Tenge | None,
        fact(
            "мемлекеттік сатып алу шартындағы құны (портал арқылы болса – бос)",
            "стоимость по договору госзакупок (пусто – через портал)",
            "the cost in the procurement contract (null: on the Portal)",
        ),
    ]
    guaranteed_sum: Annotated[
        Tenge | None,
        fact(
            "кепілдік берілген сома (сатып алу арқылы болса – бос)",
            "гарантированная сумма (пусто – госзакупки)",
            "the guaranteed sum (null: procurement)",
        ),
    ]
    price: Annotated[
        Tenge | None,
        fact(
            "порталдағы бағасы (сатып алу арқылы болса – бос)",
            "цена на портале (пусто – госзакупки)",
            "the price on the Portal (null: procurement)",
        ),
    ]
    conditions: Annotated[
        tuple[Condition, ...],
        rows("condition", "табанның жай-күйі", "состояние стопы", "condition", unique=("foot",)),
    ]
    issues: Annotated[
        tuple[Issue, ...], rows("issue", "бұрынғы бұйым", "прежнее изделие", "earlier article")
    ]
