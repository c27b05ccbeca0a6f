"""The picture of the life cycle is drawn from the table, so it cannot say otherwise."""

from tirek.procedure.lifecycle import standard
from tirek.procedure.lifecycle_picture import mermaid


def test_every_line_of_the_table_is_an_arrow() -> None:
    picture = mermaid(standard()).splitlines()
    assert picture[0] == "stateDiagram-v2"
    assert "    [*] --> not_submitted" in picture
    assert "    proposed --> granted: Decided (granted)" in picture
    assert "    registered --> in_examination: Facts established" in picture
    assert "    withdrawn --> [*]" in picture
    assert "    granted --> [*]" not in picture
    arrows = [line for line in picture if "-->" in line and "[*]" not in line]
    assert len(arrows) == len(standard().transitions)


def test_it_speaks_the_language_asked_for() -> None:
    assert "    closed: Жабылды" in mermaid(standard(), "kk").splitlines()
