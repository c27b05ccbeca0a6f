"""Deciding otherwise than the rules computed: with a reason, by two officers, marked for ever."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from tirek.accounts.models import User
from tirek.casework.four_eyes_texts import four_eyes_texts
from tirek.casework.models import Case
from tirek.casework.queries.proposal import Judged, judge
from tirek.casework.refused import Refused
from tirek.kernel.text import Text
from tirek.law.overrule import CannotOverrule, Overrules


class OverruleRefused(Refused):
    """A rule that cannot be overruled, no reason, or nothing that would be otherwise."""


class OverruleNotConfirmed(Refused):
    """The head has not marked that the outcome of a rule was overruled."""


def judged_with(case: Case, overrule: Overrules | None, by: User) -> Judged:
    """What the law says with what the officer puts in the place of conditions.

    Raises OverruleRefused, at the field `overrule` or `overrule_reason`.
    """
    wanted = {
        name: replace(one, reason=one.reason.strip(), by=by.full_name)
        for name, one in (overrule or {}).items()
    }
    try:
        judged = judge(case, wanted)
    except CannotOverrule as cannot:
        field = "overrule" if wanted[cannot.rule].reason else "overrule_reason"
        raise OverruleRefused(cannot.text, field=field) from cannot
    otherwise = {
        step.rule
        for step in judged.decision.steps()
        if step.overruled and step.computed != step.overruled.value
    }
    for name in wanted:
        if name not in otherwise:
            texts = judged.decision.evaluation.book.texts[name]
            say = four_eyes_texts().overrule["same_as_computed"]
            raise OverruleRefused(say.format(rule=texts.name), field="overrule")
    return judged


def require_known(document: Mapping[str, Any], known: Collection[str]) -> None:
    """The head names every rule that was overruled. Raises OverruleNotConfirmed."""
    for one in document.get("overruled", ()):
        if one["rule"] not in known:
            say = four_eyes_texts().overrule["not_confirmed"]
            raise OverruleNotConfirmed(say.format(rule=Text.of(one["label"])), field="overruled")
