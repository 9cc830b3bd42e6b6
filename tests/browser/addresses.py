"""One address of every kind of public page, as a visitor meets it in the demo data."""

RECORDED = "/conferences/cooperation-without-borders/"
SAMPLE = "/conferences/sample-forum/"
FORUM = f"{SAMPLE}8/"
#: What stands in front of the address in each language.
PREFIXES = {"en": "", "ru": "/ru", "zh": "/zh-hans", "fr": "/fr", "es": "/es", "ar": "/ar"}
MISSING = "/nothing-is-here/"
RECORD = (
    "/",
    "/editions/",
    "/editions/?year=1999",
    RECORDED,
    SAMPLE,
    f"{SAMPLE}bodies/",
    f"{RECORDED}7/",
    FORUM,
    f"{FORUM}sheet/",
    f"{RECORDED}6/participants/",
    f"{FORUM}participants/",
    f"{FORUM}documents/",
    "/bodies/",
    "/bodies/kazakhstan/",
    "/bodies/arvania/",
    "/topics/",
    "/topics/avalanches/",
    "/documents/",
    "/search/",
    "/search/?q=warning",
    "/search/?q=nothingiscalledso",
    "/api/",
    MISSING,
)
PROGRAMME = (
    f"{FORUM}programme/",
    f"{FORUM}programme/?day=all",
    f"{FORUM}programme/?view=compact",
    f"{FORUM}programme/?kind=side-event&tz=Asia/Tokyo",
    f"{FORUM}programme/changes/",
    f"{RECORDED}6/programme/",
)
