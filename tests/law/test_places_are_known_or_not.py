"""Whether a place is in the tree can be asked without an error."""

from tirek.law.catalogue import the_law


def test_an_unknown_place_is_not_in_the_tree() -> None:
    assert "akmola/zhaksy" in the_law().regions
    assert "nowhere/none" not in the_law().regions
    assert None not in the_law().regions
