"""What is to change in the payment of a case: as it was typed, and as it was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from tirek.casework.models import Event
from tirek.casework.refused import Refused
from tirek.kernel.parsing import ParseError
from tirek.kernel.period import Month
from tirek.payments.changes.texts import texts
from tirek.procedure.answer import AnswerError, read_iban, read_iin, read_name

What = Literal["suspend", "resume", "recipient"]
WHATS = cast(tuple[What, ...], get_args(What))
NAME_LENGTH, WORDS_LENGTH, GROUND_LENGTH = 120, 2000, 300


class ChangeRefused(Refused):
    """Nothing was written; the text says what is wrong, at which field."""


@dataclass(frozen=True, slots=True)
class NewRecipient:
    """Who is paid instead, and to which account."""

    iin: str
    surname: str
    given_name: str
    patronymic: str
    iban: str

    @property
    def full_name(self) -> str:
        """As papers have it."""
        return " ".join(filter(None, (self.surname, self.given_name, self.patronymic)))


@dataclass(frozen=True, slots=True)
class PaymentChange:
    """From `month` on; why (`words`), and by which paper (`ground`).

    `pay_withheld`: a resumption pays the months between as well.
    """

    what: What
    month: Month
    words: str
    ground: str
    pay_withheld: bool = False
    to: NewRecipient | None = None

    @staticmethod
    def of(event: Event) -> PaymentChange:
        """The change that the event proposed."""
        told = event.payload
        return PaymentChange(
            what=told["what"],
            month=Month.parse(told["month"]),
            words=told["words"],
            ground=told["ground"],
            pay_withheld=told["pay_withheld"],
            to=NewRecipient(**told["to"]) if told["to"] else None,
        )

    def as_payload(self) -> dict[str, Any]:
        """For the event of the case."""
        to = self.to and {name: getattr(self.to, name) for name in NewRecipient.__slots__}
        return {
            "what": self.what,
            "month": str(self.month),
            "words": self.words,
            "ground": self.ground,
            "pay_withheld": self.pay_withheld,
            "to": to,
        }


def read_change(sent: Mapping[str, str], months: Collection[Month]) -> PaymentChange:
    """What was typed, field by field; `months` are those it may begin with. Raises ChangeRefused.

    Fields: what, month ("2026-02"), words, ground; pay_withheld ("yes", "no") of a resumption;
    iin, surname, given_name, patronymic, iban of a recipient.
    """
    say = texts().refused
    what = sent.get("what", "")
    if what not in WHATS:
        raise ChangeRefused(say["what_missing"], "what")
    month = _month(sent.get("month", ""), months)
    withheld = sent.get("pay_withheld", "")
    if what == "resume" and withheld not in ("yes", "no"):
        raise ChangeRefused(say["withheld_missing"], "pay_withheld")
    return PaymentChange(
        what=what,
        month=month,
        to=_recipient(sent) if what == "recipient" else None,
        words=_written(sent, "words", WORDS_LENGTH),
        ground=_written(sent, "ground", GROUND_LENGTH),
        pay_withheld=withheld == "yes",
    )


def _month(written: str, months: Collection[Month]) -> Month:
    try:
        month = Month.parse(written)
    except (ParseError, ValueError):
        raise ChangeRefused(texts().refused["month_missing"], "month") from None
    if month not in months:
        raise ChangeRefused(texts().refused["month_closed"], "month")
    return month


def _written(sent: Mapping[str, str], name: str, length: int) -> str:
    say, written = texts().refused, " ".join(sent.get(name, "").replace("\0", "").split())
    if not written:
        raise ChangeRefused(say[f"{name}_missing"], name)
    if len(written) > length:
        raise ChangeRefused(say["too_long"].format(most=length), name)
    return written


def _recipient(sent: Mapping[str, str]) -> NewRecipient:
    read = {
        "surname": lambda text: read_name(text, NAME_LENGTH),
        "given_name": lambda text: read_name(text, NAME_LENGTH),
        "patronymic": lambda text: read_name(text, NAME_LENGTH) if text.strip() else "",
        "iin": read_iin,
        "iban": read_iban,
    }
    found: dict[str, str] = {}
    for name, reader in read.items():
        try:
            found[name] = reader(sent.get(name, ""))
        except AnswerError as wrong:
            raise ChangeRefused(wrong.text, name) from wrong
    return NewRecipient(**found)
