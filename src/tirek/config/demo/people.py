"""Invented people: a name, a day of birth, a valid IIN that nobody else here has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from tirek.kernel import toml
from tirek.kernel.identity import check_digit


@dataclass(frozen=True)
class Names:
    """The names of one tradition."""

    male_surnames: tuple[str, ...]
    female_surnames: tuple[str, ...]
    male: tuple[str, ...]
    female: tuple[str, ...]
    male_patronymics: tuple[str, ...]
    female_patronymics: tuple[str, ...]


@dataclass(frozen=True)
class DemoPlace:
    """A place with an office; `key` begins the user names of its officers."""

    id: str
    key: str
    settlements: tuple[str, ...]


@dataclass(frozen=True)
class Bank:
    """A bank and its code inside an account number."""

    name: str
    code: str


@dataclass(frozen=True)
class NameFile:
    """names.toml."""

    kazakh: Names
    russian: Names
    places: tuple[DemoPlace, ...]
    streets: Mapping[str, tuple[str, ...]]
    banks: tuple[Bank, ...]


@cache
def name_file() -> NameFile:
    return toml.load(NameFile, Path(__file__).with_name("names.toml"))


@dataclass(frozen=True)
class Somebody:
    """One invented person."""

    surname: str
    given_name: str
    patronymic: str
    born_on: date
    iin: str

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.surname, self.given_name, self.patronymic)))


class People:
    """Makes people one after another; the same seed makes the same ones.

    Their numbers are counted on from `after`: who are made apart from each other and born on the
    same day have other numbers.
    """

    def __init__(self, chance: Random, after: int = 0) -> None:
        self.chance = chance
        self._serial = after

    def somebody(self, names: Names, born_on: date, *, female: bool, surname_at: int) -> Somebody:
        """A person of the family whose surname is the one at that place of the list."""
        surnames = names.female_surnames if female else names.male_surnames
        patronymics = names.female_patronymics if female else names.male_patronymics
        return Somebody(
            surname=surnames[surname_at],
            given_name=self.chance.choice(names.female if female else names.male),
            patronymic=self.chance.choice(("", *patronymics, *patronymics)),
            born_on=born_on,
            iin=self._iin(born_on, female),
        )

    def named(
        self, surname: str, given_name: str, patronymic: str, born_on: date, female: bool
    ) -> Somebody:
        """A person of that very name."""
        return Somebody(surname, given_name, patronymic, born_on, self._iin(born_on, female))

    def _iin(self, born_on: date, female: bool) -> str:
        century = 3 if born_on.year < 2000 else 5
        digit = None
        while digit is None:
            self._serial += 1
            first11 = f"{born_on:%y%m%d}{century + female}{self._serial:04d}"
            digit = check_digit(first11)
        return f"{first11}{digit}"


def account_number(bank: Bank, serial: int) -> str:
    """An account number of the bank with right check digits (ISO 13616: remainder 1 by 97)."""
    account = f"{bank.code}{serial:013d}"
    spelled = "".join(str(int(sign, 36)) for sign in f"{account}KZ00")
    return f"KZ{98 - int(spelled) % 97:02d}{account}"
