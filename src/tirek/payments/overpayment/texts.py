"""The words of this room, read once from texts.toml; a missing or extra one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class Refused:
    """Why a step was refused."""

    not_yours: Text
    same_person: Text
    months: Text
    first_day: Text
    sum_missing: Text
    sum_too_large: Text
    reference_missing: Text
    reference_known: Text
    day_ahead: Text
    reason_missing: Text
    court_missing: Text
    died_missing: Text
    nothing_to_refund: Text
    refund_waits: Text
    refund_not_proposed: Text
    refund_not_approved: Text


@dataclass(frozen=True)
class Told:
    """What happened, in a sentence."""

    found: Text
    lessened: Text
    noticed: Text
    agreed: Text
    received: Text
    reminded: Text
    court: Text
    obliged: Text
    refused: Text
    proposed: Text
    declined: Text
    written_off: Text
    estate: Text
    estate_by_the_bank: Text
    refund_proposed: Text
    refund_declined: Text
    refund_approved: Text
    refunded: Text


@dataclass(frozen=True)
class Messages:
    """What is sent to a telephone: no names, no sums."""

    noticed: Text
    due_soon: Text
    overdue: Text


@dataclass(frozen=True)
class Letter:
    """What the papers say."""

    title: Mapping[str, Text]
    label: Mapping[str, Text]
    body: Mapping[str, Text]
    head: Mapping[str, Text]
    position: Mapping[str, Text]
    account: Mapping[str, Text]


@dataclass(frozen=True)
class Texts:
    refused: Refused
    told: Told
    sms: Messages
    letter: Letter


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
