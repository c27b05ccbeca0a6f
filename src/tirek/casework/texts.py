"""The texts of this package, read once from texts.toml; a missing or extra one is an error."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tirek.kernel import toml
from tirek.kernel.text import Text


@dataclass(frozen=True)
class RefusedTexts:
    """Why an action was refused."""

    not_your_role: Text
    not_your_case: Text
    note_missing: Text
    proposal_outdated: Text
    facts_are_missing: Text
    law_is_missing: Text
    not_over: Text
    bad_fact: Text
    second_application: Text
    second_application_own: Text
    not_your_iin: Text
    unanswered: Text
    file_missing: Text
    already_sent: Text
    too_many_files: Text
    not_found: Text
    not_our_place: Text
    no_act_here: Text
    no_department: Text
    not_this_way: Text
    received_later: Text
    not_for_oneself: Text
    no_such_code: Text
    too_many_sign_ins: Text


@dataclass(frozen=True)
class TimelineTexts:
    """What happened, in a sentence."""

    registered: Text
    facts: Text
    facts_citizen: Text
    proposed_granted: Text
    proposed_given: Text
    proposed_refused: Text
    proposed_citizen: Text
    returned_citizen: Text
    decided_granted: Text
    decided_given: Text
    decided_refused: Text
    notice: Text
    payment: Text
    note: Text
    nothing_more: Text


@dataclass(frozen=True)
class NextTexts:
    """What comes next."""

    decide: Text
    law: Text
    first_payment: Text
    letter: Text
    paying: Text
    appeal: Text
    nothing: Text
    tell: Text
    information: Text
    hearing: Text


@dataclass(frozen=True)
class SourceTexts:
    """Where a fact comes from."""

    declared: Text
    receipt: Text
    document: Text
    registry: Text
    organisation: Text
    officer: Text
    cases: Text


@dataclass(frozen=True)
class Texts:
    refused: RefusedTexts
    timeline: TimelineTexts
    next: NextTexts
    sources: SourceTexts


@cache
def texts() -> Texts:
    return toml.load(Texts, Path(__file__).with_name("texts.toml"))
