"""The lines of iCalendar files."""

import datetime as dt
import zoneinfo

import pytest

from eventsite.lib.calendars import escaped, joined, line, moment_line, text_line, time_zone_lines

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")


def zone_lines(name, year=2025):
    first = dt.datetime(year, 6, 3, tzinfo=dt.UTC)
    return time_zone_lines(zoneinfo.ZoneInfo(name), first, first + dt.timedelta(days=2))


@pytest.mark.parametrize("text", ["a" * 300, "Я" * 150, "会议" * 60, "🏔" * 50, "a" * 74 + "Я"])
def test_lines_are_folded_at_75_octets_and_between_characters(text):
    folded = text_line("SUMMARY", text).split("\r\n")

    assert [len(part.encode()) for part in folded if len(part.encode()) > 75] == []
    assert {part[0] for part in folded[1:]} == {" "}
    assert "SUMMARY:" + text == folded[0] + "".join(part[1:] for part in folded[1:])


def test_line_of_75_octets_stays_whole():
    assert line("X", "a" * 73) == "X:" + "a" * 73


def test_file_ends_each_line_with_both_characters():
    assert joined(["A:1", "B:2"]) == b"A:1\r\nB:2\r\n"


def test_text_is_escaped_and_keeps_no_control_character():
    assert escaped("a;b,c\\d\ne\r\x00\x07f\tg") == "a\\;b\\,c\\\\d\\nef\tg"


def test_moment_is_told_by_the_clocks_of_the_zone():
    moment = dt.datetime(2025, 6, 3, 4, tzinfo=dt.UTC)
    zone = zoneinfo.ZoneInfo("Asia/Tashkent")
    assert moment_line("DTSTART", moment, zone) == "DTSTART;TZID=Asia/Tashkent:20250603T090000"
    assert moment_line("DTSTART", moment, zoneinfo.ZoneInfo("UTC")) == "DTSTART:20250603T040000Z"


def test_second_pass_of_a_repeated_hour_is_told_in_utc():
    first = dt.datetime(2025, 10, 26, 0, 30, tzinfo=dt.UTC)
    assert moment_line("DTSTART", first, BERLIN) == "DTSTART;TZID=Europe/Berlin:20251026T023000"
    assert moment_line("DTSTART", first + dt.timedelta(hours=1), BERLIN) == "DTSTART:20251026T013000Z"


def test_zone_without_changes_has_one_rule():
    assert zone_lines("Asia/Tashkent") == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tashkent",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:+0500",
        "TZOFFSETTO:+0500",
        "TZNAME:+05",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_zone_goes_by_its_full_name_and_present_offset():
    lines = zone_lines("Europe/Istanbul")
    assert lines[1] == "TZID:Europe/Istanbul"
    assert {text for text in lines if text.startswith("TZOFFSET")} == {
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0300",
    }


def test_zone_with_changes_tells_each_at_its_local_time():
    rules = "\n".join(zone_lines("Europe/Berlin"))
    assert (
        "BEGIN:DAYLIGHT\nDTSTART:20250330T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST" in rules
    )
    assert (
        "BEGIN:STANDARD\nDTSTART:20251026T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET" in rules
    )


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Asia/Kathmandu", "+0545"), ("America/St_Johns", "-0330"), ("Africa/Monrovia", "+0000")],
)
def test_zone_tells_odd_offsets(zone, offset):
    assert f"TZOFFSETTO:{offset}" in zone_lines(zone)


def test_utc_needs_no_rules():
    assert zone_lines("UTC") == []
