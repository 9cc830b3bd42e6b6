"""The pages of the public record that are measured, by the beginning of their figures."""

SERIES, NUMBER = "recorded", 200
EDITION = f"/conferences/{SERIES}/{NUMBER}/"
PAGES = {
    "edition": EDITION,
    "sheet": f"{EDITION}sheet/",
    "participants": f"{EDITION}participants/",
    "edition_documents": f"{EDITION}documents/",
    "series": f"/conferences/{SERIES}/",
    "matrix": f"/conferences/{SERIES}/bodies/",
    "editions": "/editions/",
    "bodies": "/bodies/",
    "body": "/bodies/recorded-7/",
    "topics": "/topics/",
    "topic": "/topics/recorded-3/",
    "documents": "/documents/",
}
