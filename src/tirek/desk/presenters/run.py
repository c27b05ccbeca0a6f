"""One run as a page: its totals, what changed, what was left out, and the step to take now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from tirek.accounts.models import User
from tirek.desk.presenters.run_tables import (
    changes_table,
    history,
    left_out_table,
    part_tables,
    summary,
)
from tirek.desk.presenters.sign import SignView
from tirek.desk.run_signing import approval_document
from tirek.payments.models import PaymentRun
from tirek.payments.queries.preparers import prepared_by
from tirek.payments.reasons import reason
from tirek.payments.run_record import may_step
from tirek.procedure.lifecycle import RefusedTransition
from tirek.procedure.paying.run import run_table
from tirek.signatures.canonical_form import as_bytes
from tirek.web.access import CASE_READERS, acts_as
from tirek.web.components import LIFE_TONES, Field, Moment, Page, SummaryRow, Table, Tone
from tirek.web.signing import sign_box
from tirek.web.step import Stopped
from tirek.web.texts import spoken, text

STEPS = {
    "review": "RunReviewed",
    "freeze": "RunFrozen",
    "approve": "RunApproved",
    "file": "RunFiled",
    "send": "RunSent",
    "reconcile": "RunReconciled",
}
"""The steps in order, and the event each leads to."""
EXPLAINED = frozenset({"reconcile"})
"""Steps that may need words."""


@dataclass(frozen=True)
class RunStep:
    """The step that may be taken now: its name, its button, where it is sent, what is asked."""

    name: str
    what: str
    button: str
    address: str
    note: Field | None = None


@dataclass(frozen=True)
class RunView:
    """A run; `barred` says why the officer may not take the step that is next."""

    page: Page
    seq: int
    stage: str
    tone: Tone
    rows: Sequence[SummaryRow]
    tables: Sequence[Table]
    lines: str
    download: str
    step: RunStep | None
    barred: str
    drop: RunStep | None
    moments: Sequence[Moment]
    sign: SignView | None


def run_view(
    run: PaymentRun, by: User, sent: Mapping[str, str], stopped: Stopped | None
) -> RunView:
    """The run for the officer who opened it."""
    stage = run_table().stage(run.stage)
    step = _step(run, by, sent, stopped)
    barred = _barred(run, by) if step is not None and step.name == "approve" else ""
    signs = step is not None and step.name == "approve" and not barred
    tables = [
        *part_tables(run),
        changes_table(run, opens=acts_as(by, *CASE_READERS)),
        left_out_table(run),
    ]
    return RunView(
        page=Page(
            text("desk.run.title", number=run.pk),
            back=reverse("desk:runs"),
            problems=[stopped.problem] if stopped else [],
        ),
        seq=run.last_seq,
        stage=spoken(stage.officer),
        tone=LIFE_TONES[stage.tone],
        rows=summary(run),
        tables=[table for table in tables if table is not None],
        lines=reverse("desk:run-lines", args=[run.pk]),
        download=reverse("desk:run-download", args=[run.pk]) if run.file_sha256 else "",
        step=None if barred else step,
        barred=barred,
        drop=_drop(run, by, sent, stopped),
        moments=history(run),
        sign=_sign(run, by) if signs else None,
    )


def _step(
    run: PaymentRun, by: User, sent: Mapping[str, str], stopped: Stopped | None
) -> RunStep | None:
    """The one step forward that the table lets this officer take now."""
    for name, event in STEPS.items():
        if _may(run, event, by):
            note = _note("reconcile_note", sent, stopped) if name in EXPLAINED else None
            return _as_step(run, name, note)
    return None


def _drop(
    run: PaymentRun, by: User, sent: Mapping[str, str], stopped: Stopped | None
) -> RunStep | None:
    if not _may(run, "RunDropped", by):
        return None
    return _as_step(run, "drop", _note("drop_note", sent, stopped))


def _as_step(run: PaymentRun, name: str, note: Field | None) -> RunStep:
    return RunStep(
        name=name,
        what=text(f"desk.run.{name}_what"),
        button=text(f"desk.run.{name}_button"),
        address=reverse(f"desk:run-{name}", args=[run.pk]),
        note=note,
    )


def _note(key: str, sent: Mapping[str, str], stopped: Stopped | None) -> Field:
    error = stopped.why if stopped is not None and stopped.field == "note" else ""
    label, value = text(f"desk.run.{key}"), sent.get("note", "")
    return Field("note", label, "textarea", value=value, error=error, rows=3)


def _may(run: PaymentRun, event: str, by: User) -> bool:
    try:
        may_step(run, event, by, timezone.now())
    except RefusedTransition:
        return False
    return True


def _barred(run: PaymentRun, by: User) -> str:
    """Whoever prepared a run does not approve it."""
    return spoken(reason("four_eyes")) if prepared_by(run, by, timezone.now()) else ""


def _sign(run: PaymentRun, by: User) -> SignView:
    content = as_bytes(approval_document(run, by))
    return SignView(sign_box(content, "employee"), settings.TIREK_TEST_KEYS)
