"""Which of the Census Bureau's areas are governments, of what kind, and under what name.

The gazetteer does not carry the Bureau's functional status codes, so the rules below rest on the
legal description that ends each name and on lists from public sources, cited where they are used.
Counts against the Census of Governments are in README.md in this folder.
"""

import re

STATES = {  # geoid: (USPS, name as the Census Bureau gives it)
    "01": ("AL", "Alabama"), "02": ("AK", "Alaska"), "04": ("AZ", "Arizona"),
    "05": ("AR", "Arkansas"), "06": ("CA", "California"), "08": ("CO", "Colorado"),
    "09": ("CT", "Connecticut"), "10": ("DE", "Delaware"), "11": ("DC", "District of Columbia"),
    "12": ("FL", "Florida"), "13": ("GA", "Georgia"), "15": ("HI", "Hawaii"), "16": ("ID", "Idaho"),
    "17": ("IL", "Illinois"), "18": ("IN", "Indiana"), "19": ("IA", "Iowa"), "20": ("KS", "Kansas"),
    "21": ("KY", "Kentucky"), "22": ("LA", "Louisiana"), "23": ("ME", "Maine"),
    "24": ("MD", "Maryland"), "25": ("MA", "Massachusetts"), "26": ("MI", "Michigan"),
    "27": ("MN", "Minnesota"), "28": ("MS", "Mississippi"), "29": ("MO", "Missouri"),
    "30": ("MT", "Montana"), "31": ("NE", "Nebraska"), "32": ("NV", "Nevada"),
    "33": ("NH", "New Hampshire"), "34": ("NJ", "New Jersey"), "35": ("NM", "New Mexico"),
    "36": ("NY", "New York"), "37": ("NC", "North Carolina"), "38": ("ND", "North Dakota"),
    "39": ("OH", "Ohio"), "40": ("OK", "Oklahoma"), "41": ("OR", "Oregon"),
    "42": ("PA", "Pennsylvania"), "44": ("RI", "Rhode Island"), "45": ("SC", "South Carolina"),
    "46": ("SD", "South Dakota"), "47": ("TN", "Tennessee"), "48": ("TX", "Texas"),
    "49": ("UT", "Utah"), "50": ("VT", "Vermont"), "51": ("VA", "Virginia"),
    "53": ("WA", "Washington"), "54": ("WV", "West Virginia"), "55": ("WI", "Wisconsin"),
    "56": ("WY", "Wyoming"), "60": ("AS", "American Samoa"), "66": ("GU", "Guam"),
    "69": ("MP", "Commonwealth of the Northern Mariana Islands"), "72": ("PR", "Puerto Rico"),
    "78": ("VI", "United States Virgin Islands"),
}
TERRITORIES = {"AS", "GU", "MP", "PR", "VI"}


def state_kind(usps):
    if usps == "DC":
        return "federal_district"
    return "territory" if usps in TERRITORIES else "state"


# ---------------------------------------------------------------- counties

_COUNTY_KINDS = (  # longest first: "City and Borough" ends in "Borough"
    (" City and Borough", "city_and_borough"),
    (" Planning Region", "planning_region"),  # Connecticut, county equivalents since 2022
    (" Census Area", "census_area"),  # Alaska's unorganized borough: no government
    (" Municipality", "municipality"),
    (" Municipio", "municipio"),
    (" Borough", "borough"),
    (" County", "county"),
    (" Parish", "parish"),
    (" city", "independent_city"),  # the lower-case suffix is the Bureau's, as in "St. Louis city"
)
_COUNTY_KIND_BY_GEOID = {"11001": "federal_district", "32510": "independent_city"}  # no suffix


def county_kind(area):
    if area.geoid in _COUNTY_KIND_BY_GEOID:
        return _COUNTY_KIND_BY_GEOID[area.geoid]
    for suffix, kind in _COUNTY_KINDS:
        if area.legal_name.endswith(suffix):
            return kind
    raise ValueError(f"county {area.geoid} {area.legal_name}: unknown kind")


# ---------------------------------------------------------------- places

# Not governments: census designated places, and Puerto Rico's communities and urban zones, which
# belong to their municipio.
_STATISTICAL_PLACE = re.compile(r" (CDP|comunidad|zona urbana)$")

