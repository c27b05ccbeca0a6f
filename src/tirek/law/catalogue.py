"""All the law as coded: acts, parameters, regions, editions. Read once, changed by commits only."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from tirek.kernel.period import Month
from tirek.kernel.toml import load
from tirek.law.act import Act, Acts
from tirek.law.edition import Edition, Editions, load_edition
from tirek.law.parameter import Parameter
from tirek.law.region import Region, RegionFile, Regions
from tirek.law.rulebook import RuleBook

FOLDER = Path(__file__).parent


class Law:
    """The law of every place and day that is coded here.

    `extra` is a folder with further edition files (`<service folder name>/**/*.toml`), so that a
    council's draft can be tried before it is part of the project.
    """

    def __init__(self, folder: Path = FOLDER, extra: Path | None = None) -> None:
        self.folder = folder
        self.extra = extra
        self._editions: dict[str, Editions] = {}
        self._inline: dict[str, Act] = {}
        self._fingerprints: dict[str, str] = {}
        self._by_month: dict[tuple[str, ...], dict[str, Callable[[Month], object | None]]] = {}

    @cached_property
    def acts(self) -> Mapping[str, Act]:
        """The register of acts, with those printed inside edition files."""
        return Acts(self.folder / "acts", self._inline)

    @cached_property
    def parameters(self) -> dict[str, Parameter]:
        """The dated values of national law by id."""
        files = sorted((self.folder / "parameters").glob("*.toml"))
        return {found.id: found for found in (load(Parameter, path) for path in files)}

    @cached_property
    def _regions(self) -> dict[str, Region]:
        regions = load(RegionFile, self.folder / "regions.toml").region
        return {region.id: region for region in regions}

    @cached_property
    def regions(self) -> Regions:
        """The tree of places; it grows with the places that editions bring with them."""
        return Regions(self._regions)

    def parameter_named(self, name: str) -> Parameter:
        """The parameter a rule knows under that name."""
        return next(p for p in self.parameters.values() if name in p.names())

    def by_month(self, names: tuple[str, ...]) -> dict[str, Callable[[Month], object | None]]:
        """For each name a function of the month, remembering what it found."""
        if names not in self._by_month:
            found = {name: _monthly(self.parameter_named(name), name) for name in names}
            self._by_month[names] = found
        return self._by_month[names]

    def edition_files(self, folder: Path) -> list[Path]:
        """Every edition file of a service folder, further ones included."""
        found = sorted((folder / "editions").rglob("*.toml"))
        if self.extra is not None:
            found += sorted((self.extra / folder.name).rglob("*.toml"))
        return found

    def editions(self, book: RuleBook) -> Editions:
        """The editions of a service."""
        if book.slug not in self._editions:
            found = [load_edition(path, book.terms) for path in self.edition_files(book.folder)]
            self._take_in(found)
            self._editions[book.slug] = Editions(found, self.regions)
        return self._editions[book.slug]

    def _take_in(self, editions: Sequence[Edition]) -> None:
        """New places and acts that edition files bring with them."""
        for edition in editions:
            if edition.printed_act is not None:
                self._inline[edition.printed_act.id] = edition.printed_act
                self.__dict__.pop("acts", None)
            if edition.new_place is not None:
                self._regions[edition.new_place.id] = edition.new_place

    def fingerprint(self, book: RuleBook) -> str:
        """SHA-256 over every law file and the service's rules: what a decision was made from."""
        if book.slug not in self._fingerprints:
            self._fingerprints[book.slug] = self._digest(book)
        return self._fingerprints[book.slug]

    def _digest(self, book: RuleBook) -> str:
        digest = hashlib.sha256()
        files = sorted(self.folder.rglob("*.toml")) + self.edition_files(book.folder)
        for path in [*files, *book.files]:
            if path.exists():
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()


def _monthly(parameter: Parameter, name: str) -> Callable[[Month], object | None]:
    @cache
    def of_month(month: Month) -> object | None:
        return parameter.asked(name, month)

    return of_month


@cache
def the_law() -> Law:
    """The law this installation decides by."""
    return Law()
