"""Granted cases in which nothing has happened since the decision, and what they were decided from.

That is nearly every case of a month. What they are due is worked out for many at once
(`actions.recompute_many`); every other case is left to `actions.recompute`, which knows all that
may happen. So whatever is not certain here is left out: it costs time, never money.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tirek.casework.models import UNDECIDED
from tirek.casework.queries.readable_facts import not_readable, table
from tirek.law.batch.column import NOT_KNOWN, kind_of
from tirek.law.batch.columns import Columns
from tirek.law.batch.lowered import text
from tirek.law.catalogue import Law
from tirek.law.edition import term_values
from tirek.law.fact import UNSAID
from tirek.law.rulebook import RuleBook
from tirek.payments.known import TELLING
from tirek.procedure.service import Service

IN_THE_DECISION = ("Decided", "FactsEstablished", "RegistryAnswered")
"""What they told before the decision is in its facts."""
WITHOUT_EFFECT = ("FactConfirmed", "ChangeNotConfirmed")
"""Told of a quiet case they change nothing: no paper is asked for again, no end was reported."""
READ_HERE = ("bool", "date", "int", "text")
"""Kinds of facts whose column is the value as an event holds it."""
FACTS = table("case")
FACTS_TOLD = "SELECT id AS named, facts AS record FROM quiet"
"""Where `not_readable` finds what is known of each."""

# One event is opened a case, and once: it holds the whole explanation of the decision.
QUIET = """
SELECT c.id, c.place, d.schedule,
    (SELECT jsonb_object_agg(f.key, f.value -> 'value') FROM jsonb_each(d.facts) f) AS facts
FROM casework_case c
CROSS JOIN LATERAL (
    SELECT e.seq, told.facts, said.outcome, said.schedule, said.overruled
    FROM (SELECT e.seq, e.payload FROM casework_event e WHERE e.case_id = c.id
          AND e.kind = 'Decided' ORDER BY e.seq DESC LIMIT 1) e
    CROSS JOIN LATERAL jsonb_to_record(e.payload) AS told (facts jsonb, decision jsonb)
    CROSS JOIN LATERAL jsonb_to_record(told.decision)
        AS said (outcome text, schedule jsonb, overruled jsonb)
) d
WHERE c.id = ANY({cases}::bigint[]) AND c.service = {service} AND c.place IN ({places})
    AND c.stage NOT IN ({undecided}) AND c.decided_on IS NOT NULL
    AND d.outcome = 'granted' AND COALESCE(d.overruled, '[]') = '[]'
    AND NOT EXISTS (
        SELECT FROM casework_case o WHERE o.service = c.service AND o.subject_id = c.subject_id
        AND o.id <> c.id AND o.decided_on IS NOT NULL)
    AND NOT EXISTS (
        SELECT FROM casework_event e WHERE e.case_id = c.id AND e.kind IN ({telling})
        AND NOT (e.seq <= d.seq AND e.kind IN ({in_the_decision})))
"""


def worked_out_together(book: RuleBook) -> bool:
    """Whether many cases of the service may be worked out at once.

    They are not where rules or facts are not for tables of cases, or where the words on how a sum
    came about tell something of the case itself (`worth` finds them once for many).
    """
    if not book.period or book.has_records or book.one_by_one:
        return False
    facts = book.facts.values()
    simple = all(kind_of(one.type)[0] in READ_HERE and one.default is UNSAID for one in facts)
    return simple and "full_rate" in book.rules and _set_by_law(book, "full_rate")


def _set_by_law(book: RuleBook, name: str) -> bool:
    """The value depends on the act and the month alone, whatever the case."""
    if name not in book.rules:
        return name not in book.facts and name not in book.law_on_application
    return all(_set_by_law(book, asked) for asked in book.parameters[name])


def quiet(service: Service, law: Law, cases: Iterable[int]) -> str:
    """(id, place, schedule, facts) of the quiet ones among the cases: what was signed, and why."""
    telling = [kind for kind in TELLING if kind not in WITHOUT_EFFECT]
    return QUIET.format(
        cases=text(f"{{{','.join(str(pk) for pk in cases)}}}"),
        service=text(service.slug),
        places=_listed(places_without_papers(service, law)),
        undecided=_listed(UNDECIDED),
        telling=_listed(telling),
        in_the_decision=_listed(IN_THE_DECISION),
    )


def places_without_papers(service: Service, law: Law) -> list[str]:
    """Places none of whose acts, of any time, asks for a paper again each quarter."""
    asked, editions = service.payment.confirmation, law.editions(service.rulebook())
    if asked is None:
        return list(law.regions)
    return [
        place
        for place in law.regions
        if all(term_values(one).get(asked.every) != "quarter" for one in editions.reaching(place))
    ]


def facts_of_quiet(columns: Columns) -> str:
    """The table `cases` of `law.batch`, from the quiet cases whose facts can be read."""
    shown = ", ".join(_as_columns(columns))
    return f"SELECT id, place, {shown} FROM quiet WHERE id NOT IN ({not_readable(columns.book)})"


def _as_columns(columns: Columns) -> Iterator[str]:
    for one in columns.facts:
        path = text(columns.book.facts[one.name].path)
        yield f"CAST(facts ->> {path} AS {one.type}) AS {one.name}"
        if one.optional:
            yield f"NOT (facts ? {path}) AS {one.name}{NOT_KNOWN}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(text(word) for word in words)
