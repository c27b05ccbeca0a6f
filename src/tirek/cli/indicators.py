"""`tirek indicators export`: the stages of cases for the monitoring of state services."""

import argparse
import sys
from datetime import date

from tirek.cli.options import language_option
from tirek.cli.wrong import WrongInput
from tirek.law.catalogue import the_law


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    verbs = parser.add_subparsers(dest="indicators_verb", required=True)
    made = verbs.add_parser("export", help="a row for each stage a case went through")
    made.add_argument("--from", dest="begins", required=True, metavar="YYYY-MM-DD")
    made.add_argument("--until", dest="ends", required=True, metavar="YYYY-MM-DD",
                      help="the first day that is not exported")  # fmt: skip
    made.add_argument("--place", default="", help="a place with all below it (default: all)")
    made.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    language_option(made)
    made.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Stream the rows to the output."""
    begins, ends = _day("--from", given.begins), _day("--until", given.ends)
    if begins >= ends:
        raise WrongInput("--until: a day after --from is expected")
    if given.place and given.place not in set(the_law().regions):
        raise WrongInput(f"--place: {given.place!r} is unknown")
    from tirek.config.indicators import export  # Django only where it is needed

    export(
        place=given.place, begins=begins, ends=ends, format_=given.format, language=given.lang,
        out=sys.stdout,
    )  # fmt: skip
    return 0


def _day(option: str, written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise WrongInput(f"{option}: {written!r} is no day; expected 2026-01-31") from None
