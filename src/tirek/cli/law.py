"""`tirek law check | list | show`: the law as coded."""

import argparse
import sys
from datetime import date
from pathlib import Path

from tirek.cli.law_pages import edition_lines, list_lines
from tirek.cli.options import editions_option, language_option, law_of, service_named
from tirek.cli.wrong import WrongInput
from tirek.kernel.text import Language
from tirek.law.region import UnknownPlace
from tirek.services import SERVICES


def options(parser: argparse.ArgumentParser) -> None:
    """What the verbs take."""
    verbs = parser.add_subparsers(dest="law_verb", required=True)
    check = verbs.add_parser("check", help="refuse law that cannot be relied on")
    check.add_argument("--sources", type=Path, metavar="DIR", help="the official texts")
    editions_option(check)
    check.set_defaults(run=run_check)
    listed = verbs.add_parser("list", help="every edition of every service")
    editions_option(listed)
    language_option(listed)
    listed.set_defaults(run=run_list)
    show = verbs.add_parser("show", help="what is in force for a place on a day")
    show.add_argument("service")
    show.add_argument("--place", required=True)
    show.add_argument("--on", required=True, metavar="YYYY-MM-DD")
    editions_option(show)
    language_option(show)
    show.set_defaults(run=run_show)


def run_check(given: argparse.Namespace) -> int:
    """Print every refusal with its file and line; 0 when there is none, 1 else."""
    from tirek.law.check import check_all

    if given.sources is not None and not given.sources.is_dir():
        raise WrongInput(f"--sources: {given.sources} is not a folder")
    services = list(SERVICES.values())
    refusals = check_all(law_of(given), services, sources=given.sources)
    for refusal in refusals:
        sys.stdout.write(f"{refusal}\n")
    sys.stdout.write(f"law check: {len(services)} services, {len(refusals)} refusals\n")
    return 1 if refusals else 0


def run_list(given: argparse.Namespace) -> int:
    """Print every edition."""
    law = law_of(given)
    language: Language = given.lang
    for service in SERVICES.values():
        sys.stdout.write("\n".join(list_lines(law, service.rulebook(), language)) + "\n")
    return 0


def run_show(given: argparse.Namespace) -> int:
    """Print the edition in force for a place on a day, term by term."""
    law, book = law_of(given), service_named(given.service).rulebook()
    try:
        day = date.fromisoformat(given.on)
    except ValueError:
        raise WrongInput(f"--on: {given.on!r} is not a date; expected YYYY-MM-DD") from None
    try:
        edition = law.editions(book).on(given.place, day)
    except UnknownPlace as unknown:
        raise WrongInput(f"--place: {unknown}; `tirek law list` prints the places") from None
    if edition is None:
        place = law.regions[given.place].name.in_(given.lang)
        sys.stdout.write(f"{place}: no act in force on {day}\n")
        return 0
    sys.stdout.write("\n".join(edition_lines(law, book, edition, given.lang)) + "\n")
    return 0
