"""`tirek population SERVICE --size N`: invented cases for simulations, the same for a seed."""

import argparse
import sys
from pathlib import Path

from tirek.cli.options import (
    editions_option,
    language_option,
    law_of,
    law_that_can_be_read,
    service_of_many,
)
from tirek.cli.simulate import can_be_written, wrong_files
from tirek.cli.wrong import WrongInput
from tirek.law.batch.population import write_population

MOST = 1_000_000_000


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("service", help="a service: `tirek law list` names them")
    parser.add_argument("--size", required=True, type=int, metavar="N", help="how many cases")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other cases")
    parser.add_argument("--place", action="append", default=[],
                        help="where they live, once for each (default: all)")  # fmt: skip
    parser.add_argument("--out", required=True, type=Path, metavar="FILE",
                        help="a row for each case, .parquet or .csv")  # fmt: skip
    editions_option(parser)
    language_option(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write them."""
    if not 1 <= given.size <= MOST:
        raise WrongInput(f"--size: {given.size} is not possible; expected 1 to {MOST}")
    can_be_written(given.out)
    with wrong_files(), law_that_can_be_read():
        law, book = law_of(given), service_of_many(given).rulebook()
        for place in given.place:
            if place not in law.regions:
                raise WrongInput(f"--place: {place!r} is unknown; `tirek law list` prints them")
        verified = [one.place for one in law.editions(book).all if one.mark != "to_verify"]
        places = given.place or sorted(set(verified))
        write_population(book, places, size=given.size, seed=given.seed, out=given.out)
    sys.stdout.write(f"{given.out}: {given.size:,}\n")
    return 0
