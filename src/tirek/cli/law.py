"""`tirek law check | list | show | diff`: the law as coded."""

import argparse
import sys
from datetime import date
from pathlib import Path

from tirek.cli import law_diff
from tirek.cli.law_pages import edition_lines, list_lines
from tirek.cli.options import (
    editions_option,
    language_option,
    law_of,
    law_that_can_be_read,
    service_named,
)
from tirek.cli.wrong import WrongInput
from tirek.kernel.text import Language
from tirek.law.catalogue import Law
from tirek.law.factsheet import written_day
from tirek.law.reasons import law_reason
from tirek.law.region import UnknownPlace
from tirek.law.rulebook import RuleBook
from tirek.services import NAMED_FILE, SERVICES


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
    law_diff.options(verbs.add_parser("diff", help="what a new act or value would change"))


def run_check(given: argparse.Namespace) -> int:
    """Print every refusal with its file and line; 0 when there is none, 1 else."""
    from tirek.law.check import check_all
    from tirek.procedure.named import check_named
    from tirek.procedure.proofreading.again import check_again
    from tirek.procedure.proofreading.change import check_changes
    from tirek.procedure.proofreading.homes import check_homes
    from tirek.procedure.proofreading.hours import check_hours
    from tirek.procedure.proofreading.market import check_markets
    from tirek.procedure.proofreading.organisation import check_organisations
    from tirek.procedure.proofreading.payment import check_payments
    from tirek.procedure.proofreading.placed import check_lists
    from tirek.procedure.proofreading.programme import check_programmes
    from tirek.procedure.proofreading.queue import check_queues
    from tirek.procedure.proofreading.registry import check_registry_facts

    if given.sources is not None and not given.sources.is_dir():
        raise WrongInput(f"--sources: {given.sources} is not a folder")
    services, law = list(SERVICES.values()), law_of(given)
    refusals = check_all(law, services, sources=given.sources)
    refusals += check_registry_facts(law, services)
    refusals += check_changes(law, services)
    refusals += check_payments(law, services)
    refusals += check_lists(services)
    refusals += check_queues(law, services)
    refusals += check_markets(law, services)
    refusals += check_hours(law, services)
    refusals += check_homes(law, services)
    refusals += check_programmes(law, services)
    refusals += check_organisations(law, services)
    refusals += check_again(law, services)
    refusals += check_named(law, NAMED_FILE, SERVICES)
    for refusal in refusals:
        sys.stdout.write(f"{refusal}\n")
    sys.stdout.write(f"law check: {len(services)} services, {len(refusals)} refusals\n")
    return 1 if refusals else 0


def run_list(given: argparse.Namespace) -> int:
    """Print every edition."""
    law = law_of(given)
    language: Language = given.lang
    with law_that_can_be_read():
        books = (service.rulebook() for service in SERVICES.values())
        lines = [line for book in books for line in list_lines(law, book, language)]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def run_show(given: argparse.Namespace) -> int:
    """Print the edition in force for a place on a day, term by term."""
    try:
        day = written_day(given.on)
    except ValueError as error:
        raise WrongInput(f"--on: {error}; expected YYYY-MM-DD") from None
    with law_that_can_be_read():
        lines = _shown(law_of(given), service_named(given.service).rulebook(), given, day)
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _shown(law: Law, book: RuleBook, given: argparse.Namespace, day: date) -> list[str]:
    try:
        edition = law.editions(book).on(given.place, day)
    except UnknownPlace as unknown:
        raise WrongInput(f"--place: {unknown}; `tirek law list` prints the places") from None
    if edition is None:
        return [law_reason(law, "no_act_in_force", given.place, day).text.in_(given.lang)]
    return list(edition_lines(law, book, edition, given.lang))
