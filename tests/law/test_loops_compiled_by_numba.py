"""Loops compiled by numba: the same answers, and not a number with a point in them.

Where numba is not installed nothing of this is asked: `make test-numba`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

numba = pytest.importorskip("numba")
numpy = pytest.importorskip("numpy")

from any_document import drawn  # noqa: E402
from rules_of_records import by_many, by_one  # noqa: E402
from tirek.config.numba import loops  # noqa: E402
from tirek.kernel.period import Month  # noqa: E402
from tirek.law.batch.columns import Columns  # noqa: E402
from tirek.law.batch.engines import Duck  # noqa: E402
from tirek.law.batch.population import write_population  # noqa: E402
from tirek.law.batch.simulation import Wanted, simulate  # noqa: E402
from tirek.law.catalogue import the_law  # noqa: E402
from tirek.law.loops import compiled, words  # noqa: E402
from tirek.law.loops.engine import Loops  # noqa: E402
from tirek.services import SERVICES  # noqa: E402

LAW = the_law()
ASKED = ("home-education", "housing-aid", "sanatorium-treatment")
MACHINE = compiled.Compiled()


def floats(loop: Any) -> set[str]:
    """The names of a compiled function, and of what it calls, that hold a number with a point."""
    found = set()
    for signature in loop.signatures:
        for name, kind in loop.overloads[signature].type_annotation.typemap.items():
            if "float" in str(kind):
                found.add(f"{name}: {kind}")
    return found


@pytest.mark.parametrize("slug", ASKED)
def test_compiled_cases_are_decided_as_one_is(slug: str) -> None:
    service = SERVICES[slug]
    book = service.rulebook()
    places = ["demo"] if slug == "housing-aid" else sorted(LAW.regions)
    found = Loops(Duck(), Columns(book, LAW), places, MACHINE)
    many = [one for one in drawn(service, 7, 400) if one[0] in places]
    found.cases((n, place, facts) for n, (place, facts) in enumerate(many))
    for until in (None, Month.at(2026, 3)):
        answers = by_many(found, until)
        assert len(answers) == len(many)
        for number, (place, facts) in enumerate(many):
            assert answers[number] == by_one(book, place, facts, until), number
    run = [loop for loop in found._loops.values() if loop.signatures]  # type: ignore[attr-defined]
    assert run
    assert not set().union(*(floats(loop) for loop in run))
    given = found.ready(found.shares[0]).given
    assert {str(array.dtype) for array in given.values()} <= {"int64", "bool"}


def test_no_word_of_a_loop_reckons_with_a_point() -> None:
    called = {
        "over": (7, 2), "times_over": (7, 10**12, 1000, 1000),
        "divided": (10**12, 10**6 + 3, 693_000_000),
        "nearest": (7, 2), "months_later": (1, 1), "age_on": (1, 2), "months_from": (1, 2),
    }  # fmt: skip
    for name, given in called.items():
        word = MACHINE._words[name]
        assert word(*given) == getattr(words, name)(*given)
        assert not floats(word)


@pytest.mark.parametrize("values", [(1 << 62, 2), (-(1 << 62), -4), (1 << 40, 1 << 40), (3, 4)])
def test_the_processor_tells_what_is_too_large(values: tuple[int, int]) -> None:
    for name in ("times", "plus"):
        asked = compiled._jit(eval(f"lambda one, other: {name}(one, other)", MACHINE._words))
        assert asked(*values)[1] == getattr(words, name)(*values)[1]
        if not asked(*values)[1]:
            assert asked(*values) == getattr(words, name)(*values)


def test_records_stand_in_the_order_of_what_holds_them() -> None:
    duck, keys = Duck(), ("id", "eater", "loaf")
    rows = [(4, 1, 1), (1, 2, 2), (2, 1, 1), (1, 2, 1), (1, 10, 1)]
    duck.fill("loaves", [(key, "BIGINT") for key in keys], rows)
    found = MACHINE.columns(duck, "SELECT * FROM loaves", keys)
    assert list(zip(*(found[key] for key in keys), strict=True)) == sorted(rows)
    eaters = [(1, 1), (1, 2), (1, 10), (2, 1), (3, 1), (4, 1)]
    held = [numpy.array(one) for one in zip(*eaters, strict=True)]
    assert [*MACHINE.begins([found[key] for key in keys], held)] == [0, 0, 2, 3, 4, 4, 5]
    none = [found[key][:0] for key in keys]
    assert [*MACHINE.begins(none, held)] == [0] * (len(eaters) + 1)
    with pytest.raises(AssertionError):
        MACHINE.begins([found[key] for key in keys], [one[:-1] for one in held])


@pytest.mark.parametrize("slug", ASKED[:2])
def test_files_are_the_same_to_the_byte(slug: str, tmp_path: Path) -> None:
    columns, cases = Columns(SERVICES[slug].rulebook(), LAW), tmp_path / "cases.parquet"
    place = "demo" if slug == "housing-aid" else "akmola/zhaksy"
    write_population(columns.book, [place], size=500, seed=3, out=cases)
    said = {}
    for name, batch_of in (("sql", None), ("loops", loops())):
        out, dues = tmp_path / f"{name}.csv", tmp_path / f"{name}-dues.csv"
        more = {} if batch_of is None else {"batch_of": batch_of}
        wanted = Wanted(Month.at(2025, 9), Month.at(2026, 12), out, dues, place, **more)  # type: ignore[arg-type]
        simulate(columns, cases, wanted, engine=None, progress=lambda *_: None)
        said[name] = (out.read_bytes(), dues.read_bytes())
    assert said["sql"] == said["loops"]
