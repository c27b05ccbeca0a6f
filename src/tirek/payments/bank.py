"""The port behind which a bank stands, whatever format it speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, Literal, NamedTuple, Protocol

from tirek.kernel.money import Tenge
from tirek.kernel.text import Text

Status = Literal["pending", "accepted", "rejected", "partly", "returned", "unknown"]
"""What a bank may say of a transfer: it looks into it, it paid, it refuses, it paid a part, the
money came back, or something nobody can read."""


class NotReadable(ValueError):
    """The file is no answer of the bank; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.in_("en"))
        self.text = text


@dataclass(frozen=True, slots=True)
class Order:
    """What a file says once: its id, when it was made, the day to pay, who pays, how much."""

    message_id: str
    made_at: datetime
    execute_on: date
    payer_name: str
    payer_bin: str
    payer_iban: str
    count: int
    total: Tenge


class Codes(NamedTuple):
    """The codes the country asks for: what for, who pays and who is paid."""

    knp: str
    kod: str
    kbe: str


class Transfer(NamedTuple):
    """One payment; `end_to_end` comes back in every answer, so it never changes.

    A tuple, because a run makes a million of them.
    """

    end_to_end: str
    payee_name: str
    payee_iin: str
    iban: str
    amount_tiyn: int
    purpose: str
    codes: Codes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the bank says of one transfer; `paid_tiyn` is None where it tells no sum."""

    end_to_end: str
    status: Status
    paid_tiyn: int | None
    reason: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Credit:
    """Money that came in and is no transfer of ours coming back.

    `reference` is the bank's own, `who` paid it as the bank names them.
    """

    reference: str
    amount_tiyn: int
    on: date | None
    words: str
    who: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One file of the bank; `whole` is the status of every transfer of `order` not named in it.

    `answers` may be read from the file as they are asked for: once.
    """

    id: str
    kind: str
    answers: Iterable[Answer]
    order: str
    whole: Status | None
    credits: Sequence[Credit] = ()


class BankFormat(Protocol):
    """One way of writing orders and reading answers."""

    name: str
    suffix: str

    def write(self, order: Order, transfers: Iterator[Transfer]) -> Iterator[bytes]: ...

    def read(self, file: BinaryIO) -> Message: ...
