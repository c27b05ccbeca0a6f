"""What must be known to give a technical aid. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows
from tirek.norms.order_287.facts import GroupFacts

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Mean(Entry):
    """A technical aid and its norms, as the act prints them; what is not printed is none.

    `yearly` and `quarterly` are pieces: the norm of a year, and the least of an order;
    `quarter_by_month` is three months of a monthly norm whose quarter is not printed. `changes` of
    kind are allowed in a year. `lifetime` is given in all, `at_once` in one issue. `years` is the
    period of replacement, `years_veteran` that of participants of the war and persons with a
    disability of it, `years_by_list` the one printed after the last of a list. Of one `family`
    only one is given; of a row with `several` different ones are, or one for each ear (a hearing
    aid, its repair, a speech processor).
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
    several: bool = False


MEANS = Listed(FOLDER / "means.toml", Mean)


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
    another: Annotated[
        bool,
        fact(
            "сұралғаннан басқа құрал ма немесе басқа құлаққа ма",
            "другое ли это средство или для другого уха",
            "whether it is another aid than the one asked for, or for the other ear",
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
class Facts(GroupFacts):
    """Everything the norms ask."""

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
