"""`tirek pay run --month YYYY-MM`: the register of what is due, made once."""

import argparse
import sys

from tirek.cli.wrong import WrongInput
from tirek.kernel.period import Month, ParseError


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    verbs = parser.add_subparsers(dest="pay_verb", required=True)
    made = verbs.add_parser("run", help="make the registers of a month for every place")
    made.add_argument("--month", required=True, metavar="YYYY-MM")
    made.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Make the registers and print a line for each; a second run changes nothing."""
    try:
        month = Month.parse(given.month)
    except ParseError as error:
        raise WrongInput(f"--month: {error}") from None
    from tirek.config.pay import CannotPay, make_registers  # Django only where it is needed

    try:
        lines = make_registers(month)
    except CannotPay as refused:
        raise WrongInput(f"--month: {refused}") from None
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return 0
