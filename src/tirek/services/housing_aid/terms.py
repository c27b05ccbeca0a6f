"""What the order and a council may set here, and so all that an edition may say.

The order sets `norms`, `family` and `business` for the whole country; a council and the bodies the
order names set the rest. A new word needs code.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from tirek.law.edition import Paragraph, named, needed, within


@dataclass(frozen=True)
class Norms(Paragraph):
    """Paragraph 4-1: the most that is accepted in a month."""

    gas_flat: Annotated[
        Decimal | None,
        needed("пәтердегі газ нормасы", "норма газа в квартире", "the norm of gas in a flat"),
    ] = None
    gas_house: Annotated[
        Decimal | None,
        needed(
            "үйді жылытуға газ нормасы",
            "норма газа на отопление дома",
            "the norm of gas for heating a house",
        ),
    ] = None
    cold_water: Annotated[
        Decimal | None, needed("суық су нормасы", "норма холодной воды", "the norm of cold water")
    ] = None
    hot_water: Annotated[
        Decimal | None, needed("ыстық су нормасы", "норма горячей воды", "the norm of hot water")
    ] = None
    heat_metered: Annotated[
        Decimal | None,
        needed(
            "есептеу аспабы бар жылу нормасы",
            "норма тепла с прибором учёта",
            "the norm of heat with a meter",
        ),
    ] = None
    waste: Annotated[
        Decimal | None,
        needed("қалдық әкету нормасы", "норма на вывоз отходов", "the norm of waste removal"),
    ] = None
    lift: Annotated[
        Decimal | None, needed("лифт нормасы", "норма на лифт", "the norm of the lift")
    ] = None
    telephone: Annotated[
        Decimal | None, needed("телефон нормасы", "норма на телефон", "the norm of the telephone")
    ] = None
    condominium: Annotated[
        Decimal | None,
        needed(
            "кондоминиум шығысының нормасы",
            "норма расходов на кондоминиум",
            "the norm of condominium expenses",
        ),
    ] = None
    rent_state: Annotated[
        Decimal | None,
        needed("жалдау ақысының нормасы", "норма арендной платы", "the norm of rent"),
    ] = None


@dataclass(frozen=True)
class Area(Paragraph):
    """Paragraph 4-1, 10): square metres accepted for each person, and for one who lives alone."""

    person: Annotated[
        Decimal | None,
        needed(
            "бір адамға алаң нормасы", "норма площади на человека", "the norm of area for a person"
        ),
    ] = None
    alone: Annotated[
        Decimal | None,
        needed(
            "жалғыз тұратын адамның алаңы",
            "площадь одиноко проживающего",
            "the area of one who lives alone",
        ),
    ] = None


@dataclass(frozen=True)
class Limits(Paragraph):
    """Paragraph 3: between which shares a council may choose, per cent."""

    least: Annotated[
        Decimal | None,
        named("ең төмен үлес (пайыз)", "наименьшая доля (процент)", "the least share (per cent)"),
    ] = None
    most: Annotated[
        Decimal | None,
        named(
            "ең жоғары үлес (пайыз)", "наибольшая доля (процент)", "the greatest share (per cent)"
        ),
    ] = None


@dataclass(frozen=True)
class Family(Paragraph):
    """Paragraph 25: until which age a student away counts."""

    student_age: Annotated[
        int | None,
        needed(
            "оқитын балалардың шекті жасы",
            "предельный возраст учащихся детей",
            "the age limit of students",
        ),
    ] = None


@dataclass(frozen=True)
class Business(Paragraph):
    """Paragraph 36: the least monthly income of an entrepreneur, in monthly calculation indices."""

    floor_mci: Annotated[
        int | None,
        needed(
            "кәсіпкер кірісінің ең төмен шегі (АЕК)",
            "нижний предел дохода предпринимателя (МРП)",
            "the least income of an entrepreneur (MCI)",
        ),
    ] = None


@dataclass(frozen=True)
class Share(Paragraph):
    """The share of total income a family spends itself: set by the council, per cent."""

    percent: Annotated[
        Decimal | None,
        needed(
            "шекті жол берілетін шығыстардың үлесі (пайыз)",
            "доля предельно допустимых расходов (процент)",
            "the share of the maximum permissible expenses (per cent)",
        ),
        within("limits.least", "limits.most"),
    ] = None


@dataclass(frozen=True)
class Electricity(Paragraph):
    """The norm of the regional authorised body: kWh a month, by person, dwelling or m2."""

    kwh: Annotated[
        Decimal | None,
        needed(
            "электр энергиясын тұтыну нормасы (кВт·сағ)",
            "норма потребления электроэнергии (кВт·ч)",
            "the norm of electricity (kWh)",
        ),
    ] = None
    per: Annotated[
        Literal["person", "dwelling", "area"] | None,
        needed(
            "электр энергиясы нормасы неге есептеледі",
            "на что считается норма электроэнергии",
            "what the norm of electricity is counted by",
        ),
    ] = None


@dataclass(frozen=True)
class Heat(Paragraph):
    """The akimat's norm of heat for consumers without a meter: Gcal for each m2 a month."""

    unmetered: Annotated[
        Decimal | None,
        needed(
            "есептеу аспабы жоқ тұтынушылар үшін жылу нормасы (Гкал/м²)",
            "норма тепла для потребителей без прибора учёта (Гкал/м²)",
            "the norm of heat without a meter (Gcal per m2)",
        ),
    ] = None


