"""ISO 20022 behind the bank's port: one module a format, chosen in the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from tirek.payments.bank import Message, Order, Transfer
from tirek.payments.iso20022 import camt, pain001, pain002
from tirek.payments.iso20022.elements import opened


class Iso20022:
    """pain.001.001.09 goes out; any version of pain.002, camt.053 and camt.054 comes in."""

    name = "ISO 20022"
    suffix = ".xml"

    def write(self, order: Order, transfers: Iterable[Transfer]) -> Iterator[bytes]:
        """The file in pieces; it holds one piece in memory at a time."""
        return pain001.write(order, transfers)

    def read(self, file: BinaryIO) -> Message:
        """What the bank says. Raises NotReadable, whose text says what to do."""
        with opened(file, names=(pain002.NAME, *camt.NAMES), pieces=()) as message:
            name = message.name
        return pain002.read(file) if name == pain002.NAME else camt.read(file, name)