# "(balance)" marks what is left of a consolidated city once the other incorporated places inside it
# are taken out. It is a statistical remark, no part of the legal name.
_BALANCE = " (balance)"

_PLACE_KINDS = (  # longest first
    (" city and borough", "city_and_borough"),
    (" metro township", "metro_township"),  # Utah; the five became cities or towns in May 2024
    (" municipality", "municipality"),
    (" corporation", "corporation"),  # Ranson, WV
    (" borough", "borough"),
    (" village", "village"),
    (" city", "city"),
    (" town", "town"),
)

# Names whose ending says no single thing: (name, kind).
_PLACE_BY_GEOID = {
    "1303440": ("Athens-Clarke County", "consolidated_government"),
    "1304204": ("Augusta-Richmond County", "consolidated_government"),
    "1321017": ("Cusseta-Chattahoochee County", "consolidated_government"),
    "1326156": ("Echols County", "consolidated_government"),
    "1332528": ("Georgetown-Quitman County", "consolidated_government"),
    "1349008": ("Macon-Bibb County", "consolidated_government"),
    "1381128": ("Webster County", "consolidated_government"),
    "2028412": ("Greeley County", "consolidated_government"),
    "2146027": ("Lexington-Fayette", "consolidated_government"),
    "2148006": ("Louisville/Jefferson County", "consolidated_government"),
    "3001675": ("Anaconda-Deer Lodge County", "consolidated_government"),
    "3011397": ("Butte-Silver Bow", "consolidated_government"),
    "3209700": ("Carson City", "city"),
    "3460900": ("Princeton", "borough"),  # the borough form of New Jersey law, since 2013
    "4732742": ("Hartsville/Trousdale County", "consolidated_government"),
    "4744382": ("Lynchburg, Moore County", "consolidated_government"),
    "4752006": ("Nashville-Davidson", "consolidated_government"),
    # The charter's words "City of", "Town of", "Village of" are part of the Bureau's name.
    "0814765": ("Creede", "town"),
    "2682453": ("Grosse Pointe Shores", "city"),
    "4873493": ("Pecos", "city"),
}


def is_government_place(area):
    return not _STATISTICAL_PLACE.search(area.legal_name)


def place_names(area):
    """(name, legal name, kind) of an incorporated place."""
    legal_name = area.legal_name.removesuffix(_BALANCE)
    if area.geoid in _PLACE_BY_GEOID:
        name, kind = _PLACE_BY_GEOID[area.geoid]
        return name, legal_name, kind
    for suffix, kind in _PLACE_KINDS:
        if legal_name.endswith(suffix):
            name = legal_name.removesuffix(suffix)
            # Massachusetts cities that style themselves towns: "Barnstable Town city".
            if area.usps == "MA" and kind == "city":
                name = name.removesuffix(" Town")
            return name, legal_name, kind
    raise ValueError(f"place {area.geoid} {area.legal_name}: unknown kind")


# Consolidated city-counties: {place: county}. Independent cities are not listed: the build finds
# them, since the county equivalent's name is the place's own. Left out where the county keeps
# a government or officers of its own next to the city (Indianapolis and Marion County; Baton Rouge,
# Lafayette and Houma and their parishes), or where a city spans several counties (New York City).
CONSOLIDATED = {
    "0203000": "02020",  # Anchorage
    "0236400": "02110",  # Juneau
    "0270540": "02220",  # Sitka
    "0286380": "02275",  # Wrangell
    "0667000": "06075",  # San Francisco
    "0809280": "08014",  # Broomfield
    "0820000": "08031",  # Denver
    "1150000": "11001",  # Washington
    "1235000": "12031",  # Jacksonville, Duval County
    "1303440": "13059",  # Athens-Clarke County
    "1304204": "13245",  # Augusta-Richmond County
    "1319000": "13215",  # Columbus, Muscogee County
    "1321017": "13053",  # Cusseta-Chattahoochee County
    "1326156": "13101",  # Echols County
    "1332528": "13239",  # Georgetown-Quitman County
    "1349008": "13021",  # Macon-Bibb County
    "1381128": "13307",  # Webster County
    "2028412": "20071",  # Greeley County
    "2036000": "20209",  # Kansas City, Wyandotte County
    "2146027": "21067",  # Lexington-Fayette
    "2148006": "21111",  # Louisville/Jefferson County
    "2255000": "22071",  # New Orleans
    "3001675": "30023",  # Anaconda-Deer Lodge County
    "3011397": "30093",  # Butte-Silver Bow
    "4260000": "42101",  # Philadelphia
    "4732742": "47169",  # Hartsville/Trousdale County
    "4744382": "47127",  # Lynchburg, Moore County
    "4752006": "47037",  # Nashville-Davidson
}


