"""The catalogue of texts is complete, and pages ask only for what is in it."""

import re
from pathlib import Path

import pytest
from django.utils import translation

import tirek
from tirek.web import texts
from tirek.web.texts import TextError, catalogue, entry, plural_form, text, text_in

ROOT = Path(tirek.__file__).parent
APPS = sorted(
    path.name
    for path in ROOT.iterdir()
    if path.name in ("web", "portal", "desk")
    and ((path / "texts.toml").exists() or (path / "texts").is_dir())
)
IN_TEMPLATES = re.compile(r"""\{%\s*t\s+"([^"]+)"([^%]*)%\}""")
IN_PYTHON = re.compile(r"""\b(?:text|text_in|entry)\(\s*(?:[a-z]+,\s*)?(f?)"([a-z_]+\.[^"]+)\"""")
ARGUMENT = re.compile(r"(\w+)=")


def templates():
    return sorted(path for app in APPS for path in (ROOT / app).rglob("*.html"))


def modules():
    return sorted(path for app in APPS for path in (ROOT / app).rglob("*.py"))


def test_there_are_pages_to_look_at():
    assert {"web", "portal"} <= set(APPS)
    assert len(templates()) > 20


@pytest.mark.parametrize("app", APPS)
def test_every_entry_has_kazakh_russian_and_english(app):
    found = catalogue(app)
    assert found
    for one in found.values():
        assert {language for language, _ in one.variants()} == {"kk", "ru", "en"}


ALIKE = {
    ("акт",),
    ("банк",),
    ("кабинет",),
    ("аудитор",),
    ("бухгалтер",),
    ("комиссия",),
    ("ведомость",),
    ("журнал",),
    ("техник", "протезист"),
    ("санаторий",),
    ("pdf",),
    ("sms",),
    ("контраст",),
    ("телефон",),
}
"""Words that Kazakh and Russian write alike."""


@pytest.mark.parametrize("app", APPS)
def test_no_text_was_left_untranslated(app):
    """Words of more than two letters that are the same in two languages are an oversight."""
    for one in catalogue(app).values():
        words = [_words(one.in_(language, n=5)) for language in ("kk", "ru", "en")]
        said = [word for word in words if word and word not in ALIKE]
        assert len(said) == len(set(said)), one.key


def _words(written):
    without_values = re.sub(r"\{[^}]*\}", " ", written)
    return tuple(re.findall(r"[^\W\d_]{3,}", without_values.lower()))


@pytest.mark.parametrize("path", templates(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_of_a_template_is_there_with_its_values(path):
    for key, rest in IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
        given = set(ARGUMENT.findall(rest))
        assert entry(key).fields() <= given, f"{path.name}: {key} also needs values"


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_text_a_module_names_is_there(path):
    for pattern, key in IN_PYTHON.findall(path.read_text(encoding="utf-8")):
        app = key.partition(".")[0]
        if app not in APPS:
            continue
        if pattern:
            shape = re.compile(_shape(key))
            assert any(shape.fullmatch(known) for known in catalogue(app)), f"{path}: {key}"
        else:
            assert entry(key)


NAMED = re.compile(r"""["']((?:web|portal|desk)\.(?:[^"'{\s]|\{[^}]*\})+)["']""")


@pytest.mark.parametrize("app", APPS)
def test_no_text_lies_about_unused(app):
    """A key made of parts (f"portal.law.group_{name}") counts for all that have its shape."""
    named = {
        key
        for path in [*templates(), *modules()]
        for key in NAMED.findall(path.read_text(encoding="utf-8"))
    }
    shapes = [re.compile(_shape(key)) for key in named if "{" in key]
    unused = [
        key
        for key in catalogue(app)
        if key not in named and not any(shape.fullmatch(key) for shape in shapes)
    ]
    assert unused == []


def _shape(key):
    return "[A-Za-z0-9_]+".join(map(re.escape, re.split(r"\{[^}]*\}", key)))


def test_a_text_speaks_the_language_of_the_page():
    with translation.override("ru"):
        assert text("web.layout.back") == "Назад"
    with translation.override("kk"):
        assert text("web.layout.back") == "Артқа"


def test_a_missing_key_is_an_error():
    with pytest.raises(TextError, match=r"portal\.start\.no_such"):
        text("portal.start.no_such")


def test_a_value_may_have_any_name():
    with translation.override("ru"):
        written = text("web.pages.where", number="7", of="9")
    assert written == "Страница 7 из 9"


def test_a_missing_value_is_an_error():
    with pytest.raises(TextError, match="number"):
        text_in("ru", "web.pages.where", of=3)


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (1, "one"),
        (2, "few"),
        (5, "many"),
        (11, "many"),
        (12, "many"),
        (21, "one"),
        (22, "few"),
        (111, "many"),
        (0, "many"),
    ],
)
def test_russian_number_forms(n, form):
    assert plural_form("ru", n) == form
    assert plural_form("kk", n) == "other"


def test_number_forms_agree():
    assert [text_in("ru", "portal.service.working_days", n=n) for n in (1, 2, 8)] == [
        "1 рабочий день",
        "2 рабочих дня",
        "8 рабочих дней",
    ]
    assert text_in("kk", "portal.service.working_days", n=8) == "8 жұмыс күні"
    assert text_in("en", "portal.service.working_days", n=1) == "1 working day"


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ('[a]\nkk = "а"\nru = "б"\n', "expected kk, ru and en"),
        ('[a]\nkk = " "\nru = "б"\nen = "c"\n', "kk is blank"),
        ('[a]\nkk = "а {x}"\nru = "б"\nen = "c {x}"\n', "asks for other values"),
        ('[a]\nkk = "а"\nru = {one = "б", few = "б"}\nen = "c"\n', "number forms"),
        ("a = 1\n", "expected a table"),
    ],
)
def test_an_incomplete_entry_is_refused(tmp_path, toml, problem):
    path = tmp_path / "texts.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(TextError, match=problem):
        list(texts.read(path, "x"))
