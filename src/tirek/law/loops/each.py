"""What a rule asks of `Each` record of a list: a loop over the records of what holds them."""

from __future__ import annotations

from tirek.law.batch.each import Asked
from tirek.law.loops.held import Held, Lines


def gathered(lines: Lines, asked: Asked, found: Held, index: str) -> Held:
    """The answer; `found` are the arrays of what is asked, by the record in all cases or in one."""
    scope = asked.scope
    begins, ends = f"s_{scope}[{index}]", f"s_{scope}[{index} + 1]"
    if asked.function == "count":
        return Held(lines.keep(f"{ends} - {begins}"), "int")
    at = f"i_{scope} - b_{scope}" if found.said.startswith("r_") else f"i_{scope}"
    value = f"{found.said}[{at}]"
    if asked.function in ("any", "all"):
        return _settled(lines, asked.function, value, f"for i_{scope} in range({begins}, {ends}):")
    added = lines.keep("0")
    slack = lines.keep("0") if found.slack else ""
    with lines.inside(f"for i_{scope} in range({begins}, {ends}):"):
        if asked.function == "how_many":
            lines.line(f"{added} += 1 if {value} else 0")
        else:
            lines.line(f"{added}, large = plus({added}, {value})")
            lines.line("bad |= large")
        if slack:
            lines.line(f"{slack} += {found.slack}[{at}]")
    if asked.function == "how_many":
        return Held(added, "int")
    return Held(added, found.kind, found.per, slack)


def _settled(lines: Lines, word: str, value: str, loop: str) -> Held:
    found = lines.keep(str(word == "all"))
    with lines.inside(loop):
        lines.line(f"{found} = {found} {'and' if word == 'all' else 'or'} {value}")
    return Held(found, "bool")
