"""What must be known of a person who lived near the test site. Absent means unknown."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Zone(Entry):
    """A zone of radiation risk; `contaminated` is false for the territory of preferential status.

    What a year in it is worth is set by the editions.
    """

    contaminated: bool


ZONES = Listed(FOLDER / "zones.toml", Zone)


@dataclass(frozen=True)
class Stay:
    """A time in one zone, from a day to a day, both included."""

    settlement: Annotated[str, fact("елді мекен", "населённый пункт", "the settlement")]
    zone: Annotated[str, fact("аймақ", "зона", "the zone", listed=ZONES)]
    kind: Annotated[
        Literal["residence", "work", "service"],
        fact(
            "тұрды, жұмыс істеді немесе әскери қызмет атқарды",
            "проживал, работал или проходил военную службу",
            "whether the person lived, worked or served there",
        ),
    ]
    from_: Annotated[date, fact("бірінші күні", "первый день", "the first day")]
    to: Annotated[date, fact("соңғы күні", "последний день", "the last day")]
    proof: Annotated[
        str, fact("қандай құжатпен расталады", "каким документом подтверждается", "the proof")
    ]
    confirmed: Annotated[
        bool,
        fact(
            "арнайы комиссия осы кезеңді растады ма",
            "подтвердила ли специальная комиссия этот период",
            "whether the special commission confirmed this time",
        ),
    ] = True


@dataclass(frozen=True)
class Child:
    """The fourth category: a child of somebody who was in the contaminated zones."""

    of_victim: Annotated[
        bool,
        fact(
            "ата-анасының бірі ластанған аумақтарда болды ма",
            "был ли один из родителей на загрязнённых территориях",
            "whether a parent was on the contaminated territories",
        ),
    ]
    unwell: Annotated[
        bool | None,
        fact(
            "мүгедектігі немесе тізбедегі ауруы бар ма",
            "есть ли инвалидность или заболевание из перечня",
            "whether there is a disability or a disease of the list",
        ),
    ]
    link_established: Annotated[
        bool | None,
        fact(
            "денсаулығы мен ата-анасының аймақта болуы арасындағы себепті байланыс анықталды ма",
            "установлена ли причинная связь здоровья с пребыванием родителя в зоне",
            "whether the causal link with the parent's stay is established",
        ),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    issued_on: Annotated[
        date,
        fact(
            "өтемақы берілетін күн",
            "день выдачи компенсации",
            "the day on which the compensation is issued",
        ),
    ]
    pension_age: Annotated[
        bool,
        fact(
            "өтініш беруші зейнеткерлік жасқа толды ма",
            "достиг ли заявитель пенсионного возраста",
            "whether the applicant has reached pension age",
        ),
    ]
    stays: Annotated[
        tuple[Stay, ...],
        rows("stay", "аймақтағы кезең", "период в зоне", "time in a zone"),
    ]
    child: Child
    residence_confirmed: Annotated[
        bool,
        fact(
            "арнайы комиссия тұру фактісі мен кезеңін растады ма",
            "подтвердила ли специальная комиссия факт и период проживания",
            "whether the special commission confirmed the fact and the period of residence",
        ),
    ]
    compensated_before: Annotated[
        bool,
        fact(
            "өтемақы алу құқығы бұрын іске асырылды ма",
            "реализовано ли право на компенсацию раньше",
            "whether the right to the compensation was exercised before",
        ),
    ]


IN_ORDER = (("applied_on", "issued_on"), ("stays.from", "stays.to"))
"""Pairs of days of which the second cannot come before the first."""
