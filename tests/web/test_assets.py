"""The look is ours: no typeface, crest or colour that belongs to somebody else."""

import json

import pytest

from tirek.web import assets

GDS = (
    '@charset "UTF-8";:root{--govuk-brand-colour:#1d70b8}'
    ".govuk-link{font-family:GDS Transport,arial,sans-serif;color:red}"
    "/*! Copyright */@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".govuk-footer__copyright-logo:before{background-image:url(/assets/images/govuk-crest.svg)}"
    ".govuk-tag{color:blue}/*# sourceMappingURL=x.map */"
)


def packages(folder, style=GDS):
    fonts = folder / "@fontsource/golos-text"
    (fonts / "files").mkdir(parents=True)
    (fonts / "unicode.json").write_text(json.dumps(dict.fromkeys(assets.FONT_SUBSETS, "U+0-FF")))
    for subset in assets.FONT_SUBSETS:
        for weight in assets.FONT_WEIGHTS:
            (fonts / f"files/golos-text-{subset}-{weight}-normal.woff2").write_bytes(b"font")
    govuk = folder / "govuk-frontend/dist/govuk"
    govuk.mkdir(parents=True)
    (govuk / "govuk-frontend.min.css").write_text(style)
    client = folder / "ncalayer-js-client"
    client.mkdir()
    (client / "ncalayer-client.js").write_text("// the client")
    htmx = folder / "htmx.org/dist"
    htmx.mkdir(parents=True)
    (htmx / "htmx.min.js").write_text("var htmx={config:{}}")
    return folder


def test_the_styles_lose_typeface_and_crest_and_keep_the_rest():
    style = assets.adapted(GDS)
    for alien in ("GDS", "@font-face", "crest", "/assets/", "sourceMappingURL"):
        assert alien not in style
    assert '.govuk-link{font-family:"Golos Text"' in style
    assert ".govuk-tag{color:blue}" in style


def test_a_release_that_names_its_typeface_otherwise_is_noticed():
    with pytest.raises(assets.AssetError):
        assets.adapted(".a{font-family:GDS Transport Next}")


def test_everything_is_built_and_old_files_go(tmp_path):
    target = tmp_path / "assets"
    target.mkdir()
    (target / "old.css").write_text("")
    assets.build(target, packages(tmp_path / "node_modules"))
    names = {path.name for path in target.iterdir()}
    assert {"tirek.css", "tirek.js", "keep.js", "sign.js", "htmx.js", "mark.svg"} < names
    assert "old.css" not in names
    style = (target / "tirek.css").read_text(encoding="utf-8")
    assert "golos-text-cyrillic-ext-400-normal.woff2" in style
    assert "--tk-brand:#0b6470" in style
    assert "/*" not in style
    assert "allowEval: false" in (target / "htmx.js").read_text()


def test_a_missing_package_is_named(tmp_path):
    with pytest.raises(assets.AssetError, match="npm ci"):
        assets.build(tmp_path / "assets", tmp_path)


def test_the_lock_file_holds_no_addresses():
    lock = (assets.PROJECT / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    assert "omit-lockfile-registry-resolved=true" in (assets.PROJECT / ".npmrc").read_text()
