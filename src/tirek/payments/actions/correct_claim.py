"""A claim of a supplier was wrongly entered: one says so with the right sum, another agrees."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import Role, User
from tirek.accounts.queries.deputies import people_behind, roles_of
from tirek.casework.four_eyes import SamePerson
from tirek.casework.local_day import local_day
from tirek.casework.permissions import NotAllowed
from tirek.casework.refused import Refused
from tirek.kernel.money import Tenge
from tirek.payments.actions.claim_contributions import contributions_of
from tirek.payments.models import ClaimCorrection, CorrectionWord, SupplierClaim
from tirek.payments.permissions import require_accountant, require_place
from tirek.payments.queries.corrections import Sums, sums_of
from tirek.payments.reasons import reason
from tirek.payments.signals import claim_told
from tirek.payments.sql import one_at_a_time
from tirek.payments.suppliers.texts import texts

LOCK = 20_261_122
"""What the trigger of transfers to suppliers holds: no transfer is made meanwhile."""


@transaction.atomic
def propose_correction(
    *, claim: SupplierClaim, amount: Tenge, ground: str, by: User, at: datetime
) -> ClaimCorrection:
    """So much is owed in truth (nothing: the claim is taken back); changes nothing by itself.

    Never more than the act says, never less than is paid or on its way. Raises NotAllowed, Refused
    at a field.
    """
    require_accountant(by, claim.place, at)
    say, held = texts().refused, _held(claim)
    if ClaimCorrection.objects.filter(claim=held, word=None).exists():
        raise Refused(say["correction_waits"], "claim")
    _require_fits(held, amount.tiyn, sums_of(held))
    if not ground.strip():
        raise Refused(say["ground_missing"], "ground")
    told = {"amount_tiyn": amount.tiyn, "ground": ground.strip()[:500], "at": at, "by": by}
    return ClaimCorrection.objects.create(claim=held, **told)


@transaction.atomic
def judge_correction(
    *, correction: ClaimCorrection, agreed: bool, by: User, at: datetime
) -> CorrectionWord:
    """A head who did not say it agrees: from now on the right sum is owed, or disagrees.

    Contributions on top follow the pay. Raises NotAllowed, SamePerson, Refused for what is judged
    already or can no longer be, because more was sent meanwhile.
    """
    claim = correction.claim
    require_place(by, claim.place)
    if Role.HEAD not in roles_of(by, on=local_day(at)):
        raise NotAllowed(reason("not_your_role"))
    if correction.by_id in people_behind(by, on=local_day(at)):
        raise SamePerson(reason("four_eyes"))
    held = _held(claim)
    if CorrectionWord.objects.filter(correction=correction).exists():
        raise Refused(texts().refused["correction_judged"])
    if agreed:
        _require_fits(held, correction.amount_tiyn, sums_of(held))
        _contributions_follow(held, correction, by, at)
    word = CorrectionWord.objects.create(correction=correction, agreed=agreed, at=at, by=by)
    if agreed:
        claim_told.send(sender=SupplierClaim, claim=held, what="corrected", key=word.pk, at=at)
    return word


def _held(claim: SupplierClaim) -> SupplierClaim:
    one_at_a_time(LOCK)
    return SupplierClaim.objects.get(pk=claim.pk)


def _require_fits(claim: SupplierClaim, tiyn: int, sums: Sums) -> None:
    say = texts().refused
    if tiyn == sums.owed:
        raise Refused(say["same_sum"], "sum")
    if tiyn > claim.amount_tiyn:
        raise Refused(say["above_the_act"], "sum")
    if tiyn < sums.committed:
        raise Refused(say["below_the_paid"], "sum")


def _contributions_follow(
    claim: SupplierClaim, correction: ClaimCorrection, by: User, at: datetime
) -> None:
    """The same two people correct what goes on top of the pay, by the rate it was made with."""
    on_top = SupplierClaim.objects.filter(of=claim).select_related("rate").first()
    if on_top is None or on_top.rate is None:
        return
    tiyn, sums = contributions_of(correction.amount_tiyn, on_top.rate), sums_of(on_top)
    if tiyn == sums.owed:
        return
    if tiyn < sums.committed:
        raise Refused(texts().refused["contributions_paid"], "sum")
    said = {"ground": correction.ground, "at": correction.at, "by": correction.by}
    follows = ClaimCorrection.objects.create(claim=on_top, amount_tiyn=tiyn, **said)
    CorrectionWord.objects.create(correction=follows, agreed=True, at=at, by=by)
