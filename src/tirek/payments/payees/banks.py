"""Which bank an account is in: read from signs 5-7 of a Kazakh IBAN and a table of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text
from tirek.law.act import Mark

CODE = slice(4, 7)
"""Where the bank's code stands: KZ, two check digits, three digits of the bank, the account."""


@dataclass(frozen=True)
class Bank:
    """A bank as payments name it."""

    bic: str
    name: Text


@dataclass(frozen=True)
class Directory:
    """The table of banks; `mark` says how sure it is, `checked_on` when it was last compared."""

    mark: Mark
    checked_on: date
    source: str
    banks: Mapping[str, Bank]


@cache
def directory() -> Directory:
    """The table of banks, read once."""
    return toml.load(Directory, Path(__file__).with_name("banks.toml"))


def code_of(iban: str) -> str:
    """The three digits of the bank."""
    return iban[CODE]


def bank_of(iban: str) -> Bank | None:
    """The bank of the account; None for a code the table does not have."""
    return directory().banks.get(code_of(iban))


def bank_named(code: str) -> Text:
    """What the bank of that code is called; the code itself where the table does not have it."""
    bank = directory().banks.get(code)
    return bank.name if bank else Text(code, code, code)
