"""Static files put together."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pytest_django.fixtures import Settings

from eventsite.lib.bundles import BundleFinder


@pytest.fixture
def finder(settings: Settings, tmp_path: Path) -> BundleFinder:
    """A site with two sources and one bundle of them."""
    settings.BASE_DIR, settings.VAR_DIR = tmp_path, tmp_path / "var"
    settings.STATIC_BUNDLES = {"site.css": ("css/first.css", "css/second.css")}
    (tmp_path / "static" / "css").mkdir(parents=True)
    (tmp_path / "static" / "css" / "first.css").write_text("a {}\n\n")
    (tmp_path / "static" / "css" / "second.css").write_text("b {}\n")
    return BundleFinder()


def test_bundle_has_its_sources_in_order(finder: BundleFinder) -> None:
    assert Path(finder.find("bundles/site.css")).read_text() == "a {}\nb {}\n"


def test_bundle_is_made_anew_where_a_source_changed(finder: BundleFinder) -> None:
    finder.find("bundles/site.css")
    (finder.sources / "css" / "first.css").write_text("c {}")

    assert Path(finder.find("bundles/site.css")).read_text() == "c {}\nb {}\n"


def test_bundles_are_collected_with_the_other_files(finder: BundleFinder) -> None:
    listed = [(name, Path(storage.path(name)).read_text()) for name, storage in finder.list(None)]

    assert listed == [("bundles/site.css", "a {}\nb {}\n")]


def test_bundle_that_nobody_named_is_not_found(finder: BundleFinder) -> None:
    assert [finder.find(name) for name in ("bundles/other.css", "site.css", "css/first.css")] == [[], [], []]


@pytest.mark.parametrize("name", ["public.css", "public-rtl.css", "public.js"])
def test_bundles_of_the_site_are_found(name: str) -> None:
    assert Path(finders.find(f"bundles/{name}")).stat().st_size > 0
