"""What the pages load is ours, whole, and legible."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command
from pytest_django.fixtures import Settings

from tests.tree.files import ROOT, named, project_files

CSS = ROOT / "static" / "css"
#: Ink on its ground, by the names of tokens.css, and the contrast it needs (WCAG 2.2 AA).
TEXT, MARK = 4.5, 3.0
CATEGORIES = (
    "member",
    "observer",
    "partner",
    "secretariat",
    "un",
    "regional",
    "organization",
    "institute",
    "press",
)
PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink-2", "ink-3") for ground in ("ground", "ground-sunken")],
    *[
        (ink, ground, TEXT)
        for ink in ("ink", "brand")
        for ground in ("ground", "ground-tint", "ground-raised")
    ],
    *[(name, f"{name}-ground", TEXT) for name in ("good", "care", "bad", "info", "plain")],
    ("brand-ink", "brand", TEXT),
    ("brand-ink", "brand-hover", TEXT),
    ("now", "ground", TEXT),
    ("now-ink", "now", TEXT),
    *[(name, "plate", TEXT) for name in ("plate-ink", "plate-ink-2", "plate-thread")],
    ("line-3", "ground", MARK),
    ("chart-1", "ground", MARK),
    *[(f"cat-{name}", "ground", MARK) for name in CATEGORIES],
]


def style_sheets() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".css"]


def own_style_sheets() -> list[Path]:
    return [path for path in style_sheets() if path.parent == CSS]


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, as WCAG defines it."""
    digits = colour.lstrip("#")
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def palettes() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name and the colours of each mode; dark stands twice, once for each of its triggers."""
    text = (CSS / "tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", text.split("@media", 1)[0]))
    yield "light", light
    for trigger in (':root:not([data-bs-theme="light"])', '\n[data-bs-theme="dark"]'):
        block = text.split(trigger, 1)[1].split("}", 1)[0]
        yield trigger.strip(), light | dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block))


@pytest.mark.parametrize(("mode", "colours"), list(palettes()), ids=["light", "dark", "dark by choice"])
def test_colours_are_legible(mode: str, colours: dict[str, str]) -> None:
    ratios = {(ink, ground): contrast(colours[ink], colours[ground]) for ink, ground, _least in PAIRS}

    assert {pair: ratios[pair[:2]] for pair in PAIRS if ratios[pair[:2]] < pair[2]} == {}


def test_both_triggers_of_the_dark_mode_give_the_same_colours() -> None:
    _light, by_system, by_choice = (colours for _mode, colours in palettes())

    assert by_system == by_choice


def test_colours_stand_in_the_tokens_alone() -> None:
    raw = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*[;}])|\brgba?\(")
    found = {named(p): raw.findall(p.read_text()) for p in own_style_sheets() if p.name != "tokens.css"}

    assert {name: hits for name, hits in found.items() if hits} == {}


def test_every_variable_a_style_sheet_uses_is_defined() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in own_style_sheets())
    used = set(re.findall(r"var\(--([\w-]+)", texts))
    defined = set(re.findall(r"--([\w-]+)\s*:", texts))

    assert used - defined == set()


def test_no_style_sheet_embeds_or_fetches_from_elsewhere() -> None:
    reach = re.compile(r"url\(\s*[\"']?(?:data:|https?:|//)[^)]{0,40}|sourceMappingURL|@import")
    found = {named(path): reach.findall(path.read_text(encoding="utf-8")) for path in style_sheets()}

    assert {name: hits for name, hits in found.items() if hits} == {}


def test_static_files_can_all_be_fingerprinted(settings: Settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }

    call_command("collectstatic", interactive=False, verbosity=0)

    stored = ManifestStaticFilesStorage(location=tmp_path).stored_name("css/fonts.css")
    assert (tmp_path / stored).is_file()


def test_vendored_folders_are_listed_with_their_licence() -> None:
    folders = [path for path in (ROOT / "static" / "vendor").iterdir() if path.is_dir()]
    listed = (ROOT / "static" / "vendor" / "VERSIONS.md").read_text(encoding="utf-8")

    assert [folder.name for folder in folders if f"`{folder.name}`" not in listed] == []
    assert [folder.name for folder in folders if not (folder / "LICENSE").is_file()] == []
