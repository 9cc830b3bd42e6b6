"""Bodies that the two sources name, spelled as printed there."""

from typing import NamedTuple

from delegations.enums import BodyKind

ORGAN, ORGANIZATION = BodyKind.ORGAN, BodyKind.ORGANIZATION
CARICC, UZA = "CARICC, caricc.org", "UzA, English service"


class NamedBody(NamedTuple):
    """`name` is the printed name, short unless `acronym` stands beside it; `source` prints it."""

    slug: str
    name: str
    kind: BodyKind = ORGAN
    parent: str = ""
    acronym: str = ""
    code: str = ""
    aliases: tuple[str, ...] = ()
    source: str = CARICC


#: Parents stand before their organs.
BODIES = (
    NamedBody("sco", "Shanghai Cooperation Organization", ORGANIZATION, acronym="SCO", code="SCO"),
    NamedBody("sco-secretariat", "Secretariat of the SCO", parent="sco", aliases=("SCO Secretariat",)),
    NamedBody(
        "rats-sco",
        "Regional Anti-Terrorist Structure of the Shanghai Cooperation Organization",
        parent="sco",
        acronym="RATS SCO",
        code="RATS-SCO",
        aliases=("SCO Regional Anti-Terrorist Structure", "SCO RATS"),
    ),
    NamedBody(
        "rats-sco-executive-committee",
        "Executive Committee of the SCO RATS",
        parent="rats-sco",
        aliases=("Executive Committee of RATS SCO",),
        source=UZA,
    ),
    NamedBody("un-security-council", "UN Security Council"),
    NamedBody(
        "un-security-council-counter-terrorism-committee",
        "UN Security Council Counter-Terrorism Committee",
        parent="un-security-council",
    ),
    NamedBody("un-office-of-counter-terrorism", "UN Office of Counter Terrorism"),
    NamedBody(
        "counter-terrorism-committee-executive-directorate",
        "Executive Directorate of the UN Security Council Counter-Terrorism Committee",
        parent="un-security-council-counter-terrorism-committee",
    ),
    # One body, commas and all.
    NamedBody(
        "un-security-council-committee-1267-1989-2253",
        "UN Security Council Committee pursuant to resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"
        " concerning ISIL (Da’esh), Al-Qaida, and associated individuals, groups, undertakings and entities",
        parent="un-security-council",
    ),
    NamedBody(
        "un-security-council-committee-1988",
        "UN Security Council Committee pursuant to resolution 1988 (2011)",
        parent="un-security-council",
    ),
    NamedBody("un-office-on-drugs-and-crime", "UN Office on Drugs and Crime"),
    NamedBody(
        "un-regional-centre-for-preventive-diplomacy-for-central-asia",
        "UN Regional Centre for Preventive Diplomacy for Central Asia",
    ),
    NamedBody(
        "organization-for-security-and-co-operation-in-europe",
        "Organization for Security and Co-operation in Europe",
        ORGANIZATION,
    ),
    NamedBody(
        "eurasian-group",
        "Eurasian Group on Combating Money Laundering and Financing of Terrorism",
        ORGANIZATION,
    ),
    NamedBody("interpol", "INTERPOL", ORGANIZATION, code="INTERPOL"),
    NamedBody(
        "cica-secretariat",
        "Secretariat of the Conference on Interaction and Confidence-Building Measures in Asia",
    ),
    NamedBody("csto-secretariat", "Secretariat of the Collective Security Treaty Organization"),
    NamedBody("cis-anti-terrorism-center", "Commonwealth of Independent States’ Anti-Terrorism Center"),
    NamedBody(
        "cis-border-troops-coordination-service",
        "Coordination Service of the Council of Commanders of the Border Troops of the CIS",
    ),
    NamedBody(
        "international-committee-of-the-red-cross", "International Committee of the Red Cross", BodyKind.OTHER
    ),
    NamedBody(
        "institute-for-strategic-and-regional-studies",
        "Institute for Strategic and Regional Studies under the President of the Republic of Uzbekistan",
        BodyKind.INSTITUTE,
    ),
    NamedBody(
        "caricc",
        "Central Asian Regional Information and Coordination Centre for Combating Illicit Trafficking of"
        " Narcotic Drugs, Psychotropic Substances and their Precursors",
        ORGANIZATION,
        acronym="CARICC",
        code="CARICC",
    ),
)

#: ISO code and printed (formal) name, in the printed order.
STATES = (
    ("IND", "Republic of India"),
    ("KAZ", "Republic of Kazakhstan"),
    ("CHN", "People’s Republic of China"),
    ("KGZ", "Kyrgyz Republic"),
    ("PAK", "Islamic Republic of Pakistan"),
    ("RUS", "Russian Federation"),
    ("TJK", "Republic of Tajikistan"),
    ("UZB", "Republic of Uzbekistan"),
)

#: Bodies of the sixth edition by category, in the printed order. States need no place: their order is that of
#: the Russian short names.
SIXTH = (
    ("sco", ("sco-secretariat",)),
    (
        "un-entities",
        (
            "un-office-of-counter-terrorism",
            "counter-terrorism-committee-executive-directorate",
            "un-security-council-committee-1267-1989-2253",
            "un-security-council-committee-1988",
            "un-office-on-drugs-and-crime",
            "un-regional-centre-for-preventive-diplomacy-for-central-asia",
        ),
    ),
    ("regional-structures", ("organization-for-security-and-co-operation-in-europe", "eurasian-group")),
    (
        "other-key-organizations",
        (
            "interpol",
            "cica-secretariat",
            "csto-secretariat",
            "cis-anti-terrorism-center",
            "cis-border-troops-coordination-service",
        ),
    ),
    (
        "along-with",
        ("international-committee-of-the-red-cross", "institute-for-strategic-and-regional-studies"),
    ),
)