@dataclass(frozen=True)
class WaterDisposal(Paragraph):
    """A norm of its own for water disposal (m3 for each person), where one is set."""

    person: Annotated[
        Decimal | None,
        named("бір адамға, м³", "на человека, м³", "for each person, m3"),
    ] = None


@dataclass(frozen=True)
class PrivateRent(Paragraph):
    """A cap on the rent of a dwelling hired from the private fund (tenge for each m2)."""

    area: Annotated[
        Decimal | None,
        named("бір шаршы метрге, теңге", "за квадратный метр, тенге", "for each m2, tenge"),
    ] = None


@dataclass(frozen=True)
class Award(Paragraph):
    """For which period the aid is paid out: by month or by quarter."""

    per: Annotated[
        Literal["month", "quarter"] | None,
        needed(
            "төлем кезеңі (ай немесе тоқсан)",
            "период выплаты (месяц или квартал)",
            "month or quarter",
        ),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The groups of terms of an edition, each with its paragraph and quote."""

    who: Paragraph | None = None
    formula: Annotated[
        Paragraph | None,
        named("Көмек қалай есептеледі", "Как рассчитывается помощь", "How the aid is worked out"),
    ] = None
    limits: Annotated[
        Limits, named("Үлес қандай шекте болады", "Границы доли расходов", "Limits of the share")
    ] = Limits()
    norms: Annotated[Norms, named("Шығыс нормалары", "Нормы расходов", "Norms of expenses")] = (
        Norms()
    )
    area: Annotated[Area, named("Алаң нормасы", "Норма площади", "Norm of area")] = Area()
    family: Annotated[
        Family, named("Отбасы құрамы", "Состав семьи", "Who belongs to the family")
    ] = Family()
    business: Annotated[
        Business,
        named("Кәсіпкерлік кірісі", "Доход от предпринимательства", "Income of a business"),
    ] = Business()
    income: Annotated[
        Paragraph | None, named("Ескерілетін табыстар", "Учитываемые доходы", "Income that counts")
    ] = None
    plot: Annotated[
        Paragraph | None,
        named("Жеке қосалқы шаруашылық", "Личное подсобное хозяйство", "Household plot"),
    ] = None
    refusal: Paragraph | None = None
    share: Annotated[
        Share, named("Отбасының өз үлесі", "Собственная доля семьи", "The family's own share")
    ] = Share()
    electricity: Annotated[
        Electricity, named("Электр энергиясы", "Электроэнергия", "Electricity")
    ] = Electricity()
    heat: Annotated[
        Heat, named("Есептеу аспабынсыз жылу", "Тепло без прибора учёта", "Heat without a meter")
    ] = Heat()
    water_disposal: Annotated[
        WaterDisposal, named("Су бұру", "Водоотведение", "Water disposal")
    ] = WaterDisposal()
    private_rent: Annotated[
        PrivateRent,
        named("Жеке қордан жалдау", "Аренда из частного фонда", "Rent from the private fund"),
    ] = PrivateRent()
    award: Annotated[Award, named("Төлеу тәртібі", "Порядок выплаты", "How it is paid out")] = (
        Award()
    )
