"""What must be known about a household. Absent means unknown, None means "none"."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.law.entry import Entry, Listed
from tirek.law.factsheet import fact, rows

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Tie(Entry):
    """Where a person is (paragraph 25): at home, away for a reason that keeps the tie, or out."""

    place: Literal["home", "away", "studies", "apart", "left_out"]


@dataclass(frozen=True, kw_only=True)
class IncomeKind(Entry):
    """A kind of income: how it is counted (chapter 3), or that it is not (paragraph 24)."""

    method: Literal[
        "monthly",
        "spread",
        "when_received",
        "sale",
        "yearly",
        "declared",
        "deducted",
        "not_recovered",
        "none",
    ]


@dataclass(frozen=True, kw_only=True)
class ExpenseKind(Entry):
    """A kind of expense: its direction (paragraph 3) and what its norm (4-1) is counted by.

    `flat`: billed at so much for each square metre, so that area over the norm is cut off.
    """

    direction: Literal["upkeep", "utilities", "rent"]
    measure: Literal["charge", "quantity"]
    per: Literal["person", "area", "dwelling", "water", "nothing"]
    flat: bool = False


TIES = Listed(FOLDER / "family.toml", Tie)
INCOMES = Listed(FOLDER / "incomes.toml", IncomeKind)
EXPENSES = Listed(FOLDER / "expenses.toml", ExpenseKind)


@dataclass(frozen=True)
class Income:
    """One income of one person; `from` and `to` are the months it is paid for or received in."""

    kind: Annotated[
        str,
        fact("табыстың түрі", "вид дохода", "the kind of income", listed=INCOMES),
    ]
    from_: Annotated[Month, fact("бірінші айы", "первый месяц", "the first month")]
    to: Annotated[Month, fact("соңғы айы", "последний месяц", "the last month")]
    amount: Annotated[
        Tenge,
        fact(
            "осы айлардағы барлық сомасы",
            "вся сумма за эти месяцы",
            "the whole sum for these months",
        ),
    ]
    rate: Annotated[
        Decimal | None,
        fact(
            "шетел валютасы бірлігінің нарықтық бағамы, теңге (теңгемен алынса – бос)",
            "рыночный курс единицы иностранной валюты, тенге (пусто – получено в тенге)",
            "the market rate of one unit of foreign currency in tenge (null: received in tenge)",
            positive=True,
        ),
    ] = None
    spent: Annotated[
        Tenge | None,
        fact(
            "сол тоқсанда сатып алынған мүліктің құны",
            "стоимость имущества, купленного в том же квартале",
            "the price of property bought in the same quarter",
        ),
    ] = None
    proven: Annotated[
        bool,
        fact(
            "ереже талап ететін құжат бар ма",
            "есть ли документ, которого требуют правила",
            "whether the paper the rules ask for is there",
        ),
    ] = True


@dataclass(frozen=True)
class Member:
    """One person of the family, the applicant among them."""

    name: Annotated[str, fact("аты-жөні", "фамилия, имя, отчество", "full name")]
    born_on: Annotated[date, fact("туған күні", "дата рождения", "birth date")]
    relation: Annotated[
        Literal["applicant", "spouse", "partner", "relative", "former_spouse", "unrelated"],
        fact(
            "өтініш берушіге кім болып келеді",
            "кем приходится заявителю",
            "who the person is to the applicant",
        ),
    ]
    tie: Annotated[
        str,
        fact("қайда тұрады және неге", "где находится и почему", "where and why", listed=TIES),
    ]
    registered: Annotated[
        bool,
        fact(
            "осы елді мекенде тіркелген бе",
            "зарегистрирован ли в этом населённом пункте",
            "whether registered in this settlement",
        ),
    ]
    incomes: Annotated[tuple[Income, ...], rows("income", "табыс", "доход", "income")]
    alimony_recovered: Annotated[
        bool | None,
        fact(
            "бұрынғы жұбайдан алимент өндіріле ме (бұрынғы жұбай болмаса – бос)",
            "взыскиваются ли с бывшего супруга алименты (пусто – не бывший супруг)",
            "whether alimony is recovered from the former spouse (null: not a former spouse)",
        ),
    ] = None
    joined_on: Annotated[
        date | None,
        fact(
            "отбасыға келген күні (есепті кезеңде келсе)",
            "день прибытия в семью (если в расчётном периоде)",
            "the day the person joined the family (if in the accounting period)",
        ),
    ] = None
    left_on: Annotated[
        date | None,
        fact(
            "отбасынан кеткен күні",
            "день выбытия из семьи",
            "the day the person left the family",
        ),
    ] = None


@dataclass(frozen=True)
class Expense:
    """One line of the bills of a month."""

    kind: Annotated[
        str, fact("шығыстың түрі", "вид расхода", "the kind of expense", listed=EXPENSES)
    ]
    charge: Annotated[Tenge, fact("шот бойынша сома", "сумма по счёту", "the sum of the bill")]
    quantity: Annotated[
        Decimal | None,
        fact(
            "тұтынылған мөлшері (м³, кВт·сағ, Гкал; шотта болмаса – бос)",
            "потреблённое количество (м³, кВт·ч, Гкал; пусто – в счёте его нет)",
            "the quantity used (m3, kWh, Gcal; null: the bill has none)",
            positive=True,
        ),
    ] = None


@dataclass(frozen=True)
class Statement:
    """The bills of one month."""

    month: Annotated[Month, fact("шоттардың айы", "месяц счетов", "the month of the bills")]
    expenses: Annotated[
        tuple[Expense, ...], rows("expense", "шығыс", "расход", "expense", unique=("kind",))
    ]


@dataclass(frozen=True)
class Plot:
    """One crop or one kind of animal of the household plot, by the card of the place."""

    what: Annotated[
        str, fact("дақыл немесе мал", "культура или животное", "the crop or the animal")
    ]
    kind: Annotated[
        Literal["productive", "working_or_barren"],
        fact(
            "өнім береді ме, жұмыс малы ма немесе төлдемеген мал ма",
            "даёт продукцию или рабочее либо не давшее приплода животное",
            "productive, or a working or barren animal",
        ),
    ]
    quantity: Annotated[
        Decimal, fact("сотка немесе бас саны", "число соток или голов", "sotkas or heads")
    ]
    produce: Annotated[
        Decimal,
        fact(
            "бір соткадан (бастан) жылына алынатын өнім, кг",
            "продукция одной сотки (головы) в год, кг",
            "the yearly produce of one sotka or head, kg",
        ),
    ]
    price: Annotated[
        Tenge, fact("1 кг өнімнің орташа бағасы", "средняя цена 1 кг", "the average price of 1 kg")
    ]
    cost: Annotated[
        Tenge,
        fact(
            "бір соткаға (басқа) жылдық орташа шығыс",
            "средний годовой расход на одну сотку (голову)",
            "the average yearly cost of one sotka or head",
        ),
    ]
    source: Annotated[
        str,
        fact(
            "карточка қай құжаттан алынды",
            "из какого документа взята карточка",
            "the document the card is taken from",
        ),
    ]
    over_a_year: Annotated[
        bool,
        fact(
            "жұмыс малы немесе төлдемеген мал бір жылдан астам ұсталды ма",
            "содержится ли рабочее или не давшее приплода животное больше года",
            "whether a working or barren animal is kept more than a year",
        ),
    ] = False
    brings_no_income: Annotated[
        bool,
        fact(
            "ауданның шешімімен кіріс бермейтін деп танылды ма",
            "признан ли решением района не приносящим дохода",
            "whether the district has declared that it brings no income",
        ),
    ] = False


@dataclass(frozen=True)
class Dwelling:
    """The dwelling the bills are of."""

    basis: Annotated[
        Literal["owned", "state_rent", "private_rent", "other"],
        fact(
            "тұрғынжай қандай құқықпен алынған",
            "на каком праве занимается жильё",
            "on what right the dwelling is held",
        ),
    ]
    area: Annotated[
        Decimal,
        fact("пайдалы алаңы, м²", "полезная площадь, м²", "usable area, m2", positive=True),
    ]
    registered_and_lives: Annotated[
        bool,
        fact(
            "өтініш беруші осы тұрғынжайда тұрақты тіркелген және тұра ма",
            "постоянно ли зарегистрирован и проживает заявитель в этом жилище",
            "whether the applicant is permanently registered and lives in it",
        ),
    ]
    other: Annotated[
        Literal["none", "share", "whole"],
        fact(
            "республикада меншік құқығында басқа тұрғынжай бар ма",
            "есть ли в республике другое жильё на праве собственности",
            "whether the family owns another dwelling in the republic",
        ),
    ]
    share_is_dwelling: Annotated[
        bool | None,
        fact(
            "басқа тұрғынжайдағы үлес екінші тұрғынжай деп саналды ма (маманның шешімі)",
            "признана ли доля в другом жилье вторым жилищем (решение специалиста)",
            "whether a share in another dwelling is held to be a second one (officer's decision)",
        ),
    ]
    registered_persons: Annotated[
        int | None,
        fact(
            "тұрғынжайда тіркелген адамдар саны",
            "число зарегистрированных в жилище",
            "how many persons are registered in the dwelling",
        ),
    ] = None


@dataclass(frozen=True)
class Before:
    """The application before this one, and what stands against a right."""

    applied_on: Annotated[
        date | None,
        fact(
            "осының алдындағы өтініш берілген күн (болмаса – бос)",
            "день предыдущего обращения (пусто – не было)",
            "the day of the application before this one (null: none)",
        ),
    ]
    refused: Annotated[
        bool | None,
        fact(
            "алдыңғы өтініш бойынша бас тартылды ма (өтініш болмаса – бос)",
            "было ли по нему отказано (пусто – обращения не было)",
            "whether it was refused (null: there was none)",
        ),
    ]


@dataclass(frozen=True)
class Facts:
    """Everything the norms ask."""

    applied_on: Annotated[
        date, fact("өтініш берілген күн", "день обращения", "the day of application")
    ]
    before: Before
    dwelling: Dwelling
    members: Annotated[
        tuple[Member, ...],
        rows(
            "member",
            "отбасы мүшесі",
            "член семьи",
            "family member",
            unique=("name", "born_on"),
        ),
    ]
    statements: Annotated[
        tuple[Statement, ...],
        rows("statement", "шоттар айы", "месяц счетов", "month of bills", unique=("month",)),
    ]
    plots: Annotated[
        tuple[Plot, ...],
        rows(
            "plot",
            "қосалқы шаруашылық жолы",
            "строка подсобного хозяйства",
            "line of the household plot",
        ),
    ]
    false_information: Annotated[
        bool,
        fact(
            "көрінеу жалған ақпарат немесе дәйексіз құжаттар анықталды ма",
            "выявлены ли заведомо ложные сведения или недостоверные документы",
            "whether knowingly false information or untrustworthy papers were found",
        ),
    ]
    banned_by_court: Annotated[
        bool,
        fact(
            "сот осы қызметті талап ететін қызметке тыйым салды ма",
            "запретил ли суд деятельность, требующую этой услуги",
            "whether a court bans an activity that needs this service",
        ),
    ]
    deprived_by_court: Annotated[
        bool,
        fact(
            "сот осы қызметке байланысты арнайы құқықтан айырды ма",
            "лишил ли суд специального права, связанного с услугой",
            "whether a court deprived the recipient of the special right linked with it",
        ),
    ]


IN_ORDER = (
    ("before.applied_on", "applied_on"),
    ("members.born_on", "members.joined_on"),
    ("members.joined_on", "members.left_on"),
    ("members.incomes.from", "members.incomes.to"),
)
"""Pairs of days or months of which the second cannot come before the first."""
