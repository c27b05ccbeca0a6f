"""What must be known to give prosthetic aid. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from tirek.kernel.money import Tenge
from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows

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


@dataclass(frozen=True, kw_only=True)
class Veteran(Entry):
    """A status by the Great Patriotic War; `of_war` is false for nobody's."""

    of_war: bool


VETERANS = Listed(FOLDER / "veterans.toml", Veteran)


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


@dataclass(frozen=True)
class Condition:
    """A condition of the feet that the medical-social examination found."""

    foot: Annotated[
        str, fact("табанның жай-күйі", "состояние стопы", "the condition of the foot", listed=FEET)
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    disability_established: Annotated[
        bool,
        fact(
            "мүгедектік белгіленген бе",
            "установлена ли инвалидность",
            "whether a disability is established",
        ),
    ]
    veteran: Annotated[
        str,
        fact(
            "Ұлы Отан соғысы бойынша мәртебесі",
            "статус по Великой Отечественной войне",
            "the status by the Great Patriotic War",
            listed=VETERANS,
        ),
    ]
    certificate_shown: Annotated[
        bool,
        fact(
            "осы мәртебенің куәлігі көрсетілді ме",
            "предъявлено ли удостоверение этого статуса",
            "whether the certificate of that status is shown",
        ),
    ]
    measure_listed: Annotated[
        bool,
        fact(
            "жеке бағдарламада (АОЖБ) осы іс-шара бар ма",
            "есть ли эта мера в индивидуальной программе (ИПАР)",
            "whether the individual programme lists the measure",
        ),
    ]
    programme_until: Annotated[
        date | None,
        fact(
            "жеке бағдарлама мерзімінің соңғы күні (мерзімсіз болса – бос)",
            "последний день срока индивидуальной программы (пусто – без срока)",
            "the last day of the individual programme (null: no end)",
        ),
    ]
    commission_concluded: Annotated[
        bool,
        fact(
            "дәрігерлік-консультативтік комиссияның қорытындысы бар ма",
            "есть ли заключение врачебно-консультативной комиссии",
            "whether there is a conclusion of the medical advisory commission",
        ),
    ]
    work_injury: Annotated[
        bool,
        fact(
            "мүгедектік жұмыс берушінің кінәсінен жұмыста мертігуден немесе кәсіптік аурудан ба",
            "инвалидность от трудового увечья или профзаболевания по вине работодателя",
            "whether a work injury through the employer's fault caused the disability",
        ),
    ]
    employer_gone: Annotated[
        bool | None,
        fact(
            "жұмыс берушінің қызметі тоқтатылды, ол таратылды немесе банкрот деп танылды ма",
            "прекратил ли работодатель деятельность, ликвидирован или признан банкротом",
            "whether the employer has ceased, been liquidated or declared bankrupt",
        ),
    ]
    lives_in_place: Annotated[
        bool,
        fact(
            "осы жерде тұра ма",
            "проживает ли в этом месте",
            "whether the person lives in the place",
        ),
    ]
    data_consent: Annotated[
        bool,
        fact(
            "дербес деректерге қол жеткізуге келісім",
            "согласие на доступ к персональным данным",
            "consent to access to personal data",
        ),
    ]
    documents_true: Annotated[
        bool,
        fact(
            "ұсынылған құжаттар мен мәліметтер дәйекті ме",
            "достоверны ли представленные документы и сведения",
            "whether the papers and data presented are true",
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
    third_group: Annotated[
        bool,
        fact(
            "мүгедектіктің үшінші тобы ма",
            "третья ли группа инвалидности",
            "whether the disability is of the third group",
        ),
    ]
    child_with_disability: Annotated[
        bool,
        fact(
            "мүгедектігі бар бала ма",
            "ребёнок ли с инвалидностью",
            "whether it is a child with a disability",
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
