"""The emblem of an edition."""

import pytest
from defusedxml import ElementTree

from eventsite.lib.rosette import Wave, petal_count, rosette_svg


@pytest.mark.parametrize("number", [3, 6, 7, 36])
def test_rosette_has_as_many_petals_as_the_edition_has_its_number(number):
    assert petal_count(number) == number


@pytest.mark.parametrize("number", [1, 2, 37, 99])
def test_rosette_of_an_illegible_number_stays_in_the_legible_range(number):
    assert 3 <= petal_count(number) <= 36


def test_wave_swings_out_at_the_top_and_in_between():
    wave = Wave(100, 10, 6)

    assert wave.point(0) == (0.0, -110.0)
    assert wave.point(3.141592653589793) == pytest.approx((0.0, 110.0))
    assert wave.point(3.141592653589793 / 6) == pytest.approx((45.0, -77.942286))


def test_wave_path_closes_where_it_starts():
    path = Wave(100, 10, 4).path(16)

    assert path.startswith("M0 -110C")
    assert path.endswith(" 0 -110z")


def test_rosette_is_the_same_every_time():
    first = rosette_svg(6)
    rosette_svg.cache_clear()

    assert rosette_svg(6) == first


def test_rosette_is_well_formed_and_draws_every_turn():
    drawing = ElementTree.fromstring(rosette_svg(6, turns=5))

    uses = [element for element in drawing.iter() if element.tag.endswith("use")]
    assert len(uses) == 4 + 1 + 2 * 4
