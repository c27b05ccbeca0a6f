"""What the bank writes: pain.002.001.10 about a file, camt.053.001.08 and camt.054.001.08."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from xml.sax.saxutils import escape

from tirek.procedure.deadline import ALMATY

PAIN_002 = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"
CAMT_053 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
CAMT_054 = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"


@dataclass(frozen=True)
class Executed:
    """What became of one transfer: how much was moved; 0 where it was refused for a reason."""

    end_to_end: str
    ordered_tiyn: int
    moved_tiyn: int
    reason: str
    name: str
    code: str
    iban: str


@dataclass(frozen=True)
class Booked:
    """One line of a statement."""

    way: Literal["DBIT", "CRDT"]
    amount_tiyn: int
    reference: str
    end_to_end: str = ""
    reason: str = ""
    words: str = ""
    name: str = ""
    code: str = ""
    iban: str = ""


def status_report(
    id_: str,
    at: datetime,
    order: str,
    told: Iterable[Executed],
    *,
    group: str = "",
    reason: str = "",
) -> str:
    """pain.002 about the file `order`; `group` is the status of all that is not told singly."""
    made = _moment(at)
    whole = f"<GrpSts>{group}</GrpSts>{_reason(reason)}" if group else ""
    lines = "".join(_status(one, made) for one in told)
    about = f"<OrgnlPmtInfId>{escape(order)}</OrgnlPmtInfId>{lines}"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{PAIN_002}"><CstmrPmtStsRpt>'
        f"<GrpHdr><MsgId>{id_}</MsgId><CreDtTm>{made}</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{escape(order)}</OrgnlMsgId>"
        f"<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>{whole}</OrgnlGrpInfAndSts>"
        f"{f'<OrgnlPmtInfAndSts>{about}</OrgnlPmtInfAndSts>' if lines else ''}"
        "</CstmrPmtStsRpt></Document>\n"
    )


def account_report(
    id_: str, at: datetime, iban: str, lines: Iterable[Booked], *, notice: bool = False
) -> str:
    """camt.053 about the day of the account, or camt.054 about single movements of it."""
    made, on = _moment(at), at.astimezone(ALMATY).date().isoformat()
    name, root, part = (
        (CAMT_054, "BkToCstmrDbtCdtNtfctn", "Ntfctn")
        if notice
        else (CAMT_053, "BkToCstmrStmt", "Stmt")
    )
    balances = "" if notice else _balance("OPBD", on) + _balance("CLBD", on)
    entries = "".join(_entries(lines, on))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{name}"><{root}>'
        f"<GrpHdr><MsgId>{id_}</MsgId><CreDtTm>{made}</CreDtTm></GrpHdr>"
        f"<{part}><Id>{id_}</Id><CreDtTm>{made}</CreDtTm>"
        f"<Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>KZT</Ccy></Acct>{balances}{entries}</{part}>"
        f"</{root}></Document>\n"
    )


def _status(one: Executed, made: str) -> str:
    code = "RJCT" if one.reason and not one.moved_tiyn else "ACSC"
    paid = (
        f'<OrgnlTxRef><Amt><InstdAmt Ccy="KZT">{_sum(one.moved_tiyn)}</InstdAmt></Amt></OrgnlTxRef>'
    )
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{escape(one.end_to_end)}</OrgnlEndToEndId>"
        f"<TxSts>{code}</TxSts>{_reason(one.reason)}<AccptncDtTm>{made}</AccptncDtTm>"
        f"{paid if one.moved_tiyn else ''}</TxInfAndSts>\n"
    )


def _reason(code: str) -> str:
    return f"<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn></StsRsnInf>" if code else ""


def _balance(code: str, on: str) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>"
        f'<Amt Ccy="KZT">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>'
    )


def _entries(lines: Iterable[Booked], on: str) -> Iterator[str]:
    for one in lines:
        money = f'<Amt Ccy="KZT">{_sum(one.amount_tiyn)}</Amt><CdtDbtInd>{one.way}</CdtDbtInd>'
        id_ = f"<EndToEndId>{escape(one.end_to_end or 'NOTPROVIDED')}</EndToEndId>"
        words = f"<RmtInf><Ustrd>{escape(one.words)}</Ustrd></RmtInf>" if one.words else ""
        back = f"<RtrInf><Rsn><Cd>{one.reason}</Cd></Rsn></RtrInf>" if one.reason else ""
        yield (
            f"<Ntry>{money}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{on}</Dt></BookgDt>"
            f"<AcctSvcrRef>{one.reference}</AcctSvcrRef><BkTxCd><Prtry><Cd>TRF</Cd></Prtry></BkTxCd>"
            f"<NtryDtls><TxDtls><Refs><AcctSvcrRef>{one.reference}</AcctSvcrRef>{id_}</Refs>{money}"
            f"{_parties(one)}{words}{back}</TxDtls></NtryDtls></Ntry>\n"
        )


def _parties(one: Booked) -> str:
    if not one.name:
        return ""
    role = "Cdtr" if one.way == "DBIT" else "Dbtr"
    id_ = f"<Id><PrvtId><Othr><Id>{escape(one.code)}</Id></Othr></PrvtId></Id>" if one.code else ""
    account = f"<{role}Acct><Id><IBAN>{one.iban}</IBAN></Id></{role}Acct>" if one.iban else ""
    who = f"<{role}><Pty><Nm>{escape(one.name)}</Nm>{id_}</Pty></{role}>"
    return f"<RltdPties>{who}{account}</RltdPties>"


def _moment(at: datetime) -> str:
    return at.astimezone(ALMATY).isoformat(timespec="seconds")


def _sum(tiyn: int) -> str:
    return f"{tiyn // 100}.{tiyn % 100:02}"
