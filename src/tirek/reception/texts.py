"""The texts of this package, read once from texts.toml; a missing or extra one is an error."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class RefusedTexts:
    """Why an action was refused."""

    not_at_counter: Text
    not_given_here: Text
    window_missing: Text
    nobody_waits: Text
    still_serving: Text
    other_window: Text
    iin_missing: Text
    document_number_missing: Text
    document_unknown: Text
    other_person: Text
    unmarked: Text
    scan_missing: Text
    expired_when: Text
    not_expired: Text
    lacking: Text
    nothing_lacking: Text
    received_missing: Text
    received_in_future: Text
    received_too_early: Text
    not_taken_here: Text
    already_forwarded: Text
    not_stored: Text
    not_returned: Text
    not_asked_back: Text
    person_missing: Text
    coupon_missing: Text
    not_again: Text


@dataclass(frozen=True)
class ToldTexts:
    """What the history of the case says."""

    compared: Text
    forwarded: Text
    stored: Text
    returned: Text
    fetched_back: Text
    handed_over: Text


@dataclass(frozen=True)
class Texts:
    """`documents` are kinds of identity documents, `marks` how a paper was found, by id."""

    refused: RefusedTexts
    told: ToldTexts
    documents: Mapping[str, Text]
    marks: Mapping[str, Text]


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