# Cities in several counties whose centre point does not lead to the county they are counted with:
# the one that holds the seat of the city and most of its people.
MAIN_COUNTY = {
    "2682453": "26163",  # Grosse Pointe Shores, MI: Wayne; the point is in Lake St. Clair
    "2938000": "29095",  # Kansas City, MO: Jackson; the point is north of the river
    "3651000": "36061",  # New York: City Hall's county; the city spans five, none with a government of its own
    "4803600": "48409",  # Aransas Pass, TX: San Patricio; the point is in the bay
}


# ---------------------------------------------------------------- county subdivisions

# The 20 states with town or township governments, by the Census Bureau's Census of Governments
# (https://www.census.gov/govs/go/municipal_township_govs.html). In the others (Iowa, Arkansas and
# North Carolina among them) townships are divisions of the county without a government.
TOWNSHIP_STATES = {
    "CT", "IL", "IN", "KS", "ME", "MA", "MI", "MN", "MO", "NE",
    "NH", "NJ", "NY", "ND", "OH", "PA", "RI", "SD", "VT", "WI",
}

# Missouri's counties under township organization (RSMo chapter 65). University of Missouri Extension
# (publication DM4001, section I, 2007) gives their number, 22; the list itself awaits a second source.
_MISSOURI = {
    "29011", "29013", "29025", "29033", "29041", "29057", "29061", "29063",  # Barton to DeKalb
    "29069", "29075", "29079", "29081", "29083", "29115", "29117", "29129",  # Dunklin to Mercer
    "29147", "29171", "29207", "29211", "29215", "29217",  # Nodaway to Vernon
}

# Nebraska's counties under township organization, by the paper "Township Government" of about 2021
# (https://docslib.org/doc/10564458/township-government): the 22 named there less Kearney, whose
# voters ended it from January 2023. Adams, Antelope and Hall, which the gazetteer still divides
# into townships, are not among them.
_NEBRASKA = {
    "31015", "31021", "31023", "31035", "31039", "31041", "31051", "31053",  # Boyd to Dodge
    "31059", "31061", "31067", "31083", "31089", "31107", "31121", "31125",  # Fillmore to Nance
    "31141", "31155", "31173", "31175", "31177",  # Platte to Washington
}
_TOWNSHIP_COUNTIES = {"MO": _MISSOURI, "NE": _NEBRASKA}

# Lake of the Woods County, MN: its survey townships serve no administration any more
# (https://en.wikipedia.org/wiki/Local_government_in_Minnesota); without its 23 the state's count
# is the Census of Governments' 1,780.
_COUNTIES_WITHOUT_TOWNSHIPS = {"27077"}

# Single areas that are no active government of their own.
_NOT_GOVERNMENTS = {
    # Census Bureau, Geographic Areas Reference Manual, table 8-3: inactive.
    "3801725740": "Fargo township, ND",
    "3911382222": "Wayne township, Montgomery County, OH (without population)",
    "4207514944": "Cold Spring township, PA",
    "5000327962": "Glastenbury town, VT",
    "5000902125": "Averill town, VT",
    "5000925975": "Ferdinand town, VT",
    "5000939775": "Lewis town, VT",
    "5002565762": "Somerset town, VT",
    # Disincorporated in 1951, without population; without it the count is the Census of Governments'.
    "3300942820": "Livermore town, NH",
}

