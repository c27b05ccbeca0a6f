"""camt.053 and camt.054: what went out of our account and what came into it.

A booked debit with our id is a transfer that was carried out, a credit with our id one that came
back. A credit without it is money somebody sent us: a debt that is being repaid, perhaps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO, Literal

from tirek.payments.bank import Answer, Credit, Message, NotReadable, Status
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

NAMES = ("camt.053", "camt.054")
NOT_GIVEN = "NOTPROVIDED"
BOOKED = "BOOK"
TRUE = ("true", "1")


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that left the account ("out") or came into it ("in").

    `end_to_end` is "" where the bank gives none, `reference` is the bank's own id of the movement,
    `reason` why it came back, `words` what it was paid for, `counterpart` who paid or was paid
    (name, IIN or BIN, account). A reversal undoes a movement of the other way.
    """

    way: Literal["out", "in"]
    amount_tiyn: int
    on: date | None
    end_to_end: str
    reference: str
    reason: str
    words: str
    counterpart: tuple[str, str, str]
    is_reversal: bool = False


def movements(file: BinaryIO) -> Iterator[Movement]:
    """What moved, as it is read; what is not booked yet is left out. Raises NotReadable."""
    return (one for one in _told(file) if isinstance(one, Movement))


def read(file: BinaryIO, kind: str) -> Message:
    """The statement as answers about transfers. Raises NotReadable.

    The file is gone through to its end before anything is said of it, and a second time when the
    answers are asked for: none of them is held, and a broken file has told nothing.
    """
    id_, credits = "", []
    for one in _told(file):
        if isinstance(one, str):
            id_ = one
        elif one.way == "in" and not one.end_to_end:
            credits.append(_credit(one))
    if not id_:
        raise NotReadable(texts().wrong.no_identifier)
    answers = (_answer(one) for one in movements(file) if one.end_to_end)
    return Message(id_, kind, answers, order="", whole=None, credits=credits)


def _told(file: BinaryIO) -> Iterator[str | Movement]:
    """The message's id and its movements, from the beginning of the file."""
    file.seek(0)
    detailed = False
    with opened(file, names=NAMES, pieces=("GrpHdr", "TxDtls", "Ntry")) as message:
        for piece in message.pieces:
            name = local_name(piece)
            if name == "GrpHdr":
                yield words(piece, "MsgId")
            elif name == "TxDtls":
                detailed = True
                yield from _moved(piece.getparent().getparent(), piece)
            else:  # an entry whose details were told has said all there is
                yield from (() if detailed else _moved(piece, None))
                detailed = False


def _credit(one: Movement) -> Credit:
    who = " ".join(filter(None, one.counterpart))
    return Credit(one.reference, one.amount_tiyn, one.on, one.words, who)


def _answer(one: Movement) -> Answer:
    return Answer(
        end_to_end=one.end_to_end,
        status=_status(one),
        paid_tiyn=one.amount_tiyn,
        reason=one.reason,
        words=one.words if one.way == "in" else "",
        on=one.on,
    )


def _status(one: Movement) -> Status:
    """A debit that undoes a return leaves a person to say what is so."""
    if one.way == "in":
        return "returned"
    return "unknown" if one.is_reversal else "accepted"


def _moved(entry: Element, detail: Element | None) -> Iterator[Movement]:
    if BOOKED not in (words(entry, "Sts/Cd"), words(entry, "Sts")):
        return
    is_debit = (words(detail, "CdtDbtInd") or words(entry, "CdtDbtInd")) == "DBIT"
    way: Literal["out", "in"] = "out" if is_debit else "in"
    yield Movement(
        way=way,
        amount_tiyn=_amount(entry, detail),
        on=day(entry, "BookgDt") or day(entry, "ValDt"),
        end_to_end=words(detail, "Refs/EndToEndId").replace(NOT_GIVEN, ""),
        reference=_reference(entry, detail),
        reason=_reason(detail),
        words=_purpose(entry, detail),
        counterpart=_counterpart(detail, "Cdtr" if is_debit else "Dbtr"),
        is_reversal=words(entry, "RvslInd") in TRUE,
    )


def _amount(entry: Element, detail: Element | None) -> int:
    told = [tiyn(detail, "Amt"), tiyn(detail, "AmtDtls/TxAmt/Amt"), tiyn(entry, "Amt")]
    known = next((one for one in told if one is not None), None)
    if known is None:
        raise NotReadable(texts().wrong.bad_sum.format(found=""))
    return known


def _reference(entry: Element, detail: Element | None) -> str:
    names = ("AcctSvcrRef", "TxId", "InstrId")
    told = [words(detail, f"Refs/{name}") for name in names]
    return next(filter(None, (*told, words(entry, "AcctSvcrRef"), words(entry, "NtryRef"))), "")


def _reason(detail: Element | None) -> str:
    return words(detail, "RtrInf/Rsn/Cd") or words(detail, "RtrInf/Rsn/Prtry")


def _purpose(entry: Element, detail: Element | None) -> str:
    lines = all_found(detail, "RmtInf/Ustrd")
    written = " ".join((one.text or "").strip() for one in lines)
    return written or words(detail, "AddtlTxInf") or words(entry, "AddtlNtryInf")


def _counterpart(detail: Element | None, role: str) -> tuple[str, str, str]:
    """Name, IIN or BIN, account; "" for what the bank does not tell."""
    party = found(detail, f"RltdPties/{role}")
    inner = found(party, "Pty")
    who = party if inner is None else inner
    code = words(who, "Id/PrvtId/Othr/Id") or words(who, "Id/OrgId/Othr/Id")
    return words(who, "Nm"), code, words(detail, f"RltdPties/{role}Acct/Id/IBAN")
