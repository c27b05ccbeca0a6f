"""What is printed of the service: four cases, and which papers each asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from tirek.law.edition import Alternative, Paragraph, named


@dataclass(frozen=True, kw_only=True)
class Ground(Alternative):
    """A case in which trees may be cut, and the papers it needs beside those that all need."""

    land: Annotated[bool, named("жер құжаты", "документ на землю", "the land document")]
    review: Annotated[bool, named("сараптама", "экспертиза", "the expert review")]
    survey: Annotated[bool, named("зерттеу", "обследование", "the survey")]
    contract: Annotated[bool, named("шарт", "договор", "the contract")]


@dataclass(frozen=True)
class Terms:
    """The cases, and the sentences the norms rest on."""

    ground: Annotated[Mapping[str, Ground], named("Негіз", "Основание", "The case")]
    land: Annotated[Paragraph, named("Жерге құқық", "Право на землю", "The right to the land")]
    plan: Annotated[Paragraph, named("Отырғызу жоспары", "План посадки", "The plan of planting")]
    letter: Annotated[
        Paragraph, named("Кепілдік хат", "Гарантийное письмо", "The letter of guarantee")
    ]
    consent: Annotated[Paragraph, named("Келісім", "Согласие", "The consent")]