# Towns whose government is that of the coterminous place of the same name, which places.csv holds.
_SAME_AS_PLACE = {
    # Connecticut's towns consolidated with a city or borough. Without them the state has the 149
    # town governments of the Census of Governments; Groton city is only a part of Groton town.
    "0911037070": "0937000",  # Hartford
    "0911050440": "0950370",  # New Britain
    "0912008070": "0908000",  # Bridgeport
    "0913047360": "0947290",  # Middletown
    "0914001220": "0901150",  # Ansonia
    "0914008490": "0908420",  # Bristol
    "0914019550": "0919480",  # Derby
    "0914049950": "0949880",  # Naugatuck, a borough
    "0914068170": "0968100",  # Shelton
    "0914080070": "0980000",  # Waterbury
    "0916076570": "0976500",  # Torrington
    "0917046520": "0946450",  # Meriden
    "0917047535": "0947515",  # Milford
    "0917052070": "0952000",  # New Haven
    "0917082870": "0982800",  # West Haven
    "0918052350": "0952280",  # New London
    "0918056270": "0956200",  # Norwich
    "0919018500": "0918430",  # Danbury
    "0919056060": "0955990",  # Norwalk
    "0919073070": "0973000",  # Stamford
    # New York's coterminous town-villages of one name
    # (https://ncvoa.org/2022/07/08/coterminous-town-villages/).
    "3600130532": "3630521",  # Green Island
    "3605522870": "3622865",  # East Rochester
    "3611932413": "3632402",  # Harrison
    "3611948895": "3648890",  # Mount Kisco
    "3611965442": "3665431",  # Scarsdale
    # The Town of Cicero, IL governs Cicero township.
    "1703114364": "1714351",
}

_SUBDIVISION_KINDS = (  # longest first
    (" charter township", "charter_township"),  # Michigan
    (" plantation", "plantation"),  # Maine
    (" township", "township"),
    (" town", "town"),
)
_NUMBERED_TOWNSHIP = re.compile(r"^Township \d+$")  # Kansas and Nebraska


def subdivision_kind(area):
    """The kind of a county subdivision that may be a government, else None."""
    if area.usps not in TOWNSHIP_STATES:
        return None
    if _NUMBERED_TOWNSHIP.match(area.legal_name):
        return "township"
    for suffix, kind in _SUBDIVISION_KINDS:
        if area.legal_name.endswith(suffix):
            # New Hampshire's "townships" are unincorporated places of Coos County.
            return None if (area.usps, kind) == ("NH", "township") else kind
    # Cities, boroughs and villages are places too; the rest (precincts, districts, unorganized
    # territories, grants, gores, purchases, locations, reservations, water) are no governments.
    return None


def place_of_same_code(area):
    """The GEOID a place has when the Bureau lists the same government as place and as subdivision.

    It then gives both the same five-digit code after the state's.
    """
    return area.geoid[:2] + area.geoid[5:]


def is_government_subdivision(area, place_geoids):
    county = area.geoid[:5]
    if subdivision_kind(area) is None or place_of_same_code(area) in place_geoids:
        return False
    if area.geoid in _NOT_GOVERNMENTS or area.geoid in _SAME_AS_PLACE:
        return False
    if county in _COUNTIES_WITHOUT_TOWNSHIPS:
        return False
    return area.usps not in _TOWNSHIP_COUNTIES or county in _TOWNSHIP_COUNTIES[area.usps]


def subdivision_names(area):
    """(name, legal name, kind). Only "town" is dropped from the name: a township's name needs the word."""
    kind = subdivision_kind(area)
    name = area.legal_name.removesuffix(" town") if kind == "town" else area.legal_name
    return name, area.legal_name, kind


def listed_geoids():
    """Every GEOID named in this file by hand, so that the build can check that each one exists."""
    return (
        set(MAIN_COUNTY) | set(MAIN_COUNTY.values())
        | set(_COUNTY_KIND_BY_GEOID) | set(_PLACE_BY_GEOID) | set(CONSOLIDATED) | set(CONSOLIDATED.values())
        | _MISSOURI | _NEBRASKA | _COUNTIES_WITHOUT_TOWNSHIPS | set(_NOT_GOVERNMENTS)
        | set(_SAME_AS_PLACE) | set(_SAME_AS_PLACE.values())
    )
