"""What options name: a service, a language, the law with further editions."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tirek.cli.wrong import WrongInput
from tirek.kernel.text import LANGUAGES
from tirek.kernel.toml import TomlError
from tirek.law.act import UnknownAct
from tirek.law.catalogue import Law, the_law
from tirek.law.edition import TwoActsInForce
from tirek.law.region import BrokenTree
from tirek.law.words import word
from tirek.procedure.service import Service
from tirek.services import SERVICES


def service_named(slug: str) -> Service:
    """The service, or a line that lists those there are."""
    if slug not in SERVICES:
        raise WrongInput(f"service: {slug!r} is unknown; expected one of {', '.join(SERVICES)}")
    return SERVICES[slug]


def service_of_many(options: argparse.Namespace) -> Service:
    """The service, or a line in the person's language that its cases are asked one by one."""
    found = service_named(options.service)
    if found.rulebook().one_by_one:
        said = word("many_cases", "one_by_one").format(service=found.name)
        raise WrongInput(said.in_(options.lang))
    return found


def editions_option(parser: argparse.ArgumentParser) -> None:
    """A folder of editions that are not part of the project yet."""
    parser.add_argument(
        "--editions",
        metavar="DIR",
        type=Path,
        help="further edition files: DIR/<service folder>/**/*.toml",
    )


def law_of(options: argparse.Namespace) -> Law:
    """The law as coded, with the further editions asked for."""
    if options.editions is None:
        return the_law()
    if not options.editions.is_dir():
        raise WrongInput(f"--editions: {options.editions} is not a folder")
    return Law(extra=options.editions)


@contextmanager
def law_that_can_be_read() -> Iterator[None]:
    """A line instead of a trace where the law itself, such as a draft edition, is broken."""
    try:
        yield
    except (TomlError, TwoActsInForce, UnknownAct, BrokenTree) as broken:
        raise WrongInput(f"{broken}; `tirek law check` says more") from None


def language_option(parser: argparse.ArgumentParser) -> None:
    """The language of what is printed."""
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="kk, ru or en")
