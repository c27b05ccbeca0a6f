"""Hygiene means: no way to cut, cancel and repeat orders gives more than the norm of a year."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.law.catalogue import the_law
from tirek.law.decide import decide
from tirek.services import SERVICES
from tirek.services.technical_aids.facts import MEANS, Mean

AIDS = SERVICES["technical-aids"]
FIRST = date(2026, 1, 12)
NORMS = {
    name: mean.yearly
    for name, mean in ((name, cast(Mean, one)) for name, one in MEANS.entries.items())
    if mean.yearly is not None
}
Try = tuple[int, int, int, bool]
"""Days after the try before, pieces, how many of them are cancelled at once, another kind."""


def asked(mean: str, on: date, pieces: int, other: bool, issues: Sequence[Any]) -> str:
    facts = {
        "applied_on": on,
        "disability_established": True,
        "first_group": True,
        "second_group": False,
        "child_with_disability": False,
        "veteran": "none",
        "certificate_shown": False,
        "measure_listed": True,
        "programme_until": None,
        "commission_concluded": False,
        "work_injury": False,
        "employer_gone": None,
        "lives_in_place": True,
        "documents_true": True,
        "data_consent": True,
        "indicated": True,
        "mean": mean,
        "pieces": pieces,
        "another_kind": other,
        "norm_year_from": FIRST if issues else None,
        "disorder_established": True,
        "diagnostics_done": True,
        "weight": 70,
        "height": 170,
        "hips": 100,
        "waist": 90,
        "issues": list(issues),
    }
    return decide(AIDS, "zhetisu/panfilov", facts, law=the_law()).outcome


def tries(norm: int) -> st.SearchStrategy[list[Try]]:
    one = st.tuples(
        st.integers(0, 120), st.integers(1, norm + 1), st.integers(0, norm), st.booleans()
    )
    return st.lists(one, min_size=1, max_size=8)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), mean=st.sampled_from(sorted(NORMS)))
def test_no_year_is_above_its_norm(data: st.DataObject, mean: str) -> None:
    norm, on = NORMS[mean], FIRST
    issues: list[dict[str, Any]] = []
    for days, pieces, cancelled, other in data.draw(tries(norm)):
        on += timedelta(days=days if issues else 0)
        if asked(mean, on, pieces, other, issues) != "granted":
            continue
        order = {"mean": mean, "ordered_on": on, "pieces": pieces, "another_kind": other}
        issues.append({**order, "cancelled": min(cancelled, pieces)})
    for years in range((on - FIRST).days // 365 + 1):
        begins, ends = FIRST.replace(year=2026 + years), FIRST.replace(year=2027 + years)
        within = [one for one in issues if begins <= one["ordered_on"] < ends]
        assert sum(one["pieces"] - one["cancelled"] for one in within) <= norm
        if mean == "single_use_catheters":
            assert sum(one["another_kind"] for one in within) <= 2


def test_what_is_left_can_always_be_ordered_at_once() -> None:
    for mean, norm in NORMS.items():
        before = {"mean": mean, "ordered_on": FIRST, "pieces": norm - 1}
        assert asked(mean, FIRST, 1, False, [before]) == "granted"
        assert asked(mean, FIRST, 2, False, [before]) == "refused"
