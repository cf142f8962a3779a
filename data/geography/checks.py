"""What must hold for the built tables. Every failure is one line of text; none means all is well."""

import math
import re
from collections import Counter

import governments
from border_zone import LIMIT_KM, NONE, PARTLY, POINT_MARGIN_KM, WHOLLY

COUNTIES_AND_EQUIVALENTS = 3222  # the 2022 gazetteer: 3,144 in the states and DC, 78 in Puerto Rico
INDEPENDENT_CITIES = 41  # 38 in Virginia; Baltimore, St. Louis, Carson City

_STATISTICAL = re.compile(r"\b(CDP|CCD|UT|comunidad|zona urbana|barrio|precinct|\(balance\))", re.ASCII)
_COORDINATES = {"latitude": (-15.0, 72.0), "longitude": (-180.0, 180.0)}

# file: {geoid: values that must be there}
_SPOT_CHECKS = {
    "states.csv": {
        "48": {"usps": "TX", "name": "Texas", "kind": "state"},
        "11": {"usps": "DC", "kind": "federal_district"},
        "72": {"usps": "PR", "kind": "territory", "border_zone": "wholly"},
        "12": {"name": "Florida", "border_zone": "wholly"},
        "15": {"name": "Hawaii", "border_zone": "wholly"},
        "23": {"name": "Maine", "border_zone": "wholly"},
        "26": {"name": "Michigan", "border_zone": "wholly"},
        "20": {"name": "Kansas", "border_zone": "none"},
        "06": {"name": "California", "border_zone": "partly"},
        "02": {"name": "Alaska", "border_zone": "partly"},
    },
    "counties.csv": {
        "48201": {"name": "Harris County", "state": "TX", "kind": "county", "parent": "48", "border_zone": "wholly"},
        "48141": {"name": "El Paso County", "border_zone": "wholly"},
        "48479": {"name": "Webb County", "border_zone": "wholly"},
        "48113": {"name": "Dallas County", "border_zone": "none"},
        "08031": {"name": "Denver County", "border_zone": "none"},
        "17031": {"name": "Cook County", "border_zone": "wholly"},
        "02016": {"name": "Aleutians West Census Area", "border_zone": "wholly"},
        "02290": {"name": "Yukon-Koyukuk Census Area", "border_zone": "partly"},
        "35013": {"name": "Doña Ana County", "state": "NM"},
        "29510": {"name": "St. Louis city", "state": "MO", "kind": "independent_city"},
        "19141": {"name": "O'Brien County"},
        "22071": {"name": "Orleans Parish", "kind": "parish"},
        "02110": {"name": "Juneau City and Borough", "kind": "city_and_borough"},
        "09110": {"name": "Capitol Planning Region", "kind": "planning_region"},
        "72097": {"name": "Mayagüez Municipio", "kind": "municipio"},
    },
    "places.csv": {
        "4835000": {"name": "Houston", "legal_name": "Houston city", "parent": "48201", "same_government_as": ""},
        "0667000": {"name": "San Francisco", "parent": "06075", "same_government_as": "06075"},
        "1150000": {"name": "Washington", "parent": "11001", "same_government_as": "11001"},
        "2404000": {"name": "Baltimore", "same_government_as": "24510"},
        "2965000": {"name": "St. Louis", "same_government_as": "29510"},
        "3209700": {"name": "Carson City", "same_government_as": "32510"},
        "5101000": {"name": "Alexandria", "same_government_as": "51510"},
        "0477000": {"name": "Tucson", "border_zone": "wholly"},
        "1304000": {"name": "Atlanta", "border_zone": "none"},
        "4055000": {"name": "Oklahoma City", "legal_name": "Oklahoma City city"},
        "1836003": {"name": "Indianapolis", "legal_name": "Indianapolis city", "kind": "city"},
        "4752006": {"name": "Nashville-Davidson", "kind": "consolidated_government"},
        "3651000": {"name": "New York", "kind": "city", "same_government_as": ""},
        "1714000": {"name": "Chicago", "parent": "17031"},
        "5127200": {"name": "Falls Church", "parent": "51610", "same_government_as": "51610"},
        "2938000": {"name": "Kansas City", "parent": "29095"},
        "2503690": {"name": "Barnstable", "legal_name": "Barnstable Town city"},
    },
    "county_subdivisions.csv": {
        "4209100156": {"name": "Abington township", "kind": "township", "parent": "42091"},
        "2502109175": {"name": "Brookline", "legal_name": "Brookline town", "kind": "town"},
    },
}


def problems(tables, areas, state_shapes):
    found = []
    for check in (_counts, _identifiers, _parents, _coordinates, _names, _spot_checks, _same_governments,
                  _border_zones):
        found += check(tables)
    found += [f"governments.py names {g}, which the gazetteer lacks"
              for g in sorted(governments.listed_geoids() - set(areas))]
    found += [f"states.csv: the centre of {row.usps} lies outside it"
              for row in tables["states.csv"]
              if not state_shapes[row.geoid].contains(row.latitude, row.longitude)]
    return found


