"""What is measured of the public side, by the beginning of its figures."""

EDITION = "/conferences/measured/1/"
FORMS = {
    "programme": "programme/",
    "schedule_json": "schedule.json",
    "schedule_xml": "schedule.xml",
    "schedule_ics": "programme.ics",
}
