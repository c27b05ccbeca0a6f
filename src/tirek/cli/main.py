"""The terminal: `tirek <verb>`. Each verb is one module, imported only when it is asked for."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from tirek.cli.wrong import WrongInput

VERBS = {
    "decide": "decide one case by the law of its place and day",
    "facts": "print a commented template of the facts a service asks",
    "law": "check, list and show the law as coded",
    "serve": "start everything: database, web, worker",
    "pay": "make the register of what is due",
    "deadlines": "count the deadlines anew after the calendar was amended",
    "audit": "prove that nothing was rewritten; seal; export a case",
    "indicators": "export the stages of cases for monitoring",
    "simulate": "decide a file of cases, and say what it costs",
    "population": "invent cases for simulations",
}


class OneLineParser(argparse.ArgumentParser):
    """A parser whose complaints are one line, as other programs rely on."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong and leave with 2."""
        sys.stderr.write(f"{self.prog}: {message} (see {self.prog} --help)\n")
        raise SystemExit(2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a verb; 0 when it did its work, 2 with one line on bad input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = OneLineParser("tirek", description="The law as code, the case, the payment.")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=OneLineParser)
    asked = given[0] if given else ""
    for name, says in VERBS.items():
        verb = verbs.add_parser(name, help=says, description=says)
        if name == asked:
            import_module(f"tirek.cli.{name}").options(verb)
    options = parser.parse_args(given)
    try:
        return int(options.run(options))
    except WrongInput as wrong:
        sys.stderr.write(f"tirek: {wrong}\n")
        return 2
    except BrokenPipeError:
        return 0  # the reader (`head`, a pager) has seen enough
