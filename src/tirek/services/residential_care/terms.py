"""What the standard sets for services in residential conditions; nothing differs by place."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named
from tirek.norms.special_care.terms import CareTerms


@dataclass(frozen=True)
class Terms(CareTerms):
    """The sentences the norms rest on."""

    decision: Annotated[Paragraph, named("Жолдама", "Направление", "The referral")]
    contract: Annotated[
        Paragraph, named("Шарт негізінде қабылдау", "Приём по договору", "Admission on a contract")
    ]
    court_decision: Annotated[
        Paragraph,
        named("Сот шешімінің көшірмесі", "Копия решения суда", "The copy of the court decision"),
    ]
