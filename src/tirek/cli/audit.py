"""`tirek audit verify | queue | seal | export`: proof that nothing was rewritten or overtaken."""

import argparse
import sys
from pathlib import Path

from tirek.cli.options import language_option
from tirek.cli.wrong import WrongInput


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    verbs = parser.add_subparsers(dest="audit_verb", required=True)
    checked = verbs.add_parser("verify", help="walk every chain; 1 if a link is broken")
    checked.add_argument("--case", metavar="NUMBER", help="the chain of one case only")
    checked.add_argument(
        "--seals", metavar="FILE", type=Path, help="a journal of seals that was kept elsewhere"
    )
    language_option(checked)
    checked.set_defaults(run=verify)
    queued = verbs.add_parser(
        "queue", help="walk the journal of every queue; 1 if anybody was overtaken"
    )
    language_option(queued)
    queued.set_defaults(run=queue)
    sealed = verbs.add_parser("seal", help="seal what was added since the last seals")
    language_option(sealed)
    sealed.set_defaults(run=seal)
    taken = verbs.add_parser("export", help="one case with everything needed to check it elsewhere")
    taken.add_argument("case", metavar="NUMBER")
    taken.add_argument(
        "--to", metavar="PATH", type=Path, required=True, help="a new folder, or a new file .zip"
    )
    language_option(taken)
    taken.set_defaults(run=export)


def verify(given: argparse.Namespace) -> int:
    """Print each broken link, the first one first; progress goes to the error stream."""
    if given.seals is not None and not given.seals.is_file():
        raise WrongInput(f"--seals: {given.seals} is not a file")
    from tirek.config.audit import CannotAudit, verify  # Django only where it is needed

    try:
        return verify(
            given.lang, case=given.case, seals=given.seals, out=sys.stdout, progress=sys.stderr
        )
    except CannotAudit as refused:
        raise WrongInput(str(refused)) from None


def queue(given: argparse.Namespace) -> int:
    """Print the first breach of each queue; 0 when those served were served in order."""
    from tirek.config.audit import verify_queues

    return verify_queues(given.lang, out=sys.stdout, progress=sys.stderr)


def seal(given: argparse.Namespace) -> int:
    """Print a line for each seal made."""
    from tirek.config.audit import seal

    for line in seal(given.lang):
        sys.stdout.write(f"{line}\n")
    return 0


def export(given: argparse.Namespace) -> int:
    """Write the case where asked; nothing that is there already is written over."""
    if given.to.exists():
        raise WrongInput(f"--to: {given.to} is there already")
    if not given.to.parent.is_dir():
        raise WrongInput(f"--to: {given.to.parent} is not a folder")
    from tirek.config.audit import CannotAudit, export

    try:
        line = export(given.case, given.to, given.lang)
    except CannotAudit as refused:
        raise WrongInput(str(refused)) from None
    sys.stdout.write(f"{line}\n")
    return 0
