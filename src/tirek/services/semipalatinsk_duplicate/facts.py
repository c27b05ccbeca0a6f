"""What must be known to issue a duplicate of a lost certificate. Absent means unknown."""

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
    certificate_lost: Annotated[
        bool, fact("куәлік жоғалды ма", "утеряно ли удостоверение", "whether it is lost")
    ]
    certificate_issued: Annotated[
        bool,
        fact(
            "осы адамға куәлік бұрын берілген бе",
            "выдавалось ли этому лицу удостоверение",
            "whether a certificate was issued to this person",
        ),
    ]
    residence_confirmed: Annotated[
        bool,
        fact(
            "арнайы комиссия тұру фактісі мен кезеңін растады ма",
            "подтвердила ли специальная комиссия факт и период проживания",
            "whether the special commission confirmed the fact and the period of residence",
        ),
    ]
