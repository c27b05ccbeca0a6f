"""A service as the act of a place has it: what the act lists can be chosen in its form.

`options_of = "terms.category"` offers what the edition lists. What is asked further may depend on
what an entry says: "category.income is head or family" holds for those whose `income` is so.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import cast

from tirek.law.chosen import listed
from tirek.law.edition import Alternative, Edition, alternatives
from tirek.procedure.answer import as_sent
from tirek.procedure.condition import Condition, OnlyIf
from tirek.procedure.form import Form
from tirek.procedure.passport import Passport
from tirek.procedure.proofread import proofread
from tirek.procedure.question import LISTED, Field, Option, Question
from tirek.procedure.registries.registry_fact import RegistryFact
from tirek.procedure.service import Service

NOBODY = ("-",)
"""Waits for an answer that cannot be given: the edition has no such entry."""

Lists = Mapping[str, Mapping[str, Alternative]]


@dataclass(frozen=True)
class Placed(Service):
    """A service with the lists of one edition in its form and its documents."""

    edition: Edition = field(kw_only=True)

    @cached_property
    def lists(self) -> Lists:
        """What the edition lists, by group and id."""
        groups = alternatives(cast(Hashable, type(self.edition.terms)))
        return {group: listed(self.edition, group) for group in groups}

    @cached_property
    def form(self) -> Form:
        """The form with the edition's own lists. Raises BadForm."""
        bare = super().form
        form = replace(bare, questions=tuple(_question(one, self.lists) for one in bare.questions))
        proofread(form, self.edition.path)
        return form

    @cached_property
    def passport(self) -> Passport:
        """The passport whose documents and own terms are as the edition has it."""
        bare = super().passport
        documents = (
            replace(one, only_if=resolved(one.only_if, self.lists)) for one in bare.documents
        )
        terms = (replace(one, only_if=resolved(one.only_if, self.lists)) for one in bare.own_terms)
        return replace(bare, documents=tuple(documents), own_terms=tuple(terms))

    @cached_property
    def registry_facts(self) -> tuple[RegistryFact, ...]:
        """What is taken from state systems, of whom the edition's entry leads to it."""
        return tuple(
            replace(one, only_if=resolved(one.only_if, self.lists))
            for one in super().registry_facts
        )


@lru_cache(maxsize=1024)
def placed(service: Service, edition: Edition) -> Placed:
    """The service under an edition; the same one each time."""
    return Placed(
        service.slug,
        service.folder,
        service.facts,
        service.rulebook,
        service.rate,
        edition=edition,
    )


def _question(bare: Question, lists: Lists) -> Question:
    fields = tuple(_field(one, lists) for one in bare.fields)
    return replace(bare, only_if=resolved(bare.only_if, lists), fields=fields)


def _field(bare: Field, lists: Lists) -> Field:
    only_if = resolved(bare.only_if, lists)
    if not bare.options_of.startswith(LISTED):
        return replace(bare, only_if=only_if)
    entries = lists[bare.options_of.removeprefix(LISTED)]
    options = tuple(Option(key, one.name, one.hint) for key, one in entries.items())
    return replace(bare, only_if=only_if, options=options)


def resolved(written: OnlyIf, lists: Lists) -> OnlyIf:
    """The condition with what entries say turned into the entries that say so."""
    found = (_by_entries(one, lists) for one in written.conditions)
    return OnlyIf(" and ".join(f"{one.field} is {' or '.join(one.values)}" for one in found))


def _by_entries(one: Condition, lists: Lists) -> Condition:
    group, asks, term = one.field.partition(".")
    if not asks:
        return one
    entries = lists[group].items()
    keys = (key for key, entry in entries if as_sent(getattr(entry, term)) in one.values)
    return Condition(group, tuple(keys) or NOBODY)
