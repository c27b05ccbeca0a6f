"""`tirek facts SERVICE`: a commented template of what must be known."""

import argparse
import sys
from collections.abc import Iterator

from tirek.cli.options import language_option, service_named
from tirek.law.factsheet import Fact, facts_of


def options(parser: argparse.ArgumentParser) -> None:
    """What the verb takes."""
    parser.add_argument("service", help="a service: `tirek law list` names them")
    language_option(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print the template; it is read back by `tirek decide` as it is."""
    facts = facts_of(service_named(given.service).facts)
    sys.stdout.write("\n".join(["{", *_group(facts, "", given.lang), "}"]) + "\n")
    return 0


def _group(facts: tuple[Fact, ...], prefix: str, language: str) -> Iterator[str]:
    inside = [fact for fact in facts if fact.path.startswith(prefix)]
    indent = "  " * (prefix.count(".") + 1)
    heads = list(dict.fromkeys(fact.path[len(prefix) :].partition(".")[0] for fact in inside))
    for number, head in enumerate(heads):
        comma = "," if number < len(heads) - 1 else ""
        alone = next((fact for fact in inside if fact.path == prefix + head), None)
        if alone is None:
            yield f'{indent}"{head}": {{'
            yield from _group(facts, f"{prefix}{head}.", language)
            yield f"{indent}}}{comma}"
        else:
            label = alone.label.in_(language)  # type: ignore[arg-type]
            yield f'{indent}"{head}": {_sample(alone)}{comma}  // {label}; {alone.expected}'


def _sample(fact: Fact) -> str:
    if fact.nullable:
        return "null"
    if fact.choices:
        return f'"{fact.choices[0]}"'
    return "false" if fact.type is bool else '"2025-09-12"'
