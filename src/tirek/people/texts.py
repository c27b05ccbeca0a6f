"""The texts of this package, read once from texts.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class RepresentationTexts:
    """What is wrong with a paper that lets one person act for another, and its kinds."""

    oneself: Text
    document_missing: Text
    ends_before_it_begins: Text
    not_yet: Text
    run_out: Text
    not_notarised: Text
    power_of_attorney: Text
    guardian: Text
    consent_by_code: Text


@dataclass(frozen=True)
class Texts:
    representation: RepresentationTexts


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
