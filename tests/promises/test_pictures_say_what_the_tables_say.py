"""docs/procedure.md is drawn from the tables of stages and nothing else."""

import runpy

from checkout import ROOT


def test_the_pictures_are_those_of_today() -> None:
    drawn = runpy.run_path(str(ROOT / "scripts" / "draw_procedure.py"))["drawn"]
    assert (ROOT / "docs" / "procedure.md").read_text("utf-8") == drawn(), "run `make pictures`"
