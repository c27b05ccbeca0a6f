"""Acts of vouchers: the journal has their stays, one of a month stands, two took one back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tirek.audit.broken import Broken, Tick
from tirek.supply.models import VoucherAct, VoucherStep
from tirek.supply.queries.voucher_acts import is_taken_back

AT_ONCE = 500


def broken_voucher_acts(tick: Tick) -> Iterator[Broken]:
    """Every breach of every act, in the order in which they were accepted."""
    standing: Counter[tuple[int, str]] = Counter()
    stays = _stays()
    acts = VoucherAct.objects.order_by("pk").select_related(
        "lot__book__queue", "mistake__undone", "by"
    )
    for act in acts.iterator(AT_ONCE):
        tick()
        gone = is_taken_back(act)
        standing[act.lot_id, str(act.month)] += not gone
        if gone and act.mistake.by_id == act.mistake.undone.by_id:
            yield _broken("alone", act)
        if not gone and standing[act.lot_id, str(act.month)] > 1:
            yield _broken("two", act)
        if not _told(act) <= stays:
            yield _broken("stays", act)


def _stays() -> set[tuple[object, ...]]:
    """Contract, case, voucher and days of each stay that the journal has."""
    used = VoucherStep.objects.filter(kind="Used").values_list(
        "voucher__lot_id", "case_id", "voucher__number", "payload__arrived", "payload__left"
    )
    return set(used.iterator(AT_ONCE))


def _told(act: VoucherAct) -> set[tuple[object, ...]]:
    rows = zip(act.document["cases"], act.rows, strict=False)
    return {(act.lot_id, case, row["voucher"], row["arrived"], row["left"]) for case, row in rows}


def _broken(what: str, act: VoucherAct) -> Broken:
    queue = act.lot.book.queue
    values = {"service": queue.service, "place": queue.place, "month": str(act.month)}
    return Broken(f"voucher_act_{what}", "", {**values, "number": act.number})
