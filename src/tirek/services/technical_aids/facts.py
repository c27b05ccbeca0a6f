"""What must be known to give a technical aid. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Mean(Entry):
    """A technical aid and its norms, as the act prints them; what is not printed is none.

    `yearly` and `quarterly` are pieces: the norm of a year, and the least of an order;
    `quarter_by_month` is three months of a monthly norm whose quarter is not printed. `changes` of
    kind are allowed in a year. `lifetime` is given in all, `at_once` in one issue. `years` is the
    period of replacement, `years_veteran` that of participants of the war and persons with a
    disability of it, `years_by_list` the one printed after the last of a list. Of one `family`
    only one is given.
    """

    group: str
    disorder: bool = False
    measured: bool = False
    diagnostics: bool = False
    by_procurement: bool = False
    yearly: int | None = None
    quarterly: int | None = None
    quarter_by_month: int | None = None
    changes: int | None = None
    lifetime: int | None = None
    at_once: int | None = None
    years: int | None = None
    years_veteran: int | None = None
    years_by_list: int | None = None
    family: str = ""


MEANS = Listed(FOLDER / "means.toml", Mean)


@dataclass(frozen=True, kw_only=True)
class Veteran(Entry):
    """A status by the Great Patriotic War; `of_war` is false for nobody's."""

    of_war: bool


VETERANS = Listed(FOLDER / "veterans.toml", Veteran)


@dataclass(frozen=True)
class Issue:
    """An order or an issue of an aid before this application."""

    mean: Annotated[str, fact("құрал", "средство", "the aid", listed=MEANS)]
    ordered_on: Annotated[
        date,
        fact(
            "тапсырыс берілген немесе сұралған күн",
            "день заказа или обращения",
            "the day of the order",
        ),
    ]
    pieces: Annotated[
        Decimal, fact("тапсырылған саны, дана", "заказано, штук", "pieces ordered", positive=True)
    ]
    received_on: Annotated[
        date | None,
        fact(
            "алынған (орнатылған, жөнделген) күн; алынбаса – бос",
            "день получения (установки, ремонта); пусто – не получено",
            "the day it was received, installed or repaired (null: not yet)",
        ),
    ] = None
    cancelled: Annotated[
        Decimal, fact("бас тартылған саны, дана", "отменено, штук", "pieces cancelled")
    ] = Decimal(0)
    another_kind: Annotated[
        bool,
        fact(
            "бұл тапсырыста түрі ауыстырылды ма",
            "сменён ли вид в этом заказе",
            "whether the kind was changed with this order",
        ),
    ] = False
    period_over: Annotated[
        bool | None,
        fact(
            "ауыстыру мерзімі өтті ме (3-қосымшадағы мерзімі басылмаған құрал үшін)",
            "истёк ли срок замены (для средств, срок которых в приложении 3 не напечатан)",
            "whether its replacement period is over (where annex 3 is not printed)",
        ),
    ] = None


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
    mean: Annotated[
        str, fact("сұралған құрал", "запрошенное средство", "the aid asked for", listed=MEANS)
    ]
    pieces: Annotated[
        Decimal | None,
        fact(
            "тапсырылатын саны, дана (тапсырыс берілмесе – бос)",
            "заказываемое количество, штук (пусто – не заказывается)",
            "pieces ordered now (null: none yet)",
            positive=True,
        ),
    ]
    another_kind: Annotated[
        bool,
        fact(
            "бұрынғыдан басқа түрі немесе өлшемі сұралды ма",
            "запрошен ли другой вид или размер, чем раньше",
            "whether another kind or size than before is asked for",
        ),
    ]
    norm_year_from: Annotated[
        date | None,
        fact(
            "осы құралға алғаш өтініш берілген күн (алғашқы рет болса – бос)",
            "день первого обращения за этим средством (пусто – впервые)",
            "the day of the first application for this aid (null: the first)",
        ),
    ]
    disorder_established: Annotated[
        bool,
        fact(
            "құралға негіз болатын бұзылу анықталды ма",
            "установлено ли нарушение (диагноз), при котором дают средство",
            "whether the disorder the aid is for is established",
        ),
    ]
    diagnostics_done: Annotated[
        bool,
        fact(
            "оңалту-сараптамалық диагностика жүргізілді ме",
            "проведена ли реабилитационно-экспертная диагностика",
            "whether the rehabilitation-expert diagnostics is done",
        ),
    ]
    weight: Annotated[Decimal | None, fact("салмағы, кг", "вес, кг", "weight, kg", positive=True)]
    height: Annotated[Decimal | None, fact("бойы, см", "рост, см", "height, cm", positive=True)]
    hips: Annotated[
        Decimal | None,
        fact("жамбас көлемі, см", "обхват бёдер, см", "hip girth, cm", positive=True),
    ]
    waist: Annotated[
        Decimal | None,
        fact("белінің көлемі, см", "обхват талии, см", "waist girth, cm", positive=True),
    ]
    issues: Annotated[
        tuple[Issue, ...], rows("issue", "бұрынғы тапсырыс", "прежний заказ", "earlier order")
    ]


IN_ORDER = (("issues.ordered_on", "issues.received_on"),)
"""Pairs of days of which the second cannot come before the first."""
