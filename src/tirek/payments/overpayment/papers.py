"""Papers about a debt as PDF: notice, calculation, extract of the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tirek.accounts.bodies import departments_of
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.documents.typeset import typeset
from tirek.kernel.money import Tenge
from tirek.kernel.text import Language, Text
from tirek.law.words import day_text
from tirek.payments.models import Debt, DebtEvent
from tirek.payments.overpayment.lines import entry_lines, period_lines
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.overpayment.texts import texts
from tirek.payments.payees.banks import bank_named, code_of
from tirek.payments.payers import payer_over
from tirek.payments.reasons import months_text
from tirek.procedure.deadline import shown
from tirek.procedure.paying.overpayment import overpayment_terms

TEMPLATE = Path(__file__).parent / "templates" / "debt.typ"
LANGUAGES: tuple[Language, ...] = ("kk", "ru")
"""Official papers are written in both."""

Table = Mapping[str, Any]


class NoPaper(LookupError):
    """There is no such paper, or nothing yet that it would tell of."""


def notices_of(debt: Debt) -> list[DebtEvent]:
    """Each notice that was sent, the latest first."""
    return list(debt.events.filter(kind="NoticeSent").order_by("-seq"))


def notice(debt: Debt, seq: int, language: str) -> bytes:
    """The letter that event `seq` sent. Raises NoPaper."""
    event = debt.events.filter(kind="NoticeSent", seq=seq).first()
    spoken = next((one for one in LANGUAGES if one == language), None)
    if event is None or spoken is None:
        raise NoPaper(f"{debt.number}: no notice {seq} in {language}")
    due_on, left = date.fromisoformat(event.payload["due_on"]), event.payload["left_tiyn"]
    say = texts().letter.body
    asked = say["return"].format(
        due_on=day_text(due_on), most=overpayment_terms().most_instalments, number=debt.number
    )
    account = _account(debt, event.at)
    after = [asked, *([account] if account else []), say["not_netted"], say["court"]]
    return _paper(
        debt,
        "notice",
        spoken,
        at=event.at,
        rows=[*_about(debt), *_sums(debt, left), (_label("answer_by"), day_text(due_on))],
        before=[say["notice"]],
        table=_calculation(debt, spoken, seq),
        after=[*after, say["disagree"]],
        signed=event,
        to=_same(debt.person.full_name),
    )


def calculation(debt: Debt, language: Language, at: datetime) -> bytes:
    """How the sum was worked out, for a court."""
    rows = [*_about(debt), *_sums(debt, debt.left_tiyn)]
    table = _calculation(debt, language, debt.last_seq)
    return _paper(debt, "calculation", language, at=at, rows=rows, table=table)


def ledger(debt: Debt, language: Language, at: datetime) -> bytes:
    """Every entry of the ledger about it, for a court."""
    return _paper(debt, "ledger", language, at=at, rows=_about(debt), table=_ledger(debt, language))


def _about(debt: Debt) -> list[tuple[Text, Text]]:
    name = texts().letter.label["iin"]
    person, subject = debt.person, debt.case.subject
    return [
        (_label("case"), _same(debt.case.number)),
        (_label("service"), service_of(debt.case).name),
        (_label("person"), name.format(name=person.full_name, iin=person.iin)),
        (_label("subject"), name.format(name=subject.full_name, iin=subject.iin)),
    ]


def _sums(debt: Debt, left_tiyn: int) -> list[tuple[Text, Text]]:
    left = Tenge.of_tiyn(left_tiyn)
    return [(_label("left"), Text(*(f"{one}\u00a0₸" for one in _three(sum_text(left)))))]


def _calculation(debt: Debt, language: Language, up_to: int) -> Table:
    head = texts().letter.head
    rows = [
        [
            months_text(list(one.months)) or one.period,
            *(sum_text(sum_).in_(language) for sum_ in (one.due, one.paid, one.overpaid)),
            one.why.in_(language) if one.why else "",
        ]
        for one in period_lines(debt, up_to)
    ]
    return {
        "head": [head[one].in_(language) for one in ("period", "due", "paid", "overpaid", "why")],
        "numeric": [False, True, True, True, False],
        "wide": [False, False, False, False, True],
        "rows": rows,
    }


def _ledger(debt: Debt, language: Language) -> Table:
    head, account = texts().letter.head, texts().letter.account
    rows = [
        [
            shown(one.on),
            one.period,
            account[one.debit].in_(language),
            account[one.credit].in_(language),
            sum_text(one.amount).in_(language),
            one.basis,
        ]
        for one in entry_lines(debt)
    ]
    names = ("on", "period", "debit", "credit", "sum", "basis")
    return {
        "head": [head[one].in_(language) for one in names],
        "numeric": [False, False, False, False, True, False],
        "wide": [False, False, False, False, False, True],
        "rows": rows,
    }


def _paper(
    debt: Debt,
    kind: str,
    language: Language,
    *,
    at: datetime,
    rows: Sequence[tuple[Text, Text]],
    table: Table,
    before: Sequence[Text] = (),
    after: Sequence[Text] = (),
    signed: DebtEvent | None = None,
    to: Text | None = None,
) -> bytes:
    footer = _label("footer").format(number=debt.number, case=debt.case.number)
    addressee = (
        {"label": _label("addressee").in_(language), "name": to.in_(language)} if to else None
    )
    values = {
        "language": language,
        "office": _office(debt).as_dict(),
        "number": debt.number,
        "date": day_text(local_day(at)).in_(language),
        "addressee": addressee,
        "title": texts().letter.title[kind].in_(language),
        "rows": [
            {"label": label.in_(language), "value": told.in_(language)} for label, told in rows
        ],
        "before": [one.in_(language) for one in before],
        "table": table,
        "after": [one.in_(language) for one in after],
        "signature": _signature(signed, language) if signed else None,
        "footer": footer.in_(language),
        "page": _label("page").in_(language),
    }
    return typeset(TEMPLATE, values, at=at)


def _signature(event: DebtEvent, language: Language) -> Mapping[str, str] | None:
    position = texts().letter.position.get(event.actor_role)
    if position is None:
        return None
    return {"position": position.in_(language), "name": event.actor_name}


def _account(debt: Debt, at: datetime) -> Text | None:
    """Where to pay: the account the place pays from, as it was when the letter was sent."""
    payer = payer_over(debt.place, at=at)
    if payer is None:
        return None
    bank = bank_named(code_of(payer.iban))
    return (
        texts()
        .letter.body["account"]
        .format(iban=payer.iban, bank=bank, name=payer.name, bin=payer.bin)
    )


def _office(debt: Debt) -> Text:
    return departments_of(debt.case.service, debt.place).get().name


def _label(name: str) -> Text:
    return texts().letter.label[name]


def _same(words: str) -> Text:
    return Text(words, words, words)


def _three(text: Text) -> tuple[str, str, str]:
    return text.kk, text.ru, text.in_("en")