def _counts(tables):
    counties = Counter(row.kind for row in tables["counties.csv"])
    states = Counter(row.kind for row in tables["states.csv"])
    expected = [
        ("states", states["state"], 50),
        ("federal districts", states["federal_district"], 1),
        ("territories", states["territory"], 5),
        ("counties and equivalents", len(tables["counties.csv"]), COUNTIES_AND_EQUIVALENTS),
        ("parishes", counties["parish"], 64),
        ("municipios", counties["municipio"], 78),
        ("planning regions", counties["planning_region"], 9),
        ("independent cities", counties["independent_city"], INDEPENDENT_CITIES),
        ("states with subdivisions", len({r.state for r in tables["county_subdivisions.csv"]}),
         len(governments.TOWNSHIP_STATES)),
    ]
    found = [f"{what}: {actual}, not {count}" for what, actual, count in expected if actual != count]
    # The Census of Governments of 2017 counts 19,495 municipal and 16,253 town or township
    # governments; its rules and these differ a little (see README.md).
    for name, low, high in (("places.csv", 19_400, 19_600), ("county_subdivisions.csv", 16_100, 16_500)):
        if not low <= len(tables[name]) <= high:
            found.append(f"{name}: {len(tables[name])} rows, expected {low} to {high}")
    return found


def _identifiers(tables):
    found = []
    seen = set()
    for name, digits in (("states.csv", 2), ("counties.csv", 5), ("places.csv", 7), ("county_subdivisions.csv", 10)):
        geoids = [row.geoid for row in tables[name]]
        found += [f"{name}: malformed GEOID {g}" for g in geoids if not re.fullmatch(rf"\d{{{digits}}}", g)]
        found += [f"{name}: repeated GEOID {g}" for g, n in Counter(geoids).items() if n > 1 or g in seen]
        if geoids != sorted(geoids):
            found.append(f"{name}: not sorted by GEOID")
        seen.update(geoids)
    return found


def _parents(tables):
    states = {row.geoid: row.usps for row in tables["states.csv"]}
    counties = {row.geoid for row in tables["counties.csv"]}
    found = []
    for name in ("counties.csv", "places.csv", "county_subdivisions.csv"):
        for row in tables[name]:
            if row.parent not in (states if name == "counties.csv" else counties):
                found.append(f"{name}: {row.geoid} has unknown parent {row.parent}")
            if row.parent[:2] != row.geoid[:2] or states.get(row.geoid[:2]) != row.state:
                found.append(f"{name}: {row.geoid} and its parent or state disagree")
    return found


def _coordinates(tables):
    return [
        f"{name}: {row.geoid} has {column} {getattr(row, column)}"
        for name, rows in tables.items() for row in rows for column, (low, high) in _COORDINATES.items()
        if not low <= getattr(row, column) <= high
    ]


def _names(tables):
    found = []
    for name, rows in tables.items():
        for row in rows:
            for text in (row.name, getattr(row, "legal_name", row.name)):
                if not text or text != text.strip() or "\ufffd" in text or _STATISTICAL.search(text):
                    found.append(f"{name}: {row.geoid} has the name {text!r}")
    return found


def _spot_checks(tables):
    found = []
    for name, expected in _SPOT_CHECKS.items():
        by_geoid = {row.geoid: row for row in tables[name]}
        for geoid, values in expected.items():
            for column, value in values.items():
                actual = getattr(by_geoid.get(geoid), column, None)
                if actual != value:
                    found.append(f"{name}: {geoid} {column} is {actual!r}, not {value!r}")
    return found


def _same_governments(tables):
    rows = [row for row in tables["places.csv"] if row.same_government_as]
    found = [f"places.csv: {r.geoid} is the same government as {r.same_government_as} but lies in {r.parent}"
             for r in rows if r.same_government_as != r.parent]
    counties = {row.geoid: row for row in tables["counties.csv"]}
    covered = {row.same_government_as for row in rows}
    found += [f"counties.csv: independent city {g} has no place"
              for g, county in counties.items() if county.kind == "independent_city" and g not in covered]
    if len(covered) != len(rows):
        found.append("places.csv: two places are the same government as one county")
    return found


def _border_zones(tables):
    counties = {row.geoid: row.border_zone for row in tables["counties.csv"]}
    found = []
    for name, rows in tables.items():
        for row in rows:
            low, high = _possible_km(row, name)
            if not low <= row.border_km <= high:
                found.append(f"{name}: {row.geoid} is {row.border_zone} at {row.border_km:.2f} km")
            if name != "states.csv" and counties.get(row.parent, PARTLY) not in (PARTLY, row.border_zone):
                found.append(f"{name}: {row.geoid} is {row.border_zone}, its county {row.parent} {counties[row.parent]}")
    return found


def _possible_km(row, name):
    """The distances that agree with a row's zone."""
    if row.border_zone == NONE:
        return LIMIT_KM, math.inf
    by_point = name in ("places.csv", "county_subdivisions.csv") and not getattr(row, "same_government_as", "")
    if row.border_zone == PARTLY and by_point:
        return LIMIT_KM - POINT_MARGIN_KM, LIMIT_KM + POINT_MARGIN_KM
    return 0, LIMIT_KM
