"""What `tirek law check` refuses in the market.toml of a service, and in the table of a choice."""

from collections import Counter
from collections.abc import Iterable, Iterator

from tirek.kernel.toml import TomlError
from tirek.law.catalogue import Law
from tirek.law.check.refusal import Refusal
from tirek.law.factsheet import facts_of
from tirek.law.rulebook import RuleBook
from tirek.procedure.cite import Cite
from tirek.procedure.service import Service
from tirek.procedure.supply.choice import FOLDER, choice_table, choice_terms
from tirek.procedure.supply.market import Market
from tirek.procedure.supply.procurement import cited
from tirek.procedure.supply.read_so import readings_missing


def check_markets(law: Law, services: Iterable[Service]) -> Iterator[Refusal]:
    """Every market that names what is not there: an act, a fact; a kind named twice."""
    known = set(law.acts)
    for name, cites in (("choice.toml", _of_the_table()), ("procurement.toml", cited())):
        for cite in cites:
            if cite.act not in known:
                yield Refusal(FOLDER / name, 1, "market", _unknown(cite))
    for service in services:
        path = service.folder / "market.toml"
        try:
            market = service.market
        except TomlError as error:
            yield Refusal(error.path, error.line, "schema", str(error))
            continue
        if market is not None:
            facts = {fact.path for fact in facts_of(service.facts)}
            book = service.rulebook()
            unread = readings_missing(market, service.readings)
            own = (*_stays(market, book, facts), *_not_counted(market, service), *unread)
            wrong = (*_wrong(market, known, facts), *own)
            yield from (Refusal(path, 1, "market", one) for one in wrong)


def _of_the_table() -> Iterator[Cite]:
    table, terms = choice_table(), choice_terms()
    for line in table.transitions:
        yield from line.cites
    for staying in table.stays:
        yield from staying.cites
    spans = (terms.remind, terms.choose, terms.answer, terms.before_start, terms.choose_again)
    for span in spans:
        yield from span.cites


def _wrong(market: Market, acts: set[str], facts: set[str]) -> Iterator[str]:
    yield from (_unknown(cite) for cite in market.cited() if cite.act not in acts)
    for one in market.kind:
        if not one.cites:
            yield f"{one.id}: names no act"
        for fact in filter(None, (one.fact, one.unless, one.or_without, one.given_by)):
            if fact not in facts:
                yield f"{one.id}: {fact} is not a fact of the service"
    kinds = [one.id for one in market.kind]
    grounds = ([one.id for one in some] for some in (market.refusal, market.withdrawal))
    for ids in (kinds, *grounds):
        yield from (f"{name} is there twice" for name, n in Counter(ids).items() if n > 1)


def _stays(market: Market, book: RuleBook, facts: set[str]) -> Iterator[str]:
    """A stay that fills in what is no fact, or asks what is no rule."""
    for kind in market.kind:
        if kind.stay is None:
            continue
        yield from (
            f"{kind.id}: {one} is not a fact of the service" for one in kind.stay.facts
            if one not in facts
        )  # fmt: skip
        yield from (
            f"{kind.id}: {one} is not a rule of the service" for one in kind.stay.rules
            if one not in book.rules
        )  # fmt: skip


def _not_counted(market: Market, service: Service) -> Iterator[str]:
    """What stands for earlier orders and for the account of a year must be there."""
    counting, records, book = market.counting, market.records, service.rulebook()
    if counting is None and any(one.counted for one in market.kind):
        yield "a kind is counted, and nothing says how"
    if counting is not None and not (records and records.since):
        yield "pieces are counted, and no record says since when"
    named = [*(records.facts() if records else ())]
    named += [counting.pieces, counting.another_kind] if counting else []
    paths = {fact.path for fact in facts_of(service.facts)}
    paths |= {f"{row.key}.{fact.path}" for row in book.rows for fact in row.sheet.facts}
    yield from (f"{path} is not a fact of the service" for path in named if path not in paths)
    rules = [*(counting.values() if counting else ())]
    rules += filter(None, (records.next_on, *records.replaced_if)) if records else ()
    yield from (f"{name} is not a rule of the service" for name in rules if name not in book.rules)


def _unknown(cite: Cite) -> str:
    return f"cites {cite.act}, which is not registered"
