"""pain.002: what the bank says to the order, transfer by transfer or to the whole file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from tirek.payments.bank import Answer, Message, NotReadable, Status
from tirek.payments.iso20022.elements import (
    Element,
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
    """The whole message. Raises NotReadable.

    The file is gone through to its end before anything is said of it, and a second time when the
    answers are asked for: none of them is held, and a broken file has told nothing.
    """
    id_ = order = ""
    whole: Status | None = None
    for piece in _pieces(file):
        match local_name(piece):
            case "GrpHdr":
                id_ = words(piece, "MsgId")
            case "OrgnlGrpInfAndSts":
                order = words(piece, "OrgnlMsgId")
                whole = _status(piece, "GrpSts") or whole
            case "OrgnlPmtInfAndSts":
                whole = _status(piece, "PmtInfSts") or whole
            case "TxInfAndSts":
                _transfer(piece)
    if not id_:
        raise NotReadable(texts().wrong.no_identifier)
    return Message(id=id_, kind=NAME, answers=_answers(file), order=order, whole=whole)


def _pieces(file: BinaryIO) -> Iterator[Element]:
    file.seek(0)
    pieces = ("GrpHdr", "OrgnlGrpInfAndSts", "OrgnlPmtInfAndSts", "TxInfAndSts")
    with opened(file, names=(NAME,), pieces=pieces) as message:
        yield from message.pieces


def _answers(file: BinaryIO) -> Iterator[Answer]:
    told = (_transfer(piece) for piece in _pieces(file) if local_name(piece) == "TxInfAndSts")
    return (answer for answer in told if answer is not None)


def _transfer(piece: Element) -> Answer | None:
    """The answer about one transfer; a payment that the bank gives no status has none yet."""
    id_, code = words(piece, "OrgnlEndToEndId"), words(piece, "TxSts")
    if not id_ or not code:
        return None
    status = STATUSES.get(code, "unknown")
    paid = None
    if status == "accepted":
        paid = tiyn(found(piece, "OrgnlTxRef"), "Amt/InstdAmt")
    return Answer(
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
