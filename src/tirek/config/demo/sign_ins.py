"""Who can sign in to the demonstration, as the terminal shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from tirek.accounts.models import Role
from tirek.config.demo import buying, care, market_told, sanatoria, trees, vouchers
from tirek.config.demo.offer import PHONE
from tirek.config.demo.one_case import Invented
from tirek.config.demo.people import name_file
from tirek.config.demo.users import (
    ADMINISTRATOR,
    CITIZEN,
    GREEN_PLACE,
    NEWCOMER,
    ON_WAY,
    OTHERS,
    PARENTS,
    PASSWORD,
    ROLES,
)

Line = tuple[str, str]


def sign_ins() -> str:
    """What the terminal shows: who can sign in, and the password they share."""
    lines = [*_citizens(), *_officers(), *_suppliers(), (ADMINISTRATOR, "administrator")]
    width = max(len(name) for name, _ in lines)
    rows = "\n".join(f"    {name:<{width}}  {what}" for name, what in lines)
    return (
        f"Demonstration: sign in with the password {PASSWORD!r} as\n{rows}\n"
        f"The state has asked {NEWCOMER!r} first, by SMS: /demo/phone/{PHONE}/"
    )


def _citizens() -> Iterator[Line]:
    yield from (
        (CITIZEN, "a parent with a case"),
        (NEWCOMER, "a parent without one"),
        *PARENTS.values(),
        (ON_WAY, "a parent whose school has just certified: the next step is prepared"),
        ("pensioner", "a pensioner of the Semipalatinsk test site"),
        ("waits-in-queue", "a person who waits for hours of a sign-language specialist"),
        ("lives-in-home", "a person who lives in a home"),
        ("waits-for-home", "a person who waits for a place in a home"),
    )
    people: Iterable[Invented] = chain(
        market_told.told().people,
        sanatoria.told().people,
        vouchers.told().people,
        buying.told().people,
        care.told().people,
        trees.told().people,
    )
    yield from ((one.username, one.who) for one in people if one.username)


def _officers() -> Iterator[Line]:
    yield "member-1", "of the special commission, with member-2 and member-3"
    for place in name_file().places:
        for role in (*ROLES, Role.OPERATOR):
            yield f"{place.key}-{role.value}", f"{role.value}, {place.id}"
    for username, role, where, *_ in OTHERS:
        yield username, f"{role.value}, {where}"


def _suppliers() -> Iterator[Line]:
    first, last = name_file().places[0].id, GREEN_PLACE
    for one in care.told().organisations:
        yield one.username, f"{one.name.en}: cares at home, {first}"
    there = sanatoria.told().sanatorium
    yield there.seller.username, f"{there.name.en}: on the portal, {first}"
    yield vouchers.told().username, f"{vouchers.told().sanatorium.en}: by vouchers, {last}"
    yield buying.told().username, f"{buying.told().supplier.en}: by contracts, {first}"
