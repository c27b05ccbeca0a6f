"""A contract of procurement was written down by mistake: one says so, another takes it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from tirek.accounts.models import User
from tirek.casework.refused import Refused
from tirek.supply import journal
from tirek.supply.bought import settle, uncover
from tirek.supply.bought_permissions import require_buyer
from tirek.supply.bought_texts import bought_texts
from tirek.supply.models import Contract, ContractMistake, ContractUndone
from tirek.supply.party_permissions import require_head, require_other
from tirek.supply.queries.bought import is_undone, is_used


@transaction.atomic
def say_contract_mistake(
    *, contract: Contract, ground: str, by: User, at: datetime
) -> ContractMistake:
    """It changes nothing by itself. Raises NotAllowed, Refused for one by which something came or
    somebody was served, or of which it was said already."""
    require_buyer(by, contract.service, contract.place)
    journal.locked(contract.service, contract.place)
    say = bought_texts().refused
    if ContractMistake.objects.filter(contract=contract).exists():
        raise Refused(say["said_mistake"])
    require_unused(contract)
    if not ground.strip():
        raise Refused(say["ground_missing"], field="ground")
    told = {"ground": ground.strip()[:1000], "at": at, "by": by, "by_name": by.full_name}
    return ContractMistake.objects.create(contract=contract, **told)


@transaction.atomic
def take_back_contract(*, contract: Contract, by: User, at: datetime) -> ContractUndone:
    """Its row stays; people it covered wait for another contract, its number may be written anew.

    Raises NotAllowed, SamePerson, Refused.
    """
    require_head(by, contract.service, contract.place, at)
    journal.locked(contract.service, contract.place)
    mistake = ContractMistake.objects.filter(contract=contract, undone=None).first()
    if mistake is None:
        raise Refused(bought_texts().refused["no_mistake_said"])
    require_other(by, {mistake.by_id}, at)
    require_unused(contract)
    undone = ContractUndone.objects.create(mistake=mistake, at=at, by=by, by_name=by.full_name)
    uncover(contract.service, contract.place, contract.kind, at=at)
    settle(contract.service, contract.place, contract.kind, at=at)
    return undone


def require_unused(contract: Contract) -> None:
    """Raises Refused where something happened by the contract."""
    if is_used(contract):
        raise Refused(bought_texts().refused["contract_goes_on"])


def require_stands(contract: Contract) -> None:
    """Raises Refused for a contract that was taken back."""
    if is_undone(contract):
        raise Refused(bought_texts().refused["contract_taken_back"])
