"""The texts of this package, read once from texts.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class SignIn:
    """Why somebody could not sign in."""

    wrong: Text
    locked: Text
    closed: Text
    another_person: Text
    provider_silent: Text
    provider_refused: Text
    provider_cancelled: Text
    provider_no_iin: Text


@dataclass(frozen=True)
class Deputies:
    """Why somebody cannot be made a deputy."""

    not_yours: Text
    other_office: Text
    oneself: Text
    order_missing: Text
    days: Text
    over: Text
    in_a_circle: Text


@dataclass(frozen=True)
class Texts:
    """`keeping`: why something cannot be done to an office, an officer or a password."""

    sign_in: SignIn
    deputies: Deputies
    keeping: Mapping[str, Text]


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
