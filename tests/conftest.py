"""What every test stands on: uploads go to a folder of the test's own, and the language is English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.utils import translation
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def _own_media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """Start in English: a page in another language would else leave that one to the next test."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _own_content_types() -> None:
    """Know no content type yet: a process keeps those it read; a count of statements would hang on that."""
    ContentType.objects.clear_cache()
