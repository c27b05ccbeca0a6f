"""`tirek deadlines recount`: after the calendar was amended, every undecided case anew."""

import argparse
import sys


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    verbs = parser.add_subparsers(dest="deadlines_verb", required=True)
    again = verbs.add_parser("recount", help="count every undecided case by today's calendar")
    again.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print a line for each deadline that moved; a second run moves none."""
    from tirek.config.deadlines import recount  # Django only where it is needed

    lines = recount()
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{len(lines)} deadlines moved\n")
    return 0
