"""The papers that the counter gives out: in Kazakh and in Russian from one set of facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from tirek.casework.legal import service_of
from tirek.casework.models import Case, Event
from tirek.documents.typeset import typeset
from tirek.kernel import toml
from tirek.kernel.text import Language, Text
from tirek.law.words import day_text
from tirek.procedure.deadline import ALMATY
from tirek.procedure.lifecycle import standard
from tirek.procedure.passport import ChannelKind
from tirek.reception.models import RefusalToAccept
from tirek.reception.texts import texts
from tirek.services import SERVICES

HERE = Path(__file__).parent
LANGUAGES: tuple[Language, ...] = ("kk", "ru")
"""Official papers are in the state language and in Russian."""


@dataclass(frozen=True)
class ReceiptTexts:
    """The receipt of the State Corporation and the coupon of a department."""

    receipt: Text
    coupon: Text
    accepted: Text
    number: Text
    service: Text
    office: Text
    accepted_at: Text
    received_on: Text
    due_on: Text
    not_due: Text
    documents: Text
    returned: Text
    result: Text
    accepted_by: Text


@dataclass(frozen=True)
class RefusalTexts:
    """The receipt on refusal to accept."""

    title: Text
    ground: Text
    missing: Text
    expired: Text
    both: Text
    list: Text
    item_missing: Text
    item_expired: Text
    copies: Text
    kept: Text
    employee: Text
    got_it: Text
    copy: Text
    for_office: Text
    for_person: Text


@dataclass(frozen=True)
class SignTexts:
    """What stands under the lines to sign on."""

    signature: Text
    date: Text
    number: Text


@dataclass(frozen=True)
class PaperTexts:
    receipt: ReceiptTexts
    refusal: RefusalTexts
    signs: SignTexts


@cache
def wording() -> PaperTexts:
    """The words of the papers, read once. Raises TomlError."""
    return toml.load(PaperTexts, HERE / "wording" / "papers.toml")


def receipt_pdf(case: Case, language: Language) -> bytes:
    """The receipt, or the coupon where the standard's channel says so; always the same bytes."""
    compared = case.events.select_related("actor").get(kind="OriginalsCompared")
    return typeset(HERE / "templates" / "receipt.typ", _receipt(case, compared, language),
                   at=compared.at)  # fmt: skip


def refusal_pdf(refusal: RefusalToAccept, language: Language) -> bytes:
    """Both copies of the refusal to accept, a page each; always the same bytes."""
    values = _refusal(refusal, language)
    return typeset(HERE / "templates" / "refusal.typ", values, at=refusal.at)


def is_coupon(case: Case) -> bool:
    """Whether the channel gives a coupon instead of a receipt."""
    kind: ChannelKind = case.channel  # type: ignore[assignment]
    channel = service_of(case).passport.channel(kind)
    return channel is not None and channel.receipt == "coupon"


def _receipt(case: Case, compared: Event, language: Language) -> dict[str, Any]:
    say = wording().receipt
    passport = service_of(case).passport
    office = compared.actor.office if compared.actor else None
    due = day_text(case.due_on) if case.due_on else say.not_due
    rows: Sequence[tuple[Text, Text | str]] = [
        (say.number, case.number),
        (say.service, passport.name),
        (say.office, office.name if office else ""),
        (say.accepted_at, _moment(compared.at)),
        (say.received_on, day_text(case.received_on)),
        (say.due_on, due),
    ]
    papers = [_found(one) for one in compared.payload["papers"]]
    return _in(language, {
        "title": say.coupon if is_coupon(case) else say.receipt,
        "number": wording().signs.number.format(number=case.number),
        "accepted": say.accepted.format(person=case.applicant.full_name),
        "rows": [{"label": label, "value": value} for label, value in rows],
        "documents": {"title": say.documents, "items": [one for one in papers if one]},
        "notes": [say.returned, say.result],
        "signature": _signature(say.accepted_by, compared.actor_name, compared.actor_role),
    })  # fmt: skip


def _refusal(refusal: RefusalToAccept, language: Language) -> dict[str, Any]:
    say = wording().refusal
    states = {one["state"] for one in refusal.lacking}
    reason = say.both if len(states) > 1 else say.missing if "missing" in states else say.expired
    ground = {
        "office": refusal.office.name,
        "service": SERVICES[refusal.service].name,
        "reason": reason,
    }
    copies = enumerate((say.for_office, say.for_person), start=1)
    return _in(language, {
        "title": say.title,
        "number": wording().signs.number.format(number=refusal.number),
        "date": day_text(refusal.at.astimezone(ALMATY).date()),
        "office": refusal.office.name,
        "copies": [say.copy.format(n=n, whose=whose) for n, whose in copies],
        "ground": say.ground.format(**ground),
        "list": say.list,
        "items": [_lacking(one) for one in refusal.lacking],
        "notes": [say.copies, say.kept],
        "signatures": [
            _signature(say.employee, refusal.by_name, refusal.by.role),
            _signature(say.got_it, refusal.person, ""),
        ],
    })  # fmt: skip


def _signature(label: Text, name: str, role: str) -> dict[str, Any]:
    signs = wording().signs
    position: Text | str = standard().roles[role] if role else ""
    return {
        "label": label,
        "name": name,
        "position": position,
        "under": signs.signature,
        "date": signs.date,
    }


def _found(paper: Mapping[str, Any]) -> Text | None:
    """A paper with how it was found; what is missing or asked elsewhere was not taken in."""
    if paper["state"] in ("", "registry", "missing"):
        return None
    title, mark = Text.of(paper["title"]), texts().marks[paper["state"]]
    return Text(
        f"{title.kk} – {_small(mark.kk)}",
        f"{title.ru} – {_small(mark.ru)}",
        f"{title.en} – {_small(mark.en)}",
    )


def _small(words: str) -> str:
    return words[0].lower() + words[1:]


def _lacking(paper: Mapping[str, Any]) -> Text:
    say, title = wording().refusal, Text.of(paper["title"])
    if paper["state"] == "missing":
        return say.item_missing.format(title=title)
    on = date.fromisoformat(paper["expired_on"])
    return say.item_expired.format(title=title, on=day_text(on))


def _moment(at: datetime) -> Text:
    local = at.astimezone(ALMATY)
    day, time = day_text(local.date()), f"{local:%H:%M}"
    return Text(f"{day.kk}, {time}", f"{day.ru}, {time}", f"{day.en}, {time}")


def _in(language: Language, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every Text in the one language of the paper."""
    return {**_spoken(values, language), "language": language}


def _spoken(value: Any, language: Language) -> Any:
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, Mapping):
        return {name: _spoken(inner, language) for name, inner in value.items()}
    if isinstance(value, list):
        return [_spoken(inner, language) for inner in value]
    return value
