"""What order No 287 sets for technical aids; the norms of each aid are in means.toml."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from tirek.law.edition import Paragraph, named, needed
from tirek.norms.order_287.terms import GroundTerms


@dataclass(frozen=True)
class Nappies(Paragraph):
    """The greatest weights, in kilograms, of the classes of nappies for children."""

    first: Annotated[
        Decimal | None,
        needed("бірінші өлшем, кг-ға дейін", "первый размер, до кг", "the first size, up to kg"),
    ] = None
    second: Annotated[
        Decimal | None,
        needed("екінші өлшем, кг-ға дейін", "второй размер, до кг", "the second size, up to kg"),
    ] = None
    third: Annotated[
        Decimal | None,
        needed("үшінші өлшем, кг-ға дейін", "третий размер, до кг", "the third size, up to kg"),
    ] = None
    fourth: Annotated[
        Decimal | None,
        needed(
            "төртінші өлшем, кг-ға дейін", "четвёртый размер, до кг", "the fourth size, up to kg"
        ),
    ] = None


@dataclass(frozen=True)
class Terms(GroundTerms):
    """The sentences the norms rest on."""

    hygiene: Annotated[
        Paragraph,
        named(
            "Гигиеналық құралдардың жылдық нормасы",
            "Годовая норма гигиенических средств",
            "The yearly norm of hygiene means",
        ),
    ]
    order: Annotated[
        Paragraph, named("Тапсырыстың саны", "Количество в заказе", "How many an order may have")
    ]
    kinds: Annotated[Paragraph, named("Түрін ауыстыру", "Смена вида", "A change of kind")]
    diagnostics: Annotated[
        Paragraph, named("Диагностика негізінде", "На основании диагностики", "By diagnostics")
    ]
    measures_given: Annotated[
        Paragraph,
        named("Өтініштегі өлшемдер", "Размеры в заявлении", "The measures in the application"),
    ]
    nappies: Annotated[
        Nappies,
        named(
            "Балалар жөргегінің өлшемдері",
            "Размеры детских подгузников",
            "The sizes of children's nappies",
        ),
    ]
    sight: Annotated[
        Paragraph,
        named(
            "Тифлотехникалық құралдар кімге",
            "Кому тифлотехнические средства",
            "Who is given aids for sight",
        ),
    ]
    sight_norms: Annotated[
        Paragraph,
        named(
            "Тифлотехникалық құралдардың нормалары",
            "Нормы тифлотехнических средств",
            "The norms of aids for sight",
        ),
    ]
    swap: Annotated[
        Paragraph,
        named(
            "Ноутбук пен тифлокомпьютер",
            "Ноутбук и тифлокомпьютер",
            "The laptop and the typhlo computer",
        ),
    ]
    hearing: Annotated[
        Paragraph,
        named(
            "Сурдотехникалық құралдардың мерзімі",
            "Срок сурдотехнических средств",
            "The period of aids for hearing",
        ),
    ]
    repair: Annotated[
        Paragraph,
        named("Есту аппаратын жөндеу", "Ремонт слухового аппарата", "The repair of a hearing aid"),
    ]
    procurement: Annotated[
        Paragraph,
        named(
            "Мемлекеттік сатып алу арқылы",
            "Через государственные закупки",
            "Through public procurement",
        ),
    ]
