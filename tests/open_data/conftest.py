"""The scene that most tests of open data look at."""

import pytest

from tests.open_data.scene import Scene, full_scene, hide_canaries


@pytest.fixture
def scene(db: None) -> Scene:
    return full_scene()


@pytest.fixture
def guarded(scene: Scene) -> Scene:
    """The scene with canaries in all that is not for the public."""
    hide_canaries(scene)
    return scene
