"""A supplier of the portal: what it says of itself, and how the commission admits it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from tirek.accounts.models import User
from tirek.config.demo.papers import paper_upload
from tirek.config.demo.people import People, account_number, name_file
from tirek.kernel.text import Text
from tirek.supply.actions.apply_supplier import apply_supplier
from tirek.supply.actions.give_details import give_details
from tirek.supply.actions.judge_supplier import Decided, judge_supplier

ACCOUNTS = 7000
"""From which on the accounts of suppliers are numbered."""


@dataclass(frozen=True)
class Where:
    """Where a supplier is and who directs it."""

    settlement: str
    street: str
    house: str
    phone: str
    director: str
    born_on: date
    flat: str = ""


@dataclass(frozen=True)
class Seller:
    """By the name its employee signs in with."""

    username: str
    details: Where


@dataclass(frozen=True)
class Certificate:
    """With what a supplier asks to be admitted."""

    issuer: Text
    title: Text
    signed: Text


def admit(
    seller: Seller,
    number: int,
    paper: Certificate,
    decision: str,
    people: People,
    member: User,
    at: datetime,
) -> User:
    """Its details, its paper, the decision of the commission; who works there."""
    works, where = User.objects.get(username=seller.username), seller.details
    director = people.named(where.director, "", "", where.born_on, female=False)
    said = {name: str(value) for name, value in asdict(where).items() if name != "born_on"}
    account = account_number(name_file().banks[0], ACCOUNTS + number)
    give_details(typed={**said, "iban": account, "director_iin": director.iin}, by=works, at=at)
    registered = paper_upload(
        f"tirkeu-{number + 1}",
        issuer=paper.issuer,
        title=paper.title,
        signed=paper.signed,
        number=number + 1,
        rows=[(paper.title, str(number + 1))],
    )
    step = apply_supplier(papers=[registered], words="", by=works, at=at)
    decided = Decided("Admitted", str(number + 1), at.date(), decision)
    judge_supplier(supplier=step.supplier, decided=decided, by=member, at=at)
    return works
