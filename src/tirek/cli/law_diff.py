"""`tirek law diff SERVICE --cases FILE`: what a new act or value would change, case by case."""

import argparse
import re
import sys
from decimal import Decimal
from pathlib import Path

from tirek.cli.engine import batch_asked, engine_asked
from tirek.cli.law_diff_words import beside, effect_lines
from tirek.cli.options import law_of, law_that_can_be_read, service_of_many
from tirek.cli.plain import told
from tirek.cli.progress import Bar
from tirek.cli.simulate import (
    can_be_written,
    cases_options,
    months_of,
    place_of,
    records_of,
    wrong_files,
)
from tirek.cli.wrong import WrongInput
from tirek.law.batch.columns import Columns
from tirek.law.batch.comparison import TwoColumns, compare, explained
from tirek.law.batch.simulation import Wanted
from tirek.law.catalogue import Law
from tirek.law.edition import Edition
from tirek.law.factsheet import written_day
from tirek.law.preview import NewValue, Supposed, new_value, read_draft
from tirek.law.rulebook import RuleBook

SUPPOSED = re.compile(r"([a-z_]+)=([0-9]+(?:\.[0-9]{1,2})?)@([0-9-]{10})")


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("service", help="a service: `tirek law list` names them")
    cases_options(parser)
    parser.add_argument("--draft", type=Path, metavar="FILE", help="a new edition, .toml")
    parser.add_argument("--value", action="append", default=[], metavar="NAME=SUM@YYYY-MM-DD",
                        help="a value of law from a day on: mci=4600@2027-01-01")  # fmt: skip
    parser.add_argument("--out", type=Path, metavar="FILE",
                        help="a row for each case, .parquet or .csv")  # fmt: skip
    parser.add_argument("--case", metavar="ID", help="explain one case by both laws")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the effect, or one case explained twice."""
    can_be_written(given.out)
    with wrong_files(), law_that_can_be_read():
        laws = _two_laws(given)
        beside_out = given.out or Path.cwd() / "effect"
        place = place_of(given, laws.after.law)
        records = records_of(given, laws.after.book)
        wanted = Wanted(
            *months_of(given), beside_out, given.out, place, given.lang,
            records=records, batch_of=batch_asked(given),
        )  # fmt: skip
        if given.case is not None:
            return _explain(given, laws, wanted)
        bar = Bar()
        with engine_asked(given) as engine:
            effect = compare(laws, given.cases, wanted, engine=engine, progress=bar.show)
        bar.done()
    sys.stdout.write("\n".join(effect_lines(effect, given.lang)) + "\n")
    return 0


def _explain(given: argparse.Namespace, laws: TwoColumns, wanted: Wanted) -> int:
    both = explained(laws, given.cases, wanted, given.case)
    if both is None:
        raise WrongInput(f"--case: there is no case {given.case!r} in {given.cases}")
    before, after = (told(one.as_document(given.lang), given.lang) for one in both)
    sys.stdout.write("\n".join(beside(before, after, given.lang)) + "\n")
    return 0


def _two_laws(given: argparse.Namespace) -> TwoColumns:
    law, book = law_of(given), service_of_many(given).rulebook()
    if given.draft is None and not given.value:
        raise WrongInput("--draft or --value: expected a new edition or a new value of the law")
    draft = None if given.draft is None else _draft(given.draft, book, law)
    values = [_value(law, one) for one in given.value]
    before = Supposed(law, book, beside=draft)
    after = Supposed(law, book, draft, values=values)
    return TwoColumns(Columns(book, before), Columns(book, after))


def _draft(file: Path, book: RuleBook, law: Law) -> Edition:
    try:
        written = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"--draft: {file} cannot be read ({error})") from None
    draft = read_draft(written, book, law)
    if draft.edition is None or not draft.can_be_compared:
        first = draft.refusals[0]
        raise WrongInput(f"{file}:{first.line}: {first.kind}: {first.message}")
    return draft.edition


def _value(law: Law, written: str) -> NewValue:
    found = SUPPOSED.fullmatch(written)
    try:
        if found is None:
            raise ValueError("expected NAME=SUM@YYYY-MM-DD")
        return new_value(law, found[1], Decimal(found[2]), written_day(found[3]))
    except (LookupError, ValueError) as wrong:
        raise WrongInput(f"--value {written}: {wrong}") from None
