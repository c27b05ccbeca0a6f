"""What must be known of somebody who lives by the test site. Absent means unknown, None "none"."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact

ZONES = Listed(Path(__file__).parent / "zones.toml", Entry)


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    zone: Annotated[
        str, fact("тұратын аймағы", "зона проживания", "the zone of residence", listed=ZONES)
    ]
    residence_confirmed: Annotated[
        bool,
        fact(
            "осы аймақта тұратыны расталды ма",
            "подтверждено ли проживание в этой зоне",
            "whether the residence in this zone is confirmed",
        ),
    ]
    works_there: Annotated[
        bool,
        fact(
            "осы аймақта жұмыс істей ме",
            "работает ли в этой зоне",
            "whether the person works there",
        ),
    ]
    retired_on: Annotated[
        date | None,
        fact(
            "зейнетке шыққан күні (зейнеткер болмаса – бос)",
            "день выхода на пенсию (пусто – не пенсионер)",
            "the day of retirement (null: not retired)",
        ),
    ]
    birth: Annotated[
        Literal["none", "normal", "complicated", "early_lived", "early_lost"],
        fact(
            "жүктілік пен босануға байланысты демалыс қандай жағдайда керек",
            "в каком случае нужен отпуск по беременности и родам",
            "in which case leave for pregnancy and birth is needed",
        ),
    ]


IN_ORDER = (("retired_on", "applied_on"),)
"""Pairs of days of which the second cannot come before the first."""
