"""pain.001.001.09: the order to pay, written as it is read from the database, never held whole.

Plain text put together by hand: a file of a million transfers takes seconds and no memory. What
it writes is held against the official schema in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from tirek.kernel.money import TIYN_IN_TENGE
from tirek.payments.bank import Codes, Order, Transfer
from tirek.payments.payees.banks import CODE, code_of, directory
from tirek.procedure.deadline import ALMATY

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
TEXT_LENGTH, ID_LENGTH = 140, 35
COMPANIES = frozenset("456")
"""The fifth digit of a BIN: the kind of company."""
AT_ONCE = 2000
"""Transfers written together."""

# Markup, and the characters that XML 1.0 has no place for.
_UNSAFE = re.compile("[&<>\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_OWNER = (
    "<Id><{kind}><Othr><Id>%b</Id><SchmeNm><Prtry>{scheme}</Prtry></SchmeNm></Othr></{kind}></Id>"
)
_BIN = _OWNER.format(kind="OrgId", scheme="BIN").encode()
_IIN = _OWNER.format(kind="PrvtId", scheme="IIN").encode()
# A person's IIN has the digit of a day where a BIN has the kind of company.
_PERSON, _COMPANY = (
    b"<CdtTrfTxInf><PmtId><EndToEndId>%b</EndToEndId></PmtId>"
    b'<Amt><InstdAmt Ccy="KZT">%b</InstdAmt></Amt><CdtrAgt>%b</CdtrAgt>'
    b"<Cdtr><Nm>%b</Nm>" + owner + b"</Cdtr><CdtrAcct><Id><IBAN>%b</IBAN></Id></CdtrAcct>"
    b"%b</CdtTrfTxInf>\n"
    for owner in (_IIN, _BIN)
)
_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/?:().,'+ -]*", re.ASCII)


class TotalsDiffer(Exception):
    """The transfers are not those that were counted beforehand: the file must not be sent."""


class BadIdentifier(ValueError):
    """An identifier that a bank would not carry back unchanged."""


def write(order: Order, transfers: Iterable[Transfer]) -> Iterator[bytes]:
    """The file in UTF-8, in pieces. Raises BadIdentifier, TotalsDiffer: then it is not whole."""
    yield _head(order)
    count = total = 0
    source = iter(transfers)
    while part := list(islice(source, AT_ONCE)):
        yield _lines(part)
        count += len(part)
        total += sum(one.amount_tiyn for one in part)
    if (count, total) != (order.count, order.total.tiyn):
        told = f"{order.count} transfers, {order.total.tiyn} tiyn"
        raise TotalsDiffer(f"counted {told}; found {count} transfers, {total} tiyn")
    yield b"</PmtInf></CstmrCdtTrfInitn></Document>\n"


def _head(order: Order) -> bytes:
    id_ = _identifier(order.message_id)
    made = order.made_at.astimezone(ALMATY).isoformat(timespec="seconds")
    totals = f"<NbOfTxs>{order.count}</NbOfTxs><CtrlSum>{_sum(order.total.tiyn)}</CtrlSum>"
    owner = (_BIN if order.payer_bin[4:5] in COMPANIES else _IIN) % order.payer_bin.encode()
    who = f"<Nm>{_safe(order.payer_name)}</Nm>{owner.decode()}"
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{NAMESPACE}"><CstmrCdtTrfInitn>'
        f"<GrpHdr><MsgId>{id_}</MsgId><CreDtTm>{made}</CreDtTm>{totals}"
        f"<InitgPty>{who}</InitgPty></GrpHdr>\n"
        f"<PmtInf><PmtInfId>{id_}</PmtInfId><PmtMtd>TRF</PmtMtd><BtchBookg>false</BtchBookg>{totals}"
        f"<ReqdExctnDt><Dt>{order.execute_on.isoformat()}</Dt></ReqdExctnDt><Dbtr>{who}</Dbtr>"
        f"<DbtrAcct><Id><IBAN>{order.payer_iban}</IBAN></Id><Ccy>KZT</Ccy></DbtrAcct>"
        f"<DbtrAgt>{_bank(code_of(order.payer_iban)).decode()}</DbtrAgt>\n"
    )
    return head.encode()


def _lines(part: Sequence[Transfer]) -> bytes:
    """Bytes are put together: text with Kazakh letters would be copied at twice the width."""
    ids, names, owners, ibans, tiyns, purposes, codes = zip(*part, strict=True)
    _check_identifiers(ids)
    return b"".join(
        [
            (_COMPANY if owner[4:5] in COMPANIES else _PERSON)
            % (
                end_to_end.encode(),
                _amount(tiyn),
                _bank(iban[CODE]),
                name.encode(),
                owner.encode(),
                iban.encode(),
                _what_for(purpose, told),
            )
            for end_to_end, name, owner, iban, tiyn, purpose, told in zip(
                ids, *_cleaned(names, owners, ibans), tiyns, purposes, codes, strict=True
            )
        ]
    )


def _check_identifiers(ids: Sequence[str]) -> None:
    """Raises BadIdentifier. Letters and digits are seen to be good in all of them at once."""
    written = "".join(ids)
    if written.isascii() and written.isalnum() and all(ids) and len(max(ids, key=len)) <= ID_LENGTH:
        return
    for one in ids:
        _identifier(one)


def _cleaned(*columns: Sequence[str]) -> Iterable[Sequence[str]]:
    """Texts cut to what the fields hold, markup escaped; nearly always there is nothing to do."""
    return (
        column
        if _is_plain("".join(column)) and len(max(column, key=len)) <= TEXT_LENGTH
        else [_safe(one) for one in column]
        for column in columns
    )


@lru_cache(maxsize=4096)
def _amount(tiyn: int) -> bytes:
    """Written once for the many who are paid the same."""
    return _sum(tiyn).encode()


@lru_cache(maxsize=4096)
def _what_for(purpose: str, codes: Codes | None) -> bytes:
    """The same of everybody who is paid for one service and period."""
    return _regulatory(codes) + f"<RmtInf><Ustrd>{_safe(purpose)}</Ustrd></RmtInf>".encode()


def _regulatory(codes: Codes | None) -> bytes:
    """The purpose code and the codes of payer and payee, where the department has entered them.

    The message has a place for a purpose and for what the country wants to know; which of its
    fields a bank reads them from is not in the sources (docs/parts/bank-files.md).
    """
    if codes is None:
        return b""
    told = f"<Inf>KOD {codes.kod}</Inf><Inf>KBE {codes.kbe}</Inf>"
    return (
        f"<Purp><Prtry>{codes.knp}</Prtry></Purp><RgltryRptg><Dtls>{told}</Dtls></RgltryRptg>"
    ).encode()


@cache
def _bank(code: str) -> bytes:
    """The bank by its BIC; one that the table does not have by its code in the clearing."""
    bank = directory().banks.get(code)
    known = f"<BICFI>{bank.bic}</BICFI>" if bank else _member(code)
    return f"<FinInstnId>{known}</FinInstnId>".encode()


def _member(code: str) -> str:
    return f"<ClrSysMmbId><MmbId>{_safe(code)}</MmbId></ClrSysMmbId>"


def _identifier(written: str) -> str:
    if len(written) > ID_LENGTH or not _IDENTIFIER.fullmatch(written):
        raise BadIdentifier(f"not an identifier of at most {ID_LENGTH} Latin signs: {written!r}")
    return written


def _sum(tiyn: int) -> str:
    return f"{tiyn // TIYN_IN_TENGE}.{tiyn % TIYN_IN_TENGE:02}"


def _safe(written: str) -> str:
    """The text cut to what the field holds, markup escaped, what XML cannot hold as a space."""
    return _escaped(written[:TEXT_LENGTH])


def _is_plain(written: str) -> bool:
    """Whether there is nothing to escape; said of nearly every name, and fast."""
    return written.isprintable() and not ("&" in written or "<" in written or ">" in written)


def _escaped(written: str) -> str:
    return _UNSAFE.sub(lambda found: _ESCAPES.get(found[0], " "), written)
