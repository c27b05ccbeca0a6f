"""What is wrong with a bank's file, and what a bank's reason codes mean; read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from tirek.kernel import toml
from tirek.kernel.text import Text

Mends = Literal["recipient", "payer", "bank", "estate"]
"""Who can mend it: the recipient (another account), we, the bank; or the recipient has died."""


@dataclass(frozen=True)
class Wrong:
    """Why a file cannot be read."""

    empty: Text
    not_xml: Text
    broken: Text
    document_type: Text
    encoding: Text
    not_iso: Text
    other_message: Text
    no_identifier: Text
    bad_sum: Text
    bad_day: Text
    totals: Text


@dataclass(frozen=True)
class Reason:
    """A code of the ISO 20022 external lists in plain words."""

    mends: Mends
    text: Text


@dataclass(frozen=True)
class Texts:
    wrong: Wrong
    unnamed: Text
    reasons: Mapping[str, Reason]


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))


def reasons() -> Mapping[str, Reason]:
    """Every code that is known, with its meaning."""
    return texts().reasons


def reason_text(code: str, told: str = "") -> Text:
    """The reason in plain words, with what the bank itself added; for no code what it added."""
    known = texts().reasons.get(code)
    if known is None:
        words = " ".join(filter(None, (code, told)))
        return Text(words, words, words) if words else texts().unnamed
    if not told:
        return known.text
    return Text(
        *(f"{one} ({told})" for one in (known.text.kk, known.text.ru, known.text.in_("en")))
    )
