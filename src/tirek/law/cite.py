"""From what a rule cites to a citation a person can follow: the act, the paragraph, the words."""

from dataclasses import dataclass
from functools import cache, cached_property

from tirek.kernel.text import Language, Text
from tirek.law.act import Act
from tirek.law.edition import Edition
from tirek.law.words import act_day_text, word


@dataclass(frozen=True)
class Citation:
    """A place in an act: its id, the paragraph as printed ("" for the act as a whole)."""

    act: str
    paragraph: str
    label: Text
    quote: str = ""
    url: str = ""

    def as_document(self, to: Language | None = None) -> dict[str, object]:
        """JSON-ready, with its label in one language or in every one; not to be changed."""
        if to not in self._documents:
            self._documents[to] = {
                "act": self.act,
                "paragraph": self.paragraph,
                "label": self.label.written(to),
                "quote": self.quote or None,
                "url": self.url or None,
            }
        return self._documents[to]

    @cached_property
    def _documents(self) -> dict[Language | None, dict[str, object]]:
        # One paragraph stands behind many steps of many decisions.
        return {}


def act_label(act: Act) -> Text:
    """«Жаксынский районный маслихат, решение от 11 декабря 2023 года № 8С-15-3»."""
    if act.kind in ("constitution", "code"):
        return act.title  # a code is known by its name
    number = f" № {act.number}" if act.number else ""
    kind = word("kind", act.kind)
    if act.adopted is None:
        return Text(*(f"{act.body.in_(l)}, {kind.in_(l)}{number}" for l in ("kk", "ru", "en")))  # noqa: E741
    day = act_day_text(act.adopted)
    return Text(
        f"{act.body.kk}, {day.kk}{number} {kind.kk.lower()}",
        f"{act.body.ru}, {kind.ru.lower()} {day.ru}{number}",
        f"{act.body.in_('en')}, {kind.en.lower()} {day.en}{number.replace('№', 'No')}",
    )


def _with_place(label: Text, place: Text | None) -> Text:
    if place is None:
        return label
    return Text(
        f"{label.kk}, {place.kk}", f"{label.ru}, {place.ru}", f"{label.in_('en')}, {place.en}"
    )


def cite_act(act: Act, paragraph: str) -> Citation:
    """A citation of a national act: paragraph "16", or "annex-3/9" for row 9 of annex 3."""
    return Citation(act.id, paragraph, _with_place(act_label(act), _place(paragraph)), url=act.url)


def cite_edition(edition: Edition, act: Act, group: str) -> Citation | None:
    """The paragraph of a local edition that sets a group of terms; None where it sets none."""
    found = edition.paragraph(group)
    if found is None:
        return None
    label = _with_place(act_label(act), _place(found.paragraph))
    anchor = f"#p{found.paragraph}" if found.paragraph else ""
    return Citation(act.id, found.paragraph, label, found.quote, f"/law/{edition.id}/{anchor}")


@cache
def _place(paragraph: str) -> Text | None:
    if not paragraph:
        return None
    if paragraph.startswith("annex-"):
        annex, _, row = paragraph.removeprefix("annex-").partition("/")
        label = word("cite", "annex").format(n=annex)
        return _with_place(label, word("cite", "row").format(n=row)) if row else label
    if paragraph.startswith("art-"):
        return word("cite", "article").format(n=paragraph.removeprefix("art-"))
    return word("cite", "paragraph").format(n=paragraph)
