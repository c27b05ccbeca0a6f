"""What must be known to issue the certificate or its duplicate. Absent means unknown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Papers:
    """Which of the two papers of the list is there; they are alternatives."""

    certificate: Annotated[
        bool, fact("ақтау туралы анықтама", "справка о реабилитации", "rehabilitation certificate")
    ]
    ruling: Annotated[
        bool, fact("сот ұйғарымының көшірмесі", "копия определения суда", "copy of a court ruling")
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    wanted: Annotated[
        Literal["certificate", "duplicate"],
        fact("не сұралады", "что выдать", "what is asked for"),
    ]
    ground: Annotated[
        Literal["lost", "spoilt", "neither"] | None,
        fact(
            "куәлік жоғалды немесе бүлінді ме",
            "утеряно или испорчено ли удостоверение",
            "whether the certificate is lost or spoilt",
        ),
    ]
    papers: Papers
    names_applicant: Annotated[
        bool,
        fact(
            "құжат өтініш берушінің өзіне берілген бе",
            "выдан ли документ на самого заявителя",
            "whether the paper names the applicant",
        ),
    ]
    issued_before: Annotated[
        bool,
        fact(
            "журнал бойынша куәлік бұрын берілген бе",
            "выдавалось ли удостоверение по журналу",
            "whether the register has a certificate issued before",
        ),
    ]
    documents_true: Annotated[
        bool, fact("құжаттар дұрыс па", "достоверны ли документы", "whether the papers are true")
    ]
