"""What must be known to give an individual assistant. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tirek.law.factsheet import fact


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
    first_group: Annotated[
        bool,
        fact(
            "мүгедектіктің бірінші тобы ма",
            "первая ли группа инвалидности",
            "whether the disability is of the first group",
        ),
    ]
    moves_with_difficulty: Annotated[
        bool,
        fact("жүріп-тұруы қиын ба", "трудно ли передвигаться", "whether moving is difficult"),
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
    lives_in_place: Annotated[
        bool,
        fact(
            "осы жерде тұра ма",
            "проживает ли в этом месте",
            "whether the person lives in the place",
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
