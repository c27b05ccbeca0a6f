"""pain.002: what the bank says to the order, transfer by transfer or to the whole file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tirek.payments.bank import Answer, Message, Status
from tirek.payments.iso20022.elements import (
    Element,
    NotThisFile,
    all_found,
    found,
    local_name,
    opened,
    words,
)
from tirek.payments.iso20022.texts import texts
from tirek.payments.iso20022.values import day, tiyn

NAME = "pain.002"
STATUSES: Mapping[str, Status] = {
    "ACCC": "accepted",
    "ACSC": "accepted",
    "RJCT": "rejected",
    "CANC": "rejected",
    "PART": "pending",  # some of the transfers: each says its own
    "PRES": "pending",
    "RCVD": "pending",
    "PDNG": "pending",
    "ACTC": "pending",
    "ACCP": "pending",
    "ACSP": "pending",
    "ACWC": "pending",
    "ACWP": "pending",
    "ACFC": "pending",
    "PATC": "pending",
}
"""Only a settled transfer is paid: a bank that has merely accepted the order may still refuse."""


def read(file: BinaryIO) -> Message:
    """The whole message. Raises NotThisFile."""
    answers: list[Answer] = []
    id_ = order = ""
    whole: Status | None = None
    pieces = ("GrpHdr", "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts", "TxInfAndSts")
    with opened(file, names=(NAME,), pieces=pieces) as message:
        for piece in message.pieces:
            match local_name(piece):
                case "GrpHdr":
                    id_ = words(piece, "MsgId")
                case "OrgnlGrpInfAndSts":
                    order = words(piece, "OrgnlMsgId")
                    whole = _status(piece, "GrpSts") or whole
                case "OrgnlPmtInfAndSts":
                    whole = _status(piece, "PmtInfSts") or whole
                case "TxInfAndSts":
                    answers.extend(_transfer(piece))
    if not id_:
        raise NotThisFile(texts().wrong.no_identifier)
    return Message(id=id_, kind=NAME, answers=answers, order=order, whole=whole)


def _transfer(piece: Element) -> Iterator[Answer]:
    """The answer about one transfer; a payment that the bank gives no status has none yet."""
    id_, code = words(piece, "OrgnlEndToEndId"), words(piece, "TxSts")
    if not id_ or not code:
        return
    status = STATUSES.get(code, "unknown")
    paid = None
    if status == "accepted":
        paid = tiyn(found(piece, "OrgnlTxRef"), "Amt/InstdAmt")
    yield Answer(
        end_to_end=id_,
        status=status,
        paid_tiyn=paid,
        reason=words(piece, "StsRsnInf/Rsn/Cd") or words(piece, "StsRsnInf/Rsn/Prtry"),
        words=" ".join(one.text or "" for one in all_found(piece, "StsRsnInf/AddtlInf")).strip(),
        on=day(piece, "FctvIntrBkSttlmDt") or day(piece, "AccptncDtTm"),
    )


def _status(piece: Element, path: str) -> Status | None:
    """The status of every transfer that is not named by itself; an unknown code says nothing."""
    return STATUSES.get(words(piece, path))
