"""Verification codes: typed from paper, by people, on any keyboard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tirek.notices.codes import ALPHABET, LENGTH, new_code, typed
from tirek.notices.facts import grouped


def test_a_code_is_twelve_signs_that_cannot_be_mistaken() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert {len(code) for code in codes} == {12}
    assert set("".join(codes)) <= set(ALPHABET)
    assert not set("0O1ILU") & set(ALPHABET)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_a_code_is_read_however_it_is_typed(code: str) -> None:
    assert typed(code) == code
    assert typed(f" {grouped(code).lower()} ") == code
    cyrillic = code.translate(str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ"))
    assert typed(cyrillic) == code


@pytest.mark.parametrize(
    "raw", ["", "ABCD", "ABCD-EFGH-JKM0", "ABCDEFGHJKMNP", "../etc/passwd", "Ж" * 12]
)
def test_what_cannot_be_a_code_is_none(raw: str) -> None:
    assert typed(raw) is None
