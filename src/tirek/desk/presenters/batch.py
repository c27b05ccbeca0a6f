"""Proposals to be decided together: sum, outcome and reasons of each at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.urls import reverse

from tirek.accounts.models import User
from tirek.desk.queries.batch import MOST, Proposal
from tirek.signatures.canonical_form import as_bytes
from tirek.web import formats
from tirek.web.components import Cell, Page, SummaryRow, Table
from tirek.web.decision import TONES
from tirek.web.decision_document import decision_document
from tirek.web.explanation import months_in_words
from tirek.web.language import current
from tirek.web.signing import SignBox, sign_box
from tirek.web.texts import spoken, text


@dataclass(frozen=True)
class BatchPage(Page):
    """What can be decided together, and what is to be opened alone."""

    together: Table | None = None
    alone: Table | None = None
    most: int = MOST


@dataclass(frozen=True)
class ToSign:
    """One decision that will be signed: `tick` names the case and the last event seen of it."""

    number: str
    tick: str
    title: str
    box: SignBox


@dataclass(frozen=True)
class ReviewPage(Page):
    """The chosen decisions once more, how many and how much, and the ways to sign."""

    told: Sequence[SummaryRow] = ()
    table: Table | None = None
    alone: Table | None = None
    signed: Sequence[ToSign] = ()
    kept_key: bool = False


def batch_page(found: Sequence[Proposal]) -> BatchPage:
    """Tables of both; none where there is nothing of it."""
    clear, flagged = _parted(found)
    return BatchPage(
        title=text("desk.batch.title"),
        together=_table("together", clear, ticks=True) if clear else None,
        alone=_alone(flagged) if flagged else None,
    )


def review_page(found: Sequence[Proposal], user: User) -> ReviewPage:
    """Only what is not flagged is there to be signed."""
    clear, flagged = _parted(found)
    return ReviewPage(
        title=text("desk.batch.review"),
        back=reverse("desk:confirm-many"),
        told=_told(clear),
        table=_table("chosen", clear, ticks=False) if clear else None,
        alone=_alone(flagged) if flagged else None,
        signed=[_to_sign(one, user) for one in clear],
        kept_key=settings.TIREK_TEST_KEYS,
    )


def flag_words(one: Proposal) -> str:
    """Why it is to be opened alone."""
    return "; ".join(text(f"desk.batch.flag_{flag}") for flag in one.flags)


def _parted(found: Sequence[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    clear = [one for one in found if not one.flags]
    return clear, [one for one in found if one.flags]


def _told(clear: Sequence[Proposal]) -> list[SummaryRow]:
    """How many are granted and refused, and how much is granted in all."""
    granted = [one for one in clear if one.decision["outcome"] == "granted"]
    total = sum((Decimal(one.decision["total"]) for one in granted), Decimal())
    rows = [
        ("granted", str(len(granted))),
        ("refused", str(len(clear) - len(granted))),
        ("sum", formats.money(total, current())),
    ]
    return [SummaryRow(text(f"desk.batch.told_{name}"), value) for name, value in rows]


def _table(name: str, found: Sequence[Proposal], *, ticks: bool) -> Table:
    heads = (*(("tick",) if ticks else ()), "case", "decision", "why", "by")
    return Table(
        caption=text(f"desk.batch.{name}", n=len(found)),
        head=[Cell(text(f"desk.batch.head_{head}")) for head in heads],
        rows=[[*([_tick(one)] if ticks else []), *_row(one)] for one in found],
    )


def _alone(found: Sequence[Proposal]) -> Table:
    heads = ("case", "decision", "flags", "by")
    return Table(
        caption=text("desk.batch.alone"),
        head=[Cell(text(f"desk.batch.head_{head}")) for head in heads],
        rows=[[_case(one), _outcome(one), Cell(flag_words(one)), _by(one)] for one in found],
    )


def _tick(one: Proposal) -> Cell:
    label = text("desk.queue.tick", number=one.case.number)
    return Cell(label, tick=f"{one.case.number}:{one.case.last_seq}")


def _row(one: Proposal) -> list[Cell]:
    return [_case(one), _outcome(one), Cell(_why(one)), _by(one)]


def _case(one: Proposal) -> Cell:
    return Cell(
        one.case.number,
        href=reverse("desk:case", args=[one.case.number]),
        header=True,
        note=one.case.subject.full_name,
    )


def _outcome(one: Proposal) -> Cell:
    outcome = one.decision["outcome"]
    sum_ = formats.money(one.decision["total"], current()) if one.decision["schedule"] else ""
    return Cell(text(f"desk.batch.{outcome}"), tone=TONES[outcome], note=sum_)


def _why(one: Proposal) -> str:
    """The months that are paid and under which act, or the conditions that failed."""
    months = [month for line in one.decision["schedule"] for month in line["months"]]
    if not months:
        return " ".join(spoken(reason["text"]) for reason in one.decision["reasons"])
    act = spoken(one.decision["edition"]["title"]) if one.decision["edition"] else ""
    paid = text("desk.batch.paid_for", months=months_in_words(min(months), max(months)))
    return f"{paid} {act}".strip()


def _by(one: Proposal) -> Cell:
    """Who proposed it, when, and what they wrote to the head."""
    on = formats.day_short(one.event.at, current())
    return Cell(f"{one.event.actor_name}, {on}", note=one.event.payload.get("note", ""))


def _to_sign(one: Proposal, user: User) -> ToSign:
    content = as_bytes(decision_document(one.case, user))
    return ToSign(
        number=one.case.number,
        tick=f"{one.case.number}:{one.case.last_seq}",
        title=f"{one.case.number}, {one.case.subject.full_name}",
        box=sign_box(content, "employee"),
    )
