"""What the Rules set for a duplicate; nothing here differs by place."""

from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Paragraph, named


@dataclass(frozen=True)
class Terms:
    """The sentences of paragraph 18 that the norms rest on."""

    loss: Annotated[
        Paragraph,
        named("Куәлік жоғалса", "Если удостоверение утеряно", "When the certificate is lost"),
    ]
    documents: Annotated[
        Paragraph,
        named(
            "Тұру фактісі мен кезеңін растайтын құжаттар",
            "Документы, подтверждающие факт и период проживания",
            "Papers that show the fact and the time of residence",
        ),
    ]
    duplicate: Annotated[
        Paragraph, named("Телнұсқа беру", "Выдача дубликата", "The duplicate is given")
    ]
