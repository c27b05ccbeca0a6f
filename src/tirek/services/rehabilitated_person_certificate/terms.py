"""What the Rules set for the certificate; nothing here differs by place."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named


@dataclass(frozen=True)
class Terms:
    """The sentences that the norms rest on."""

    proof: Annotated[
        Paragraph,
        named(
            "Ақтау туралы анықтама не сот ұйғарымы",
            "Справка о реабилитации либо определение суда",
            "A certificate of rehabilitation or a court ruling",
        ),
    ]
    originals: Annotated[
        Paragraph,
        named("Түпнұсқалармен салыстыру", "Сверка с оригиналами", "Compared with the originals"),
    ]
    result: Annotated[
        Paragraph,
        named(
            "Куәлік немесе оның телнұсқасы",
            "Удостоверение или его дубликат",
            "The certificate or its duplicate",
        ),
    ]
