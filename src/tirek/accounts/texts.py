"""The texts of this package, read once from texts.toml."""

from __future__ import annotations

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
    sign_in: SignIn
    deputies: Deputies


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
