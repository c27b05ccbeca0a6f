"""What a council may set here, and so all that an edition may say. A new word needs code."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from tirek.law.edition import Paragraph, needed
from tirek.procedure.rate import Rate


@dataclass(frozen=True)
class Endings(Paragraph):
    """Events after which payment stops from the next month."""

    age: int | None = None
    on_moving_away: bool = False


@dataclass(frozen=True)
class Certificate(Paragraph):
    """The school's paper; `renewed` says for which period it is brought again, if it is."""

    renewed: Literal["quarter"] | None = None


@dataclass(frozen=True)
class Amount(Paragraph):
    """How many monthly calculation indices are paid, and for which period."""

    mci: Annotated[
        Decimal | None,
        needed("өтемақы мөлшері (АЕК)", "размер возмещения (МРП)", "the amount (MCI)"),
    ] = None
    per: Annotated[
        Literal["month", "quarter"] | None,
        needed("төлем кезеңі (ай немесе тоқсан)", "период (месяц или квартал)", "month or quarter"),
    ] = None


@dataclass(frozen=True)
class Terms:
    """The groups of terms of an edition, each with its paragraph and quote."""

    amount: Amount
    who: Paragraph | None = None
    certificate: Certificate | None = None
    period: Paragraph | None = None
    endings: Endings = Endings()
    refusal: Paragraph | None = None
    overpayment: Paragraph | None = None
    appeal: Paragraph | None = None
    channels: Paragraph | None = None


def rate_of(terms: Terms) -> Rate | None:
    """What the edition pays; None where it leaves the sum or the period open."""
    amount = terms.amount
    if amount.mci is None or amount.per is None:
        return None
    return Rate(amount.mci, amount.per)
