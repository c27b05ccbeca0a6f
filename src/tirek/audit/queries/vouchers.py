"""The journal of the vouchers of every queue: whole, and a way that its table allows."""

from __future__ import annotations

from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.audit.links import broken_link
from tirek.supply.models import Book, Row, VoucherStep
from tirek.supply.queries.vouchers import AT_HAND, BOUGHT, HELD
from tirek.supply.voucher_journal import GENESIS, hash_of_voucher
from tirek.supply.vouchers.machine import RefusedMove, machine

AT_ONCE = 1000
LINED = {
    "Issued": Row.Kind.SERVED,
    "ReturnedLate": Row.Kind.CAME_BACK,
    "NotUsed": Row.Kind.CAME_BACK,
}
"""What the journal of the queue says of a step that has a row there."""


def broken_vouchers(tick: Tick) -> Iterator[Broken]:
    """The first breach of each book that has one."""
    for book in Book.objects.order_by("pk").select_related("queue"):
        broken = _first(book, tick)
        if broken is not None:
            yield broken


def _first(book: Book, tick: Tick) -> Broken | None:
    said, previous, seq = _Said(), GENESIS, 0
    steps = book.steps.order_by("seq").select_related("case", "row", "voucher__lot")
    for step in steps.iterator(AT_ONCE):
        tick()
        seq += 1
        what = broken_link(step, seq, previous, hash_of_voucher) or said.next(step) or _row(step)
        if what is not None:
            return _broken(what, book, seq, step.voucher.number)
        previous = step.hash
    return None if seq == book.last_seq else _broken("missing", book, seq + 1)


def _row(step: VoucherStep) -> str | None:
    """Whether the journal of the queue says the same: who took a voucher left the line, unless
    another period was offered. That nobody was overtaken is found by the walk of the queue."""
    offered = step.kind == "Issued" and step.payload.get("offered") is True
    if step.row is None:
        return "row" if step.kind == "Issued" and not offered else None
    ours = step.row.kind == LINED.get(step.kind) and step.row.case_id == step.case_id
    return None if ours and step.row.queue_id == step.book.queue_id else "row"


class _Said:
    """What the steps so far say: where each person stands, and who holds which voucher."""

    def __init__(self) -> None:
        self._stage: dict[int, str] = {}
        self._last: dict[int, tuple[str, int | None]] = {}

    def next(self, step: VoucherStep) -> str | None:
        """What is wrong with one more step; None where the table allows it."""
        kind, holder = self._last.get(step.voucher_id, ("", None))
        if step.kind == BOUGHT:
            self._last[step.voucher_id] = (BOUGHT, None)
            return "table" if kind or step.case_id else None
        if step.case is None:
            return "table"
        person = step.case.subject_id
        return self._moved(step, person) or self._handed(step, person, kind, holder)

    def _moved(self, step: VoucherStep, person: int) -> str | None:
        """By the table of what one person goes through."""
        stage = self._stage.get(person, machine().begins)
        try:
            self._stage[person] = machine().move(stage, step.kind).to  # type: ignore[arg-type]
        except RefusedMove:
            return "table"
        if step.kind == "Issued" and step.payload.get("offered") is not (stage == "returned"):
            return "table"
        return None

    def _handed(self, step: VoucherStep, person: int, kind: str, holder: int | None) -> str | None:
        """No voucher is in two hands: it is given when it is at hand, and comes from its holder."""
        if step.kind == "Rejoined":
            return None
        given = step.kind == "Issued"
        right = kind in AT_HAND if given else kind in HELD and holder == person
        self._last[step.voucher_id] = (step.kind, person if step.kind in HELD else None)
        return None if right else "handed"


def _broken(what: str, book: Book, seq: int, number: str = "") -> Broken:
    values = {"service": book.queue.service, "place": book.queue.place, "seq": seq}
    return Broken(f"voucher_{what}", "", {**values, "number": number})
