"""What a customer ordered: a pain.001 as the bank reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO, NamedTuple

from tirek.payments.bank import NotReadable
from tirek.payments.iso20022.elements import found, local_name, opened, words
from tirek.payments.iso20022.texts import texts
from tirek.payments.iso20022.values import tiyn


class Ordered(NamedTuple):
    """One transfer as it was ordered."""

    end_to_end: str
    amount_tiyn: int
    name: str
    code: str
    iban: str


@dataclass(frozen=True)
class File:
    """A payment file: its id, whose account pays, the transfers."""

    message_id: str
    payer_iban: str
    transfers: list[Ordered]


def read_order(file: BinaryIO) -> File:
    """The whole file. Raises NotReadable, also where its totals are not those of its transfers."""
    transfers: list[Ordered] = []
    id_ = payer = count = ""
    total: int | None = None
    pieces = ("GrpHdr", "DbtrAcct", "CdtTrfTxInf")
    with opened(file, names=("pain.001",), pieces=pieces) as message:
        for piece in message.pieces:
            match local_name(piece):
                case "GrpHdr":
                    id_, count = words(piece, "MsgId"), words(piece, "NbOfTxs")
                    total = tiyn(piece, "CtrlSum")
                case "DbtrAcct":
                    payer = words(piece, "Id/IBAN")
                case _:
                    who = found(piece, "Cdtr/Id/PrvtId/Othr")
                    company = found(piece, "Cdtr/Id/OrgId/Othr")
                    transfers.append(
                        Ordered(
                            words(piece, "PmtId/EndToEndId"),
                            tiyn(piece, "Amt/InstdAmt") or 0,
                            words(piece, "Cdtr/Nm"),
                            words(who if who is not None else company, "Id"),
                            words(piece, "CdtrAcct/Id/IBAN"),
                        )
                    )
    if (count, total) != (str(len(transfers)), sum(one.amount_tiyn for one in transfers)):
        raise NotReadable(texts().wrong.totals)
    return File(id_, payer, transfers)
