"""The letter about a payment that was suspended, resumed, stopped, or goes to somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from tirek.accounts.bodies import departments_of
from tirek.casework.legal import service_of
from tirek.casework.local_day import local_day
from tirek.casework.models import Case, Event
from tirek.documents.typeset import typeset
from tirek.kernel.text import Language, Text
from tirek.law.words import day_text
from tirek.payments.letters.texts import texts
from tirek.payments.overpayment.papers import TEMPLATE
from tirek.payments.overpayment.sums import sum_text
from tirek.payments.queries.balance import PeriodBalance, period_balances
from tirek.payments.reasons import months_text
from tirek.people.models import Person

COLUMNS = ("period", "sum", "paid", "state", "why")
SUMS = ("sum", "paid")


def case_letter(case: Case, event: Event, language: Language, *, at: datetime) -> bytes:
    """The PDF, not signed: what was decided, and every period as it stands now."""
    say = texts()
    ended = event.kind == "ChangeAccepted"
    after = [*([say.body["overpaid"]] if ended else []), say.body["disagree"]]
    told = Text.of(event.payload["told"]["citizen"])
    number = f"{case.number}/{event.seq}"
    footer = say.label["footer"].format(number=number, case=case.number)
    values = {
        "language": language,
        "office": departments_of(case.service, case.place).get().name.as_dict(),
        "number": number,
        "date": day_text(local_day(at)).in_(language),
        "addressee": {
            "label": say.label["addressee"].in_(language),
            "name": case.applicant.full_name,
        },
        "title": say.title[event.kind].in_(language),
        "rows": [
            {"label": label.in_(language), "value": value.in_(language)}
            for label, value in _about(case)
        ],
        "before": [told.in_(language), say.body["table"].in_(language)],
        "table": _table(period_balances(case), language),
        "after": [one.in_(language) for one in after],
        "signature": {
            "position": say.position[event.actor_role].in_(language),
            "name": event.actor_name,
        },
        "footer": footer.in_(language),
        "page": say.label["page"].in_(language),
    }
    return typeset(TEMPLATE, values, at=at)


def _about(case: Case) -> list[tuple[Text, Text]]:
    label = texts().label
    rows = [
        (label["case"], _same(case.number)),
        (label["service"], service_of(case).name),
        (label["applicant"], _named(case.applicant)),
    ]
    if case.subject != case.applicant:
        rows.append((label["subject"], _named(case.subject)))
    return rows


def _named(person: Person) -> Text:
    return texts().label["person"].format(name=person.full_name, iin=person.iin)


def _same(words: str) -> Text:
    return Text(words, words, words)


def _table(periods: Sequence[PeriodBalance], language: Language) -> Mapping[str, Any]:
    head = texts().head
    return {
        "head": [head[one].in_(language) for one in COLUMNS],
        "numeric": [one in SUMS for one in COLUMNS],
        "wide": [one == "why" for one in COLUMNS],
        "rows": [_row(one, language) for one in periods],
    }


def _row(one: PeriodBalance, language: Language) -> list[str]:
    why = Text.of(one.why[-1]["text"]).in_(language) if one.why else ""
    return [
        months_text(list(one.months)) or one.period,
        sum_text(one.due).in_(language) if one.state != "waiting" else "–",
        sum_text(one.paid).in_(language),
        texts().state[one.state].in_(language),
        why,
    ]
