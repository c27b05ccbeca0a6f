"""`tirek decide SERVICE --place PLACE --facts FILE`: the legal core, for people and programs."""

import argparse
import json
import re
import sys
from functools import partial
from pathlib import Path
from typing import cast

from tirek.cli.options import (
    editions_option,
    language_option,
    law_of,
    law_that_can_be_read,
    service_named,
)
from tirek.cli.plain import told
from tirek.cli.wrong import WrongInput
from tirek.kernel.period import Month, ParseError
from tirek.law.decide import decide
from tirek.law.decision import Decision
from tirek.law.factsheet import BadFacts
from tirek.law.region import UnknownPlace
from tirek.procedure.service import Service

COMMENT = re.compile(r'("(?:\\.|[^"\\])*")|//[^\n]*')


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("service", help="a service: `tirek law list` names them")
    parser.add_argument("--place", required=True, help="akmola/zhaksy, astana, ...")
    parser.add_argument("--facts", required=True, metavar="FILE", help="case.json, or - for stdin")
    parser.add_argument("--until", metavar="YYYY-MM", help="the last month to work out")
    parser.add_argument("--reading", action="append", default=[], metavar="ID=OPTION")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    editions_option(parser)
    language_option(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Decide and print."""
    with law_that_can_be_read():
        document = _decided(given).as_document(given.lang)
    document["needs"] = [need["fact"] for need in cast(list[dict[str, str]], document["needs"])]
    text = (
        json.dumps(document, ensure_ascii=False, indent=2)
        if given.json
        else told(document, given.lang)
    )
    sys.stdout.write(text + "\n")
    return 0


def _decided(given: argparse.Namespace) -> Decision:
    service = service_named(given.service)
    try:
        return decide(
            service,
            given.place,
            read_facts(given.facts),
            law=law_of(given),
            until=_month(given.until),
            readings=_readings(service, given.reading),
        )
    except BadFacts as bad:
        raise WrongInput(f"{given.facts}: {bad}") from None
    except UnknownPlace as unknown:
        raise WrongInput(f"--place: {unknown}; `tirek law list` prints the places") from None


def read_facts(source: str) -> dict[str, object]:
    """The facts document from a file or stdin; `//` comments are allowed, as templates have."""
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongInput(f"--facts: {source} cannot be read ({error})") from None
    try:
        uncommented = COMMENT.sub(lambda found: found[1] or "", text)
        document = json.loads(uncommented, object_pairs_hook=partial(_each_key_once, source))
    except json.JSONDecodeError as error:
        where = f"{source}:{error.lineno}:{error.colno}"
        raise WrongInput(f"{where}: {error.msg}; expected a JSON object of facts") from None
    except RecursionError:
        raise WrongInput(f"{source}: nested too deeply; expected a JSON object of facts") from None
    if not isinstance(document, dict):
        raise WrongInput(f"{source}: expected a JSON object of facts")
    return document


def _each_key_once(source: str, pairs: list[tuple[str, object]]) -> dict[str, object]:
    document = dict(pairs)
    if len(document) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise WrongInput(f"{source}: {twice}: is given twice; expected each key once")
    return document


def _month(raw: str | None) -> Month | None:
    try:
        return Month.parse(raw) if raw else None
    except ParseError as error:
        raise WrongInput(f"--until: {error}") from None


def _readings(service: Service, raw: list[str]) -> dict[str, str]:
    known = {reading.id: reading.options for reading in service.rulebook().readings}
    chosen: dict[str, str] = {}
    for one in raw:
        name, _, option = one.partition("=")
        if name not in known:
            raise WrongInput(f"--reading: {name!r} is unknown; expected one of {', '.join(known)}")
        if option not in known[name]:
            expected = ", ".join(known[name])
            raise WrongInput(f"--reading {name}: {option!r} is unknown; expected {expected}")
        chosen[name] = option
    return chosen
