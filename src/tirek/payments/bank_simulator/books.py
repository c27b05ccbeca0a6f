"""What the simulated bank knows and did, and how it behaves now."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any

from tirek.payments.bank_simulator.messages import (
    Booked,
    Executed,
    account_report,
    status_report,
)
from tirek.payments.bank_simulator.orders import File, Ordered, read_order

MODES = (
    "normal",
    "reject_some",  # every third transfer: a closed account, a wrong name
    "reject_file",
    "partly",  # every third transfer is carried out for half of its sum
    "partial",  # the answer tells of every other transfer; the statement of all
    "delay",  # answers are held back until the mode changes
    "duplicate",  # every answer comes twice
    "reorder",  # the statement before the answer, the last transfer first
    "lost",  # the money moves, and the line is cut before the bank has said anything
)
REASONS = ("AC04", "BE01")
EVERY = 3


class AlreadyTaken(Exception):
    """A file of that id was taken before: nothing is paid twice."""


@dataclass(frozen=True)
class Outgoing:
    """A message that waits to be fetched."""

    name: str
    content: str


@dataclass
class Bank:
    """One customer's account at a bank. `now` is the bank's clock."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    mode: str = "normal"
    refused: dict[str, str] = field(default_factory=dict)
    """Accounts that take no money, with the reason code."""
    silent: set[str] = field(default_factory=set)
    """Transfers of which it says nothing, whatever it did."""
    done: list[Executed] = field(default_factory=list)
    """Everything the bank ever moved or refused, in order."""
    _taken: dict[str, File] = field(default_factory=dict)
    _waiting: list[Outgoing] = field(default_factory=list)
    _held: list[Outgoing] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: count(1))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, content: bytes) -> str:
        """Carry the order out; its id. Raises NotReadable, AlreadyTaken."""
        file = read_order(BytesIO(content))
        with self._lock:
            if file.message_id in self._taken:
                raise AlreadyTaken(file.message_id)
            self._taken[file.message_id] = file
            self._answer(file, [] if self.mode == "reject_file" else self._executed(file))
        return file.message_id

    def switch(self, mode: str) -> None:
        """From now on the bank behaves so; what was held back is told."""
        with self._lock:
            self.mode = mode
            if mode != "delay":
                self._waiting += self._held
                self._held = []

    def waiting(self) -> list[str]:
        """Names of the messages to fetch, in the order in which the bank tells them."""
        with self._lock:
            return [one.name for one in self._waiting]

    def fetch(self, name: str) -> str | None:
        """A message; it stays until `collected`, so that a cut line loses nothing."""
        with self._lock:
            return next((one.content for one in self._waiting if one.name == name), None)

    def collected(self, name: str) -> None:
        """The customer has it."""
        with self._lock:
            self._waiting = [one for one in self._waiting if one.name != name]

    def give_back(self, end_to_end: str, reason: str) -> None:
        """A transfer comes back later. Raises LookupError where none was carried out."""
        with self._lock:
            moved = [one for one in self.done if one.end_to_end == end_to_end and one.moved_tiyn]
            if not moved:
                raise LookupError(end_to_end)
            one = moved[-1]
            line = Booked("CRDT", one.moved_tiyn, self._number("R"), end_to_end, reason)
            self._notify(line, self._payer_of(end_to_end))

    def receive(self, line: Booked, iban: str) -> None:
        """Somebody pays money into the account."""
        with self._lock:
            self._notify(line, iban)

    def _executed(self, file: File) -> list[Executed]:
        done = [self._execute(at, one) for at, one in enumerate(file.transfers, start=1)]
        self.done += done
        return done

    def _execute(self, at: int, one: Ordered) -> Executed:
        moved, reason = one.amount_tiyn, self.refused.get(one.iban, "")
        if self.mode == "reject_some" and at % EVERY == 0:
            reason = reason or REASONS[at // EVERY % len(REASONS)]
        if reason:
            moved = 0
        elif self.mode == "partly" and at % EVERY == 0:
            moved, reason = one.amount_tiyn // 2, "AM09"
        return Executed(
            one.end_to_end, one.amount_tiyn, moved, reason, one.name, one.code, one.iban
        )

    def _answer(self, file: File, done: Sequence[Executed]) -> None:
        """Put in the outbox what the mode lets the bank say of the file."""
        if self.mode == "reject_file":
            self._say(self._status(file, (), group="RJCT", reason="FF01"))
            return
        told = [one for one in done if one.end_to_end not in self.silent]
        if self.mode == "reorder":
            told.reverse()
        status = self._status(file, told[::2] if self.mode == "partial" else told)
        moved = [one for one in told if one.moved_tiyn]
        statement = self._statement(file.payer_iban, moved)
        if self.mode == "lost":
            return
        said = [statement, status] if self.mode == "reorder" else [status, statement]
        for message in said:
            self._say(message)

    def _status(self, file: File, told: Sequence[Executed], **whole: str) -> Outgoing:
        id_ = self._number("S")
        return Outgoing(
            f"{id_}.pain.002.xml", status_report(id_, self.now(), file.message_id, told, **whole)
        )

    def _statement(self, iban: str, moved: Sequence[Executed]) -> Outgoing:
        lines = [
            Booked(
                "DBIT",
                one.moved_tiyn,
                self._number("D"),
                one.end_to_end,
                name=one.name,
                code=one.code,
                iban=one.iban,
            )
            for one in moved
        ]
        id_ = self._number("T")
        return Outgoing(f"{id_}.camt.053.xml", account_report(id_, self.now(), iban, lines))

    def _notify(self, line: Booked, iban: str) -> None:
        id_ = self._number("N")
        content = account_report(id_, self.now(), iban, [line], notice=True)
        self._say(Outgoing(f"{id_}.camt.054.xml", content))

    def _say(self, message: Outgoing) -> None:
        to = self._held if self.mode == "delay" else self._waiting
        to.append(message)
        if self.mode == "duplicate":
            to.append(Outgoing(f"again-{message.name}", message.content))

    def _payer_of(self, end_to_end: str) -> str:
        files = self._taken.values()
        ours = (f for f in files if any(one.end_to_end == end_to_end for one in f.transfers))
        return next(ours).payer_iban

    def _number(self, letter: str) -> str:
        return f"{letter}{next(self._numbers):08}"
