"""What a council may say here, and so all that an edition may say: its categories, one by one.

No category is known to the code: rules ask what the entry of the case's category says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text
from tirek.law.edition import Alternative, Paragraph, named, needed


@dataclass(frozen=True, kw_only=True)
class Category(Alternative):
    """A category of recipients: what it gets, how often, by which income, shown by what.

    The amount is in tenge or in monthly calculation indices. `month` and `day` are those of a
    date the assistance is for (a holiday): it is then paid in that month. `income` says whose
    income is held against the limit, that of the family or of each of its heads; the limit is in
    tenge, in indices or in subsistence minimums. Raises ValueError where these contradict.
    """

    amount_tenge: Annotated[
        Tenge | None, named("мөлшері, теңге", "размер, тенге", "the amount, tenge")
    ] = None
    amount_mci: Annotated[
        Decimal | None, named("мөлшері, АЕК", "размер, МРП", "the amount, MCI")
    ] = None
    paid: Annotated[
        Literal["once", "monthly", "yearly"],
        named("қаншалықты жиі төленеді", "как часто платится", "how often it is paid"),
    ]
    for_months: Annotated[
        int | None,
        named(
            "неше айға тағайындалады",
            "на сколько месяцев назначается",
            "for how many months it is assigned",
        ),
    ] = None
    again_after: Annotated[
        int | None,
        named(
            "қайта тағайындау – неше айдан кейін",
            "повторно – через сколько месяцев",
            "assigned again after so many months",
        ),
    ] = None
    month: Annotated[
        int | None, named("қай айда төленеді", "в каком месяце платится", "the month it is paid in")
    ] = None
    day: Annotated[
        int | None, named("атаулы күннің саны", "число памятной даты", "the day of the date")
    ] = None
    confirmed_by: Annotated[
        Literal["paper", "disability", "disease", "survey"],
        named("немен расталады", "чем подтверждается", "what shows it"),
    ]
    income: Annotated[
        Literal["none", "head", "family"],
        named("табыс кімдікі ескеріледі", "чей доход учитывается", "whose income counts"),
    ]
    limit_tenge: Annotated[
        Tenge | None, named("табыс шегі, теңге", "порог дохода, тенге", "the income limit, tenge")
    ] = None
    limit_mci: Annotated[
        Decimal | None, named("табыс шегі, АЕК", "порог дохода, МРП", "the income limit, MCI")
    ] = None
    limit_minimums: Annotated[
        Decimal | None,
        named(
            "табыс шегі, ең төменгі күнкөріс деңгейі",
            "порог дохода, прожиточных минимумов",
            "the income limit, subsistence minimums",
        ),
    ] = None
    income_months: Annotated[
        int,
        named(
            "табыс неше айға есептеледі",
            "за сколько месяцев считается доход",
            "for how many months income is counted",
        ),
    ] = 1
    proof: Annotated[
        Text | None, named("қажетті құжаттар", "нужные документы", "the papers needed")
    ] = None

    def __post_init__(self) -> None:
        if (self.amount_tenge is None) == (self.amount_mci is None):
            raise ValueError("has one amount: amount_tenge or amount_mci")
        limits = (self.limit_tenge, self.limit_mci, self.limit_minimums)
        if sum(one is not None for one in limits) != (self.income != "none"):
            raise ValueError("has one limit where income counts, and none where it does not")
        if (self.paid == "once") != (self.for_months is None):
            raise ValueError("for_months is said of what is paid more than once")
        if self.for_months is not None and self.for_months < 1:
            raise ValueError("for_months is at least 1")
        if self.income_months < 1:
            raise ValueError("income_months is at least 1")
        if self.month is not None and (self.paid == "monthly" or not 1 <= self.month <= 12):
            raise ValueError("month is from 1 to 12, of what is paid once or yearly")
        if self.day is not None and (self.month is None or not 1 <= self.day <= 31):
            raise ValueError("day is from 1 to 31, of a month that is said")


@dataclass(frozen=True)
class Payment(Paragraph):
    """For which period monthly assistance is paid out."""

    per: Annotated[
        Literal["month", "quarter"] | None,
        needed(
            "төлем кезеңі (ай немесе тоқсан)",
            "период выплаты (месяц или квартал)",
            "month or quarter",
        ),
    ] = None


@dataclass(frozen=True)
class Residence(Paragraph):
    """Whether the recipient must live in the place."""

    required: Annotated[
        bool,
        named("осы жерде тіркелу керек", "нужна регистрация здесь", "registration here is needed"),
    ] = False


@dataclass(frozen=True)
class Terms:
    """The groups of terms of an edition, each with its paragraph and quote."""

    category: Annotated[
        Mapping[str, Category], named("Алушылар санаты", "Категория получателей", "Category")
    ]
    payment: Annotated[Payment, named("Төлеу тәртібі", "Порядок выплаты", "How it is paid out")]
    residence: Annotated[Residence, named("Тұратын жері", "Место жительства", "Residence")] = (
        Residence()
    )
