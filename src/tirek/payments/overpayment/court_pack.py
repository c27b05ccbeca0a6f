"""Everything a court needs of a debt, as one ZIP: letters, calculation, ledger, history.

Papers as PDF in both languages; figures also as XLSX and JSON. The same debt gives the same bytes
until something happens to it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tirek.documents.workbook import Column, workbook
from tirek.kernel.text import Language
from tirek.payments.models import Debt
from tirek.payments.overpayment.kept import signed_notice
from tirek.payments.overpayment.lines import entry_lines, period_lines
from tirek.payments.overpayment.papers import LANGUAGES, calculation, ledger, notices_of
from tirek.payments.overpayment.texts import texts
from tirek.procedure.deadline import ALMATY


def court_pack(debt: Debt, language: Language, papers: Mapping[str, bytes]) -> bytes:
    """The pack as of the last event; `papers` are other files of the case, by name."""
    at = debt.events.order_by("seq").last().at  # type: ignore[union-attr]
    made: dict[str, bytes] = {f"papers/{name}": content for name, content in papers.items()}
    for event in notices_of(debt):
        for one in LANGUAGES:
            made[f"notice-{event.seq}-{one}.pdf"] = signed_notice(debt, event.seq, one)
    for one in LANGUAGES:
        made[f"calculation-{one}.pdf"] = calculation(debt, one, at)
        made[f"ledger-{one}.pdf"] = ledger(debt, one, at)
    made["calculation.xlsx"] = _calculation_sheet(debt, language, at)
    made["ledger.xlsx"] = _ledger_sheet(debt, language, at)
    made["debt.json"] = _json(_document(debt))
    return _zipped(made, at)


def _calculation_sheet(debt: Debt, language: Language, at: datetime) -> bytes:
    head, names = texts().letter.head, ("period", "due", "paid", "overpaid", "why")
    columns = [Column(head[one].in_(language)) for one in names]
    rows = [
        (one.period, one.due, one.paid, one.overpaid, one.why.in_(language) if one.why else "")
        for one in period_lines(debt)
    ]
    return workbook(texts().letter.title["calculation"].in_(language), columns, rows, at=at)


def _ledger_sheet(debt: Debt, language: Language, at: datetime) -> bytes:
    head, account = texts().letter.head, texts().letter.account
    names = ("on", "period", "debit", "credit", "sum", "basis")
    columns = [Column(head[one].in_(language)) for one in names]
    rows = [
        (
            one.on,
            one.period,
            account[one.debit].in_(language),
            account[one.credit].in_(language),
            one.amount,
            one.basis,
        )
        for one in entry_lines(debt)
    ]
    return workbook(texts().letter.title["ledger"].in_(language), columns, rows, at=at)


def _document(debt: Debt) -> dict[str, Any]:
    return {
        "number": debt.number,
        "case": debt.case.number,
        "person": {"iin": debt.person.iin, "name": debt.person.full_name},
        "stage": debt.stage,
        "total_tiyn": debt.total_tiyn,
        "returned_tiyn": debt.returned_tiyn,
        "written_off_tiyn": debt.written_off_tiyn,
        "left_tiyn": debt.left_tiyn,
        "events": [
            {
                "seq": event.seq,
                "kind": event.kind,
                "outcome": event.outcome,
                "at": event.at.isoformat(),
                "actor": event.actor_name,
                "role": event.actor_role,
                "payload": event.payload,
            }
            for event in debt.events.order_by("seq")
        ],
        "ledger": [
            {
                "on": one.on.isoformat(),
                "period": one.period,
                "debit": one.debit,
                "credit": one.credit,
                "tiyn": one.amount.tiyn,
                "basis": one.basis,
            }
            for one in entry_lines(debt)
        ],
    }


def _json(document: Mapping[str, Any]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True).encode()


def _zipped(made: Mapping[str, bytes], at: datetime) -> bytes:
    """Every entry is dated with the last event, so that the file stays the same."""
    page = io.BytesIO()
    with ZipFile(page, "w") as pack:
        for name in sorted(made):
            entry = ZipInfo(name, date_time=at.astimezone(ALMATY).timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            pack.writestr(entry, made[name])
    return page.getvalue()
