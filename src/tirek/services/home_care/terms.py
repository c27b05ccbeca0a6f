"""What the standard sets for special social services at home; nothing differs by place."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named
from tirek.norms.special_care.terms import CareTerms


@dataclass(frozen=True)
class Terms(CareTerms):
    """The sentences the norms rest on."""

    decision: Annotated[
        Paragraph,
        named(
            "Уәкілетті органның шешімі",
            "Решение уполномоченного органа",
            "The decision of the authorised body",
        ),
    ]
    consultation: Annotated[
        Paragraph,
        named(
            "Консультация қорытындысы", "Заключение консультации", "The consultation's conclusion"
        ),
    ]
    entry: Annotated[
        Paragraph,
        named("«Е-собес» жүйесіне енгізу", "Внесение в систему «Е-собес»", "Entry in E-Sobes"),
    ]
    inspection: Annotated[
        Paragraph,
        named("Тұрмыс жағдайын тексеру", "Обследование условий", "The inspection of the home"),
    ]
