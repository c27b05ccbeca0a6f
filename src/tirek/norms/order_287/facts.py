"""What all the services of the order ask. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Veteran(Entry):
    """A status by the Great Patriotic War; `of_war` is false for nobody's."""

    of_war: bool


VETERANS = Listed(FOLDER / "veterans.toml", Veteran)


@dataclass(frozen=True)
class GroundFacts:
    """Who applies, on what ground, and what was presented."""

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


@dataclass(frozen=True)
class GroupFacts(GroundFacts):
    """The same, with the group of the disability where the norm depends on it."""

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
