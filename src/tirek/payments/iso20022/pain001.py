"""pain.001.001.09: the order to pay, written as it is read from the database, never held whole.

Plain text put together by hand: a file of a million transfers takes seconds and no memory. What
it writes is held against the official schema in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from tirek.payments.bank import Order, Transfer
from tirek.payments.payees.banks import CODE, code_of, directory
from tirek.procedure.deadline import ALMATY

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
NAME_LENGTH, PURPOSE_LENGTH, ID_LENGTH = 140, 140, 35
COMPANIES = ("4", "5", "6")
"""The fifth digit of a BIN: the kind of company."""
AT_ONCE = 2000
"""Transfers written together."""

# Markup, and the characters that XML 1.0 has no place for.
_UNSAFE = re.compile("[&<>\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/?:().,'+ -]*", re.ASCII)


class TotalsDiffer(Exception):
    """The transfers are not those that were counted beforehand: the file must not be sent."""


class BadIdentifier(ValueError):
    """An identifier that a bank would not carry back unchanged."""


def write(order: Order, transfers: Iterable[Transfer]) -> Iterator[bytes]:
    """The file in UTF-8, in pieces. Raises BadIdentifier, TotalsDiffer: then it is not whole."""
    yield _head(order).encode()
    count = total = 0
    source = iter(transfers)
    while part := list(islice(source, AT_ONCE)):
        yield "".join(_lines(part)).encode()
        count += len(part)
        total += sum(one.amount_tiyn for one in part)
    if (count, total) != (order.count, order.total.tiyn):
        told = f"{order.count} transfers, {order.total.tiyn} tiyn"
        raise TotalsDiffer(f"counted {told}; found {count} transfers, {total} tiyn")
    yield b"</PmtInf></CstmrCdtTrfInitn></Document>\n"


def _head(order: Order) -> str:
    id_ = _identifier(order.message_id)
    made = order.made_at.astimezone(ALMATY).isoformat(timespec="seconds")
    totals = f"<NbOfTxs>{order.count}</NbOfTxs><CtrlSum>{_sum(order.total.tiyn)}</CtrlSum>"
    who = f"<Nm>{_safe(order.payer_name, NAME_LENGTH)}</Nm>{_owner(order.payer_bin)}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAMESPACE}"><CstmrCdtTrfInitn>'
        f"<GrpHdr><MsgId>{id_}</MsgId><CreDtTm>{made}</CreDtTm>{totals}"
        f"<InitgPty>{who}</InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{id_}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>{totals}"
        f"<ReqdExctnDt><Dt>{order.execute_on.isoformat()}</Dt></ReqdExctnDt><Dbtr>{who}</Dbtr>"
        f"<DbtrAcct><Id><IBAN>{order.payer_iban}</IBAN></Id><Ccy>KZT</Ccy></DbtrAcct>"
        f"<DbtrAgt>{_bank(code_of(order.payer_iban))}</DbtrAgt>\n"
    )


def _lines(transfers: Iterable[Transfer]) -> Iterator[str]:
    for one in transfers:
        yield (
            f"<CdtTrfTxInf><PmtId><EndToEndId>{_identifier(one.end_to_end)}</EndToEndId></PmtId>"
            f'<Amt><InstdAmt Ccy="KZT">{_sum(one.amount_tiyn)}</InstdAmt></Amt>'
            f"<CdtrAgt>{_bank(one.iban[CODE])}</CdtrAgt>"
            f"<Cdtr><Nm>{_safe(one.payee_name, NAME_LENGTH)}</Nm>{_owner(one.payee_iin)}</Cdtr>"
            f"<CdtrAcct><Id><IBAN>{_safe(one.iban)}</IBAN></Id></CdtrAcct>"
            f"<RmtInf><Ustrd>{_safe(one.purpose, PURPOSE_LENGTH)}</Ustrd></RmtInf></CdtTrfTxInf>\n"
        )


@cache
def _bank(code: str) -> str:
    """The bank by its BIC; one that the table does not have by its code in the clearing."""
    bank = directory().banks.get(code)
    known = f"<BICFI>{bank.bic}</BICFI>" if bank else _member(code)
    return f"<FinInstnId>{known}</FinInstnId>"


def _member(code: str) -> str:
    return f"<ClrSysMmbId><MmbId>{_safe(code)}</MmbId></ClrSysMmbId>"


def _owner(code: str) -> str:
    """A company by its BIN, a person by the IIN: the fifth digit of an IIN is that of a day."""
    if code[4:5] in COMPANIES:
        return f"<Id><OrgId>{_other(code, 'BIN')}</OrgId></Id>"
    return f"<Id><PrvtId>{_other(code, 'IIN')}</PrvtId></Id>"


def _other(code: str, scheme: str) -> str:
    name = f"<SchmeNm><Prtry>{scheme}</Prtry></SchmeNm>"
    return f"<Othr><Id>{_safe(code)}</Id>{name}</Othr>"


def _identifier(written: str) -> str:
    if len(written) > ID_LENGTH or not _IDENTIFIER.fullmatch(written):
        raise BadIdentifier(f"not an identifier of at most {ID_LENGTH} Latin signs: {written!r}")
    return written


def _sum(tiyn: int) -> str:
    return f"{tiyn // 100}.{tiyn % 100:02}"


def _safe(written: str, length: int = 0) -> str:
    """The text cut to what the field holds, markup escaped, what XML cannot hold as a space."""
    cut = written[:length] if length else written
    if _UNSAFE.search(cut) is None:
        return cut
    return _UNSAFE.sub(lambda found: _ESCAPES.get(found[0], " "), cut)
