"""The trace of a decision is kept folded and read in full."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from law_cases import ZHAKSY, decided
from tirek.law.trace import REFERENCE, folded, unfolded

NAMES = st.text(max_size=30).filter(lambda name: name != REFERENCE)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["a" * 40, "б" * 30, ""]),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(NAMES, below, max_size=4),
    max_leaves=20,
)
TRACES = st.lists(st.dictionaries(NAMES, VALUES, max_size=5), max_size=6)


def size(document: Any) -> int:
    return len(json.dumps(document, ensure_ascii=False).encode())


@given(TRACES)
def test_what_was_folded_is_read_as_it_was(trace: list[dict[str, Any]]) -> None:
    assert unfolded(json.loads(json.dumps(folded(trace)))) == trace


@given(TRACES)
def test_folding_says_nothing_twice(trace: list[dict[str, Any]]) -> None:
    parts = [json.dumps(part, sort_keys=True) for part in folded(trace)["parts"]]
    assert len(parts) == len(set(parts))


def test_a_real_trace_takes_less_than_half_the_room() -> None:
    trace = decided(place=ZHAKSY).as_document()["trace"]
    kept = folded(trace)  # type: ignore[arg-type]
    assert size(kept) * 2 < size(trace)
    assert unfolded(kept) == trace


def test_a_trace_of_old_is_read_as_it_is() -> None:
    trace = [{"rule": "entitled", "cites": []}]
    assert unfolded(trace) == trace
