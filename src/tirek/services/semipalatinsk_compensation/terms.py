"""What the Law and the Rules set, for the whole country, and so all that an edition may say."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from tirek.kernel.period import Month
from tirek.law.edition import Paragraph, named, needed


@dataclass(frozen=True)
class Victims(Paragraph):
    """A category: the first and the last day on which somebody was there."""

    begins: Annotated[
        date | None, needed("кезеңнің басы", "начало периода", "where the time begins")
    ] = None
    ends: Annotated[
        date | None, needed("кезеңнің соңы", "конец периода", "where the time ends")
    ] = None


@dataclass(frozen=True)
class Periods(Paragraph):
    """The two times whose years are worth different sums, by their first and last months."""

    early_begins: Annotated[
        Month | None,
        needed(
            "бірінші кезеңнің алғашқы айы",
            "первый месяц первого периода",
            "the first month of the earlier time",
        ),
    ] = None
    early_ends: Annotated[
        Month | None,
        needed(
            "бірінші кезеңнің соңғы айы",
            "последний месяц первого периода",
            "the last month of the earlier time",
        ),
    ] = None
    late_begins: Annotated[
        Month | None,
        needed(
            "екінші кезеңнің алғашқы айы",
            "первый месяц второго периода",
            "the first month of the later time",
        ),
    ] = None
    late_ends: Annotated[
        Month | None,
        needed(
            "екінші кезеңнің соңғы айы",
            "последний месяц второго периода",
            "the last month of the later time",
        ),
    ] = None


@dataclass(frozen=True)
class Rates(Paragraph):
    """Monthly calculation indices for each year in a zone, in the earlier and the later time."""

    early: Annotated[
        Decimal | None,
        needed(
            "1949–1965 жылдардың әрқайсысы үшін АЕК",
            "МРП за каждый год 1949–1965",
            "MCI for each year of 1949–1965",
        ),
    ] = None
    late: Annotated[
        Decimal | None,
        needed(
            "1966–1990 жылдардың әрқайсысы үшін АЕК",
            "МРП за каждый год 1966–1990",
            "MCI for each year of 1966–1990",
        ),
    ] = None


@dataclass(frozen=True)
class Rate(Paragraph):
    """The same where one sum holds for the whole time."""

    year: Annotated[
        Decimal | None,
        needed(
            "1949–1990 жылдардың әрқайсысы үшін АЕК",
            "МРП за каждый год 1949–1990",
            "MCI for each year of 1949–1990",
        ),
    ] = None


@dataclass(frozen=True)
class Once(Paragraph):
    """It is paid once, in the month of issue."""

    per: Annotated[
        Literal["month"] | None,
        needed("қашан төленеді", "когда выплачивается", "when it is paid"),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The groups of terms, each with its paragraph and quote."""

    air: Annotated[
        Victims,
        named(
            "Әуедегі және жер үстіндегі жарылыстар кезеңі",
            "Период воздушных и наземных взрывов",
            "The time of air and ground explosions",
        ),
    ] = Victims()
    underground: Annotated[
        Victims,
        named(
            "Жерасты жарылыстары кезеңі",
            "Период подземных взрывов",
            "The time of underground explosions",
        ),
    ] = Victims()
    preferential_area: Annotated[
        Victims,
        named(
            "Жеңілдікті әлеуметтік-экономикалық мәртебесі бар аумақ",
            "Территория с льготным социально-экономическим статусом",
            "The territory of preferential socio-economic status",
        ),
    ] = Victims()
    children: Annotated[
        Paragraph | None,
        named("Зардап шеккендердің балалары", "Дети пострадавших", "Children of the victims"),
    ] = None
    periods: Annotated[
        Periods,
        named("Өтемақы есептелетін кезеңдер", "Периоды расчёта", "The times it is counted for"),
    ] = Periods()
    extraordinary: Annotated[
        Rates,
        named(
            "Төтенше радиациялық қауіпті аймақ",
            "Зона чрезвычайного радиационного риска",
            "The zone of extraordinary radiation risk",
        ),
    ] = Rates()
    maximum: Annotated[
        Rates,
        named(
            "Ең жоғары радиациялық қауіпті аймақ",
            "Зона максимального радиационного риска",
            "The zone of maximum radiation risk",
        ),
    ] = Rates()
    increased: Annotated[
        Rates,
        named(
            "Жоғары радиациялық қауіпті аймақ",
            "Зона повышенного радиационного риска",
            "The zone of increased radiation risk",
        ),
    ] = Rates()
    minimum: Annotated[
        Rates,
        named(
            "Ең төмен радиациялық қауіпті аймақ",
            "Зона минимального радиационного риска",
            "The zone of minimum radiation risk",
        ),
    ] = Rates()
    preferential: Annotated[
        Rate,
        named(
            "Жеңілдікті мәртебесі бар аумақтың мөлшері",
            "Размер для территории с льготным статусом",
            "The sum for the territory of preferential status",
        ),
    ] = Rate()
    once: Annotated[Once, named("Біржолғы төлем", "Единовременная выплата", "It is paid once")] = (
        Once()
    )
    index: Annotated[
        Paragraph | None,
        named("Қай күнгі АЕК алынады", "МРП какого дня берётся", "The index of which day"),
    ] = None
    queue: Annotated[Paragraph | None, named("Кезек", "Очерёдность", "Who comes first")] = None
    certificate: Annotated[
        Paragraph | None,
        named(
            "Тұру фактісін растау және куәлік",
            "Подтверждение проживания и удостоверение",
            "The confirmed residence and the certificate",
        ),
    ] = None
