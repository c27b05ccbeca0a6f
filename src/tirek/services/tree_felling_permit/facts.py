"""What must be known to permit cutting down trees. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tirek.law.factsheet import fact


@dataclass(frozen=True)
class Papers:
    """Which papers of the list were handed in and are what they must be."""

    land_document: Annotated[
        bool,
        fact(
            "жер учаскесіне құқық беретін құжат бар ма",
            "есть ли документ о праве на земельный участок",
            "whether the document on the right to the land is there",
        ),
    ]
    review: Annotated[
        bool,
        fact(
            "кешенді (экологиялық) сараптаманың қорытындысы бар ма",
            "есть ли заключение комплексной (экологической) экспертизы",
            "whether the conclusion of the complex (ecological) review is there",
        ),
    ]
    survey: Annotated[
        bool,
        fact(
            "түгендеу мен зерттеу материалдарында тұқымы, саны және жай-күйі көрсетілген бе",
            "указаны ли в материалах обследования порода, количество и состояние деревьев",
            "whether the survey names the species, the number and the condition of the trees",
        ),
    ]
    plan: Annotated[
        bool,
        fact(
            "өтемдік отырғызу жоспары бар ма",
            "есть ли план компенсационной посадки",
            "whether the plan of compensatory planting is there",
        ),
    ]
    letter: Annotated[
        bool,
        fact("кепілдік хат бар ма", "есть ли гарантийное письмо", "whether the letter is there"),
    ]
    letter_until: Annotated[
        date | None,
        fact(
            "кепілдік хатта көрсетілген отырғызуды аяқтау уақыты (көрсетілмесе – бос)",
            "срок завершения посадки по гарантийному письму (пусто – не указан)",
            "when the planting ends by the letter of guarantee (null: not named)",
        ),
    ]
    contract: Annotated[
        bool,
        fact(
            "өтемдік көгалдандыру шарты бар ма",
            "есть ли договор на компенсационное озеленение",
            "whether the contract for compensatory planting is there",
        ),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    ground: Annotated[
        str,
        fact("ағаш кесудің негізі", "основание вырубки", "the case in which trees are cut"),
    ]
    trees: Annotated[
        str,
        fact(
            "кесілетін ағаштардың тұқымы мен саны",
            "порода и количество вырубаемых деревьев",
            "the species and the number of the trees that are cut",
        ),
    ]
    trees_at: Annotated[
        str, fact("ағаштар өсіп тұрған жер", "где растут деревья", "where the trees grow")
    ]
    land_right_registered: Annotated[
        bool | None,
        fact(
            "жерге құқық «Жылжымайтын мүлік тіркелімінде» тіркелген бе",
            "зарегистрировано ли право на землю в «Регистре недвижимости»",
            "whether the right to the land is in the register of immovable property",
        ),
    ]
    papers: Papers
    data_consent: Annotated[
        bool,
        fact(
            "заңмен қорғалатын мәліметтерді пайдалануға келісім",
            "согласие на использование охраняемых законом сведений",
            "consent to the use of protected information",
        ),
    ]
