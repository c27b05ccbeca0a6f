"""`tirek simulate SERVICE --cases FILE`: a whole file of cases decided, and what it costs."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tirek.cli.engine import batch_asked, engine_asked, engine_options
from tirek.cli.options import (
    editions_option,
    language_option,
    law_of,
    law_that_can_be_read,
    service_of_many,
)
from tirek.cli.progress import Bar
from tirek.cli.simulate_words import totals_lines
from tirek.cli.wrong import WrongInput
from tirek.kernel.period import Month, ParseError
from tirek.law.batch.columns import Columns
from tirek.law.batch.engines import TooLarge
from tirek.law.batch.lowered import NotCompiled
from tirek.law.batch.rows_file import BadFile
from tirek.law.batch.simulation import Wanted, simulate
from tirek.law.catalogue import Law
from tirek.law.rulebook import RuleBook

LAST_MONTH = Month.at(2099, 12)


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("service", help="a service: `tirek law list` names them")
    cases_options(parser)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE",
                        help="a row for each case, .parquet or .csv")  # fmt: skip
    parser.add_argument("--dues", type=Path, metavar="FILE",
                        help="a row for each payment period, .parquet or .csv")  # fmt: skip
    parser.set_defaults(run=run)


def cases_options(parser: argparse.ArgumentParser) -> None:
    """The cases, the months, the engine: what a comparison of two laws takes as well."""
    parser.add_argument("--cases", required=True, type=Path, metavar="FILE",
                        help="a row a case, a column for each fact of `tirek facts`")  # fmt: skip
    parser.add_argument("--records", action="append", default=[], metavar="LIST=FILE",
                        help="the records of a list of `tirek facts`, once for each (default:"
                        " beside the cases, cases.members.parquet)")  # fmt: skip
    parser.add_argument("--place", default="", help="the place of every case, or the only one")
    parser.add_argument("--from", dest="since", required=True, metavar="YYYY-MM",
                        help="payment periods that begin from this month are counted")  # fmt: skip
    parser.add_argument("--to", dest="until", required=True, metavar="YYYY-MM",
                        help="the last month to work out")  # fmt: skip
    engine_options(parser)
    editions_option(parser)
    language_option(parser)


def run(given: argparse.Namespace) -> int:
    """Decide them all, write the rows, print the totals."""
    for option in (given.out, given.dues):
        can_be_written(option)
    bar = Bar()
    with wrong_files(), law_that_can_be_read(), engine_asked(given) as engine:
        columns = Columns(service_of_many(given).rulebook(), law_of(given))
        wanted = Wanted(
            *months_of(given), given.out, given.dues, place_of(given, law_of(given)), given.lang,
            records=records_of(given, columns.book), batch_of=batch_asked(given),
        )  # fmt: skip
        totals = simulate(columns, given.cases, wanted, engine=engine, progress=bar.show)
    bar.done()
    sys.stdout.write("\n".join(totals_lines(totals, given.lang)) + "\n")
    return 0


def records_of(given: argparse.Namespace, book: RuleBook) -> dict[str, Path]:
    """The files of lists that were named, by the paths of the lists."""
    known = [one.path for one in book.rows]
    found = {}
    for one in given.records:
        path, _, file = one.partition("=")
        if path not in known or not file:
            listed = ", ".join(known) or "no list: the service has none"
            raise WrongInput(f"--records: {one!r} is not LIST=FILE; expected one of {listed}")
        found[path] = Path(file)
    return found


def can_be_written(file: Path | None) -> None:
    """Whether a result may go there; WrongInput else."""
    if file is None:
        return
    if file.suffix.lower() not in (".parquet", ".csv"):
        raise WrongInput(f"{file}: expected a file that ends in .parquet or .csv")
    if not file.absolute().parent.is_dir():
        raise WrongInput(f"{file}: there is no folder {file.absolute().parent}")


def months_of(given: argparse.Namespace) -> tuple[Month, Month]:
    """The first and the last month that were asked about."""
    months = []
    for option, written in (("--from", given.since), ("--to", given.until)):
        try:
            months.append(Month.parse(written))
        except ParseError as error:
            raise WrongInput(f"{option}: {error}") from None
    since, until = months
    if since > until:
        raise WrongInput(f"--to: {until} is before --from; expected {since} or later")
    if until > LAST_MONTH:
        raise WrongInput(f"--to: {until} is too far ahead; expected {LAST_MONTH} or earlier")
    return since, until


def place_of(given: argparse.Namespace, law: Law) -> str:
    """The place asked about; "" for whatever the file says."""
    place: str = given.place
    if place and place not in law.regions:
        raise WrongInput(f"--place: {place!r} is unknown; `tirek law list` prints the places")
    return place


@contextmanager
def wrong_files() -> Iterator[None]:
    """A line instead of a trace for a file that is not one of cases, or rules not compiled."""
    try:
        yield
    except (BadFile, NotCompiled, TooLarge) as wrong:
        raise WrongInput(str(wrong)) from None
