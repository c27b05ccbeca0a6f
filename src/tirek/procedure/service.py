"""A legal service: one folder, and what the folder hands in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tirek.kernel.text import Text
    from tirek.law.reading import Reading
    from tirek.law.rulebook import RuleBook
    from tirek.procedure.change import Changes
    from tirek.procedure.commission import Proves
    from tirek.procedure.form import Form
    from tirek.procedure.lifecycle import Lifecycle
    from tirek.procedure.own_cases import OwnCases
    from tirek.procedure.passport import Passport
    from tirek.procedure.paying.payment import PaymentTerms
    from tirek.procedure.programme import Programme
    from tirek.procedure.rate import Rate
    from tirek.procedure.registries.registry_fact import RegistryFact
    from tirek.procedure.scenario import Scenario
    from tirek.procedure.situation import InSituation
    from tirek.procedure.supply.homes import PlacesInHomes
    from tirek.procedure.supply.market import Market
    from tirek.procedure.supply.organisation import ChoiceOfOrganisation
    from tirek.procedure.supply.queue import Queue
    from tirek.procedure.vouching import Vouches
    from tirek.procedure.work.hours_of_work import HoursOfWork


@dataclass(frozen=True)
class Service:
    """A service is named by its slug and lives in its folder.

    Everything is read when first asked, so that importing a service costs nothing: `facts` is
    the sheet of facts, `rulebook` a function that makes the rule book. `rate` tells from the
    terms of an edition what it pays (None where it leaves that open); not every service pays.
    """

    slug: str
    folder: Path
    facts: type
    rulebook: "Callable[[], RuleBook]"
    rate: "Callable[[Any], Rate | None] | None" = None

    @cached_property
    def passport(self) -> "Passport":
        """The ten rows of its standard. Raises TomlError."""
        from tirek.procedure.passport import load_passport

        return load_passport(self.folder / "passport.toml")

    @property
    def name(self) -> "Text":
        """Its official name."""
        return self.passport.name

    @cached_property
    def form(self) -> "Form":
        """Its application form. Raises TomlError, BadForm."""
        from tirek.procedure.proofread import load_form

        return load_form(self.folder / "form.toml")

    @cached_property
    def registry_facts(self) -> "tuple[RegistryFact, ...]":
        """What it takes from state information systems. Raises TomlError."""
        from tirek.procedure.registries.registry_fact import load_registry_facts

        return load_registry_facts(self.folder)

    @cached_property
    def conclusions(self) -> "tuple[Proves, ...]":
        """What conclusions of commissions prove in it. Raises TomlError."""
        from tirek.procedure.commission import load_conclusions

        return load_conclusions(self.folder)

    @cached_property
    def vouching(self) -> "tuple[Vouches, ...]":
        """The papers whose issuers are asked whether they hold. Raises TomlError."""
        from tirek.procedure.vouching import load_vouching

        return load_vouching(self.folder)

    @cached_property
    def in_situation(self) -> "InSituation | None":
        """The situation of life it answers, if any. Raises TomlError."""
        from tirek.procedure.situation import load_situation

        return load_situation(self.folder)

    @cached_property
    def own_cases(self) -> "OwnCases | None":
        """What its own cases tell of each other, if anything. Raises TomlError."""
        from tirek.procedure.own_cases import load_own_cases

        return load_own_cases(self.folder)

    @cached_property
    def changes(self) -> "Changes":
        """What a person must tell after the application. Raises TomlError."""
        from tirek.procedure.change import load_changes

        return load_changes(self.folder)

    @cached_property
    def payment(self) -> "PaymentTerms":
        """What ends payment and what is confirmed again. Raises TomlError."""
        from tirek.procedure.paying.payment import load_payment

        return load_payment(self.folder)

    @property
    def pays(self) -> bool:
        """Whether it ends in money; else in a paper, a thing, a stay or hours."""
        return bool(self.rulebook().period)

    @cached_property
    def queue(self) -> "Queue | None":
        """In which order those wait to whom it is granted, if they do. Raises TomlError."""
        from tirek.procedure.supply.queue import load_queue

        return load_queue(self.folder)

    @cached_property
    def market(self) -> "Market | None":
        """What those whose turn came choose among, if they do. Raises TomlError."""
        from tirek.procedure.supply.market import load_market

        return load_market(self.folder)

    @cached_property
    def programme(self) -> "Programme | None":
        """What follows from a new individual programme, if anything. Raises TomlError."""
        from tirek.procedure.programme import load_programme

        return load_programme(self.folder)

    @cached_property
    def hours_of_work(self) -> "HoursOfWork | None":
        """How hours of somebody's work are counted, if it gives such. Raises TomlError."""
        from tirek.procedure.work.hours_of_work import load_hours

        return load_hours(self.folder)

    @cached_property
    def homes(self) -> "PlacesInHomes | None":
        """What follows its grant, if that is a place in a home. Raises TomlError."""
        from tirek.procedure.supply.homes import load_homes

        return load_homes(self.folder)

    @cached_property
    def organisation(self) -> "ChoiceOfOrganisation | None":
        """How its recipient chooses who gives it, if they do. Raises TomlError."""
        from tirek.procedure.supply.organisation import load_organisation

        return load_organisation(self.folder)

    @cached_property
    def lifecycle(self) -> "Lifecycle":
        """The shared procedure with its own differences. Raises TomlError."""
        from tirek.procedure.lifecycle import lifecycle_of

        return lifecycle_of(self.folder)

    @cached_property
    def readings(self) -> "tuple[Reading, ...]":
        """The doubts its acts leave, and how they are read. Raises TomlError."""
        from tirek.law.reading import load_readings

        return load_readings(self.folder)

    @cached_property
    def scenarios(self) -> "tuple[Scenario, ...]":
        """The told examples of its folder. Raises TomlError."""
        from tirek.procedure.scenario import load_scenarios

        return load_scenarios(self.folder / "scenarios")
