"""`tirek facts SERVICE`: a commented template of what must be known."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from tirek.cli.options import language_option, service_named
from tirek.kernel.money import Tenge
from tirek.kernel.period import Month
from tirek.kernel.text import Language
from tirek.law.fact import Fact
from tirek.law.rows import Sheet, sheet_of


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("service", help="a service: `tirek law list` names them")
    language_option(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the template; it is read back by `tirek decide` as it is."""
    sheet = sheet_of(service_named(given.service).facts)
    sys.stdout.write("\n".join(["{", *_record(sheet, "", given.lang, "  "), "}"]) + "\n")
    return 0


def _record(sheet: Sheet, prefix: str, language: Language, indent: str) -> Iterator[str]:
    """The keys of one record, or of the case itself, those of groups and lists inside them."""
    inside = [fact for fact in sheet.facts if fact.path.startswith(prefix)]
    heads = list(dict.fromkeys(fact.path[len(prefix) :].partition(".")[0] for fact in inside))
    lists = () if prefix else sheet.rows
    for number, head in enumerate(heads, start=1):
        comma = "," if number < len(heads) or lists else ""
        alone = next((fact for fact in inside if fact.path == prefix + head), None)
        if alone is None:
            yield f'{indent}"{head}": {{'
            yield from _record(sheet, f"{prefix}{head}.", language, f"{indent}  ")
            yield f"{indent}}}{comma}"
        else:
            label = alone.label.in_(language)
            yield f'{indent}"{head}": {_sample(alone)}{comma}  // {label}; {alone.expected}'
    for number, one in enumerate(lists, start=1):
        yield f'{indent}"{one.key}": [  // {one.label.in_(language)}: {{...}}'
        yield f"{indent}  {{"
        yield from _record(one.sheet, "", language, f"{indent}    ")
        yield f"{indent}  }}"
        yield f"{indent}]{',' if number < len(lists) else ''}"


SAMPLES: Mapping[type, str] = {
    bool: "false",
    int: "1",
    str: '"..."',
    date: '"2025-09-12"',
    Month: '"2025-09"',
    Tenge: '"12500.00"',
    Decimal: '"4.5"',
}


def _sample(fact: Fact) -> str:
    if fact.nullable:
        return "null"
    return f'"{fact.choices[0]}"' if fact.choices else SAMPLES[fact.type]
